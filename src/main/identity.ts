/** The setting of identity providers: JSON, or the file that holds it. */
import { readFileSync } from 'node:fs'
import {
  type IdentityProvider,
  parseIdentityProviders,
} from '../domain/account/identity-provider.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'

/** Reads JISSEKI_OIDC. Refuses a file that cannot be read, and whatever is wrong in the list. */
export function readIdentityProviders(
  setting: string | undefined,
): Result<readonly IdentityProvider[]> {
  if (setting === undefined) return ok([])
  const text = setting.trim()
  if (text.startsWith('[')) return parseIdentityProviders(text)
  try {
    return parseIdentityProviders(readFileSync(text, 'utf8'))
  } catch {
    return refuseFile(text)
  }
}

function refuseFile(path: string): Refused {
  // What is no list may be a secret that was pasted wrongly: only what looks like a path is shown.
  const shown = /^[\w./\\:~-]{1,200}$/.test(path) ? path : ''
  const [ja, en] = shown === '' ? ['', ''] : [`「${shown}」`, ` ("${shown}")`]
  return refuse(
    'setting_identity_providers_unreadable',
    `設定 JISSEKI_OIDC のファイル${ja}を読めません。[ で始まるJSONか、読めるファイルの場所を指定してください。`,
    `The file of the setting JISSEKI_OIDC${en} cannot be read. Give JSON that begins with [, or the path of a file.`,
  )
}
