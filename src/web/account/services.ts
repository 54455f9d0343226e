/** What the accounts' room works with, beside the books. */
import type { Postman } from '../../commands/notice/post.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import type { OidcClient } from './oidc-client.ts'

/** How mails go out, who else can say who somebody is, and what the site is called. */
export type AccountServices = {
  readonly postman: Postman
  readonly oidc: OidcClient
  /** The address by which browsers reach the site: for links in mails and for passkeys. */
  readonly ownUrl: () => string
  /** What people's passkeys and authenticator apps call the site. */
  readonly siteName: Bilingual
  /** Whether mails leave the machine; otherwise they are kept for the desk to read. */
  readonly sendsMail: boolean
}
