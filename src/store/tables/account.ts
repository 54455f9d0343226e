/** The tables of accounts: who may sign in, how, and with what rights. */
import type { ColumnType } from 'kysely'
import type { ChangingMoment, Json, Moment, OptionalMoment } from './column.ts'

type AccountTable = {
  authority: string
  account: string
  address: string | null
  name: string
  kana: string | null
  telephone: string | null
  birth_date: string | null
  language: string
  password_hash: string | null
  totp_secret: string | null
  totp_pending: string | null
  totp_confirmed_at: OptionalMoment
  totp_step: number | null
  party: string | null
  created_at: Moment
  closed_at: OptionalMoment
}

type MembershipTable = {
  authority: string
  id: string
  account: string
  party: string
  corporate_number: string
  declared_at: Moment
  confirmed_at: OptionalMoment
  confirmed_by: string | null
  ended_at: OptionalMoment
  ended_by: string | null
}

type RoleGrantTable = {
  authority: string
  id: string
  account: string
  role: string
  programme: string
  given_at: Moment
  given_by: string
  ended_at: OptionalMoment
  ended_by: string | null
}

type CredentialTable = {
  authority: string
  id: string
  account: string
  public_key: ColumnType<Buffer, Uint8Array, never>
  counter: number
  transports: string[]
  label: string
  created_at: Moment
  last_used_at: OptionalMoment
}

type RecoveryCodeTable = {
  authority: string
  account: string
  digest: string
  used_at: OptionalMoment
}

type ExternalIdentityTable = {
  authority: string
  issuer: string
  subject: string
  account: string
  linked_at: Moment
  last_used_at: ChangingMoment
}

type MailLinkTable = {
  authority: string
  id: string
  digest: string
  purpose: string
  address: string
  payload: Json
  created_at: Moment
  expires_at: Moment
  used_at: OptionalMoment
  ended_at: OptionalMoment
}

type SignInTable = {
  authority: string
  id: string
  digest: string
  account: string
  way: string
  created_at: Moment
  last_seen_at: ChangingMoment
  expires_at: Moment
  second_factor_at: OptionalMoment
  device: string | null
  address: string | null
  ended_at: OptionalMoment
}

type SignInChallengeTable = {
  authority: string
  digest: string
  purpose: string
  account: string | null
  content: Json
  expires_at: Moment
}

type AttemptTable = {
  authority: string
  kind: string
  subject: string
  started_at: ChangingMoment
  failures: number
}

type ApiTokenTable = {
  authority: string
  id: string
  digest: string
  account: string
  label: string
  scopes: string[]
  second_factor: boolean
  created_at: Moment
  expires_at: Moment
  last_used_at: OptionalMoment
  ended_at: OptionalMoment
}

/** The tables of accounts by their names. */
export type AccountTables = {
  account: AccountTable
  membership: MembershipTable
  role_grant: RoleGrantTable
  credential: CredentialTable
  recovery_code: RecoveryCodeTable
  external_identity: ExternalIdentityTable
  mail_link: MailLinkTable
  sign_in: SignInTable
  sign_in_challenge: SignInChallengeTable
  attempt: AttemptTable
  api_token: ApiTokenTable
}
