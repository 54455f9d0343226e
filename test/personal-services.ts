/** What personal pages work with, on a test's own database. */
import { openClaims } from '../src/commands/application/claims.ts'
import type { Context } from '../src/commands/context.ts'
import { openPostman } from '../src/commands/notice/post.ts'
import { createOidcClient } from '../src/web/account/oidc-client.ts'
import type { AccountServices } from '../src/web/account/services.ts'
import type { PersonalServices } from '../src/web/services.ts'

/** The services of all rooms; a room that needs something more adds it here too. */
export function personalServices(
  { context }: { readonly context: Context },
  accounts: Partial<AccountServices> = {},
): PersonalServices {
  const { database, authority, clock } = context
  return {
    database,
    authority,
    clock,
    claims: openClaims(context),
    siteUrl: null,
    contact: null,
    accounts: {
      postman: openPostman(clock),
      oidc: createOidcClient([], () => 'http://localhost/'),
      ownUrl: () => 'http://localhost',
      siteName: { ja: '東京都', en: 'Tokyo' },
      sendsMail: true,
      ...accounts,
    },
  }
}
