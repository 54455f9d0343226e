/** The books as the command line gets them. */
import type { OpenBooks } from '../cli/services.ts'
import type { Context } from '../commands/context.ts'
import { openBooks } from '../commands/open-books.ts'
import { ok, type Result } from '../kit/result.ts'
import { type Authority, listAuthorities } from '../store/authority.ts'
import { newClient } from '../store/database.ts'
import { readStatus } from '../store/status.ts'
import type { Config } from './config.ts'
import { type Installation, openInstallation, type Opening } from './installation.ts'
import { findSiteAddress } from './site-address.ts'

/** Opens the books that the settings name, for one command. */
export async function openBooksOf(
  config: Config,
  opening: Omit<Opening, 'role'>,
): Promise<Result<OpenBooks>> {
  const opened = await openInstallation(config, { ...opening, role: 'command' })
  return opened.ok ? ok(booksOf(opened.value, await findSiteAddress(config))) : opened
}

function booksOf({ context, running, close }: Installation, siteUrl: URL): OpenBooks {
  const asOwner = async <T>(work: (owner: OwnerClient) => Promise<T>): Promise<T> => {
    const owner = newClient(running.owner)
    await owner.connect()
    try {
      return await work(owner)
    } finally {
      await owner.end()
    }
  }
  return {
    context,
    ownerUrl: running.ownerUrl,
    outlives: running.outlives,
    place: running.place,
    siteUrl,
    status: () => asOwner(readStatus),
    authorities: () => asOwner(listAuthorities),
    addAuthority: (authority) => addAuthority(context, authority),
    close,
    abandon: () => running.stop(),
  }
}

type OwnerClient = ReturnType<typeof newClient>

async function addAuthority(context: Context, added: Authority): Promise<Result<Authority>> {
  const theirs = { ...context, authority: added.code }
  const opened = await openBooks(theirs, { example: null, name: added.name })
  return opened.ok ? ok(added) : opened
}
