/** From where somebody reaches the site, and how the site reaches them. */
import type { Postman } from '../notice/post.ts'

/** What is known of a browser that asks. */
export type Visit = {
  /** The User-Agent line; null where there is none. */
  readonly userAgent: string | null
  /** The network address; null where it cannot be told. */
  readonly address: string | null
}

/** How mails are sent: to a queue, in the transaction that wants them, with links to this site. */
export type Mailing = {
  readonly postman: Postman
  /** The site's own address: https://example.jp. */
  readonly siteUrl: string
}
