/** Addresses that are handed over: on paper, in a QR code, in a mail of one's own. */
import type { PersonalServices } from '../../services.ts'

/** The whole address of a path: of the site as visitors see it, or else of this server. */
export function wholeAddress({ siteUrl, accounts }: PersonalServices, path: string): string {
  return new URL(path, siteUrl ?? accounts.ownUrl()).href
}
