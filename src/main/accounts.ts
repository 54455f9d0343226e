/** What the pages of accounts work with, put together from the settings. */
import type { Mailing } from '../commands/account/visit.ts'
import { openPostman } from '../commands/notice/post.ts'
import type { Context } from '../commands/context.ts'
import { findAuthority } from '../store/authority.ts'
import { withAuthority } from '../store/database.ts'
import { createOidcClient } from '../web/account/oidc-client.ts'
import type { AccountServices } from '../web/account/services.ts'
import { linksIn } from '../web/routes.ts'
import type { Config } from './config.ts'

/** The site as its visitors reach it. The port is known once the server listens. */
export type OwnSite = { url: URL }

/**
 * Where this computer's own browsers reach the server. By name: passkeys are made for names, and no
 * browser takes a number for one.
 */
export function ownAddress({ host, port }: Pick<Config, 'host' | 'port'>): URL {
  const isOwn = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)
  const name = isOwn ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return new URL(`http://${name}:${port}`)
}

/** Puts it together. Identity providers are asked nothing before somebody chooses one. */
export async function openAccounts(
  { database, authority, clock }: Context,
  config: Config,
  site: Readonly<OwnSite>,
): Promise<AccountServices> {
  const found = await withAuthority(database, authority, findAuthority)
  const ownUrl = () => site.url.origin
  const { arriveIdentity } = linksIn('ja')
  return {
    postman: openPostman(clock),
    oidc: createOidcClient(
      config.identityProviders,
      (provider) => new URL(arriveIdentity({ provider }), site.url).href,
    ),
    ownUrl,
    siteName: found?.name ?? { ja: authority, en: authority },
    sendsMail: config.mail.server !== null,
  }
}

/** How the API's invitations are sent: with links to the site as its visitors reach it. */
export function openMailing({ clock }: Context, site: Readonly<OwnSite>): Mailing {
  return {
    postman: openPostman(clock),
    get siteUrl() {
      return site.url.origin
    },
  }
}
