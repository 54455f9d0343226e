/** What a token for programs may be used for, within the rights of the account that made it. */
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import type { Bilingual } from '../../kit/bilingual.ts'

/** The scopes with their labels. Writing does not bring reading with it. */
export const apiScopes = {
  'report.read': { ja: '計画・報告書を読む', en: 'read plans and reports' },
  'offering.read': { ja: '募集を読む', en: 'read offerings' },
  'offering.write': { ja: '募集を作る・直す', en: 'set up offerings' },
  'application.read': { ja: '申込を読む', en: 'read applications' },
  'application.write': { ja: '申込をする・進める', en: 'make applications and move them on' },
  'activity.read': { ja: '出欠・面接などの記録を読む', en: 'read what happened' },
  'activity.write': { ja: '出欠・面接などを記録する', en: 'record what happened' },
  'consultation.read': { ja: '相談の内容を読む', en: 'read what is said in consultations' },
  'consultation.write': { ja: '相談を書く・答える', en: 'write in consultations' },
  'profile.read': { ja: '自分の登録内容を読む', en: 'read the own profile' },
  'profile.write': { ja: '自分の登録内容を直す', en: 'change the own profile' },
  'people.read': { ja: '利用者と権限を読む', en: 'read people and roles' },
  'people.write': { ja: '職員を招く・権限を変える', en: 'invite staff and change roles' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type ApiScope = keyof typeof apiScopes

/** The names of the scopes. */
export const apiScopeNames = Object.keys(apiScopes) as readonly ApiScope[]

/** Reads the scopes of a new token: at least one, each known; one named twice counts once. */
export function parseApiScopes(names: readonly string[]): Result<readonly ApiScope[]> {
  if (names.length === 0) return none
  const unknown = names.find((name) => !apiScopeNames.some((scope) => scope === name))
  if (unknown !== undefined) return refuseUnknown(unknown)
  return ok(apiScopeNames.filter((scope) => names.includes(scope)))
}

const none = refuse(
  'scopes_are_missing',
  'トークンでできることを、1つ以上選んでください。',
  'Choose at least one thing that the token may be used for.',
)

function refuseUnknown(name: string): Refused {
  const known = apiScopeNames.join(', ')
  const shown = name.slice(0, 40)
  return refuse(
    'scope_unknown',
    `「${shown}」という範囲はありません。次の中から選んでください: ${known}`,
    `There is no scope "${shown}". Choose from: ${known}`,
  )
}
