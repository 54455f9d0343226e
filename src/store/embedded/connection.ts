/**
 * How to connect: the credentials that the database was created with, and the settings for `pg`
 * made from them.
 */
import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What `pg` needs in order to connect through the socket. */
export type ConnectionSettings = {
  /** The folder of the socket. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** The passwords of both roles. */
export type Credentials = { readonly owner: string; readonly application: string }

/** The role that owns everything and runs the migrations. A superuser. */
export const ownerRole = 'jisseki_owner'
/** The role that the program works as. It owns nothing and bypasses nothing. */
export const applicationRole = 'jisseki_app'
/** The database of the product. */
export const databaseName = 'jisseki'
/** Only names the socket file (.s.PGSQL.5432): there is no TCP port. */
export const socketPort = 5432

const fileName = 'credentials.json'
const shape = z.object({ owner: z.string(), application: z.string() })

/** New passwords: 256 random bits each, in letters that need no quoting anywhere. */
export function inventCredentials(): Credentials {
  return { owner: secret(), application: secret() }
}

const secret = (): string => randomBytes(32).toString('hex')

/** Writes the credentials into a new file that only the program's own user can read. */
export async function writeCredentials(home: string, credentials: Credentials): Promise<void> {
  const file = await open(join(home, fileName), 'wx', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(credentials, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Reads the credentials; null where the file is missing or is not one. */
export async function readCredentials(home: string): Promise<Credentials | null> {
  try {
    return shape.parse(JSON.parse(await readFile(join(home, fileName), 'utf8')))
  } catch {
    return null
  }
}

/** Settings for the owner, in `database`. */
export const asOwner = (
  host: string,
  credentials: Credentials,
  database: string = databaseName,
): ConnectionSettings => ({
  host,
  port: socketPort,
  user: ownerRole,
  password: credentials.owner,
  database,
})

/** Settings for the application's role. */
export const asApplication = (host: string, credentials: Credentials): ConnectionSettings => ({
  host,
  port: socketPort,
  user: applicationRole,
  password: credentials.application,
  database: databaseName,
})
