/**
 * The installation's secret: from the setting JISSEKI_SECRET, or from a file in the program's
 * folder that the first start writes. What is sealed with it is of no use without it.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { openVault, secretBytes, type Vault } from '../kit/vault.ts'
import type { Config } from './config.ts'

const fileName = 'secret.key'

/** The vault of an installation. Refuses a file that does not hold a secret. */
export async function openInstallationVault({
  secret,
  folder,
}: Pick<Config, 'secret' | 'folder'>): Promise<Result<Vault>> {
  if (secret !== null) return ok(openVault(Buffer.from(secret, 'hex')))
  const path = join(folder, fileName)
  const known = (await readSecret(path)) ?? (await writeSecret(folder, path))
  return secretForm.test(known) ? ok(openVault(Buffer.from(known, 'hex'))) : refuseFile(path)
}

/** What a secret looks like: 64 hexadecimal digits. */
const secretForm = new RegExp(`^[0-9a-f]{${secretBytes * 2}}$`)

async function readSecret(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if (isOfKind(error, 'ENOENT')) return null
    throw error
  }
}

/** Writes a new secret that only the program's user can read; where another was faster, theirs. */
async function writeSecret(folder: string, path: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const secret = randomBytes(secretBytes).toString('hex')
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      await file.writeFile(`${secret}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    return secret
  } catch (error) {
    if (isOfKind(error, 'EEXIST')) return (await readSecret(path)) ?? ''
    throw error
  }
}

const isOfKind = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

function refuseFile(path: string): Refused {
  return refuse(
    'secret_file_unreadable',
    `${path} が秘密の鍵のファイルの形ではありません。控えから戻してください。控えがないときはファイルを消すと新しく作られますが、職員は認証アプリを登録し直すことになります。`,
    `${path} does not hold the installation's secret. Put it back from a backup. Without one, delete the file: a new one is made, and staff have to set up their authenticator apps again.`,
  )
}
