/** The settings, from the environment. What cannot be understood is refused with its name. */
import { fileURLToPath } from 'node:url'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { IdentityProvider } from '../domain/account/identity-provider.ts'
import { type LocalGovernmentCode, parseLocalGovernmentCode } from '../domain/codes.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { readIdentityProviders } from './identity.ts'
import { type MailConfig, mailExpectations, mailSettings, readMailConfig } from './mail.ts'

/** The project's own folder. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))

/** The example years that the program brings. */
export const examples = ['tokyo-2023'] as const
export type ExampleName = (typeof examples)[number]

/** The settings of the program. */
export type Config = {
  /** The folder of the embedded database and of the logs. */
  readonly folder: string
  /** A PostgreSQL server to use instead of the embedded one. */
  readonly databaseUrl: string | null
  /** A folder with other PostgreSQL programs. */
  readonly binaries: string | null
  /** What secrets in the database are sealed with, in hexadecimal; null: a file in the folder. */
  readonly secret: string | null
  readonly host: string
  readonly port: number
  /** The site as visitors reach it; null where nothing stands before the server. */
  readonly siteUrl: URL | null
  /** Whether a proxy before the server names the address that a request came from. */
  readonly isBehindProxy: boolean
  readonly mail: MailConfig
  /** Who else may say who somebody is. */
  readonly identityProviders: readonly IdentityProvider[]
  /** Null: the only authority of the database. */
  readonly authority: LocalGovernmentCode | null
  /** What a new database is filled with. */
  readonly example: ExampleName | null
}

type Environment = Readonly<Record<string, string | undefined>>

/** The authority whose books a new database holds: 東京都. */
export const firstAuthority = '130001' as LocalGovernmentCode

/** Reads the settings. A setting that is an empty text counts as absent. */
export function readConfig(environment: Environment): Result<Config> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const read = settings.safeParse(given)
  if (!read.success) return refuseSetting(String(read.error.issues[0]?.path[0] ?? ''), given)
  const values = read.data
  const authority = readAuthority(values.JISSEKI_AUTHORITY)
  if (!authority.ok) return authority
  const mail = readMailConfig(values)
  if (!mail.ok) return mail
  const identityProviders = readIdentityProviders(values.JISSEKI_OIDC)
  if (!identityProviders.ok) return identityProviders
  const isElsewhere = authority.value !== null && authority.value !== firstAuthority
  const example = chooseExample(values, isElsewhere)
  if (example === 'tokyo-2023' && isElsewhere) return refuseExample(String(authority.value))
  return ok({
    folder: resolve(values.JISSEKI_DATA ?? resolve(projectFolder, 'var')),
    databaseUrl: values.DATABASE_URL ?? null,
    binaries: values.JISSEKI_PG_BIN ?? null,
    secret: values.JISSEKI_SECRET,
    host: values.JISSEKI_HOST,
    port: values.JISSEKI_PORT,
    siteUrl: values.JISSEKI_SITE_URL ?? null,
    isBehindProxy: values.JISSEKI_BEHIND_PROXY === 'yes',
    mail: mail.value,
    identityProviders: identityProviders.value,
    authority: authority.value,
    example: example === 'none' ? null : example,
  })
}

/** The example is for the embedded database of its authority, unless it is asked for. */
function chooseExample(
  { JISSEKI_EXAMPLE: asked, DATABASE_URL: server }: z.output<typeof settings>,
  isElsewhere: boolean,
): ExampleName | 'none' {
  return asked ?? (server === undefined && !isElsewhere ? 'tokyo-2023' : 'none')
}

const settings = z.object({
  JISSEKI_DATA: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//)
    .optional(),
  JISSEKI_PG_BIN: z.string().optional(),
  JISSEKI_SECRET: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  JISSEKI_HOST: z.string().default('127.0.0.1'),
  JISSEKI_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default('8080')
    .transform(Number)
    .pipe(z.number().min(0).max(65_535)),
  JISSEKI_SITE_URL: z
    .string()
    .regex(/^https?:\/\/[^/?#@\s]+\/?$/)
    .refine((text) => URL.canParse(text))
    .transform((text) => new URL(text))
    .optional(),
  JISSEKI_BEHIND_PROXY: z.enum(['yes', 'no']).default('no'),
  ...mailSettings,
  JISSEKI_OIDC: z.string().optional(),
  JISSEKI_AUTHORITY: z.string().optional(),
  JISSEKI_EXAMPLE: z.enum([...examples, 'none']).optional(),
})

const expectations: Readonly<Record<string, readonly [string, string]>> = {
  DATABASE_URL: [
    'postgresql:// で始まる接続先を指定してください',
    'give an address that begins with postgresql://',
  ],
  JISSEKI_SECRET: [
    '0-9とa-fの64文字で指定してください（openssl rand -hex 32 で作れます）',
    'give 64 hexadecimal digits in small letters, as openssl rand -hex 32 makes them',
  ],
  JISSEKI_PORT: [
    '0 から 65535 までの整数を指定してください',
    'give a whole number from 0 to 65535',
  ],
  JISSEKI_SITE_URL: [
    'https://jisseki.example.jp のように、パスを付けずに指定してください',
    'give it without a path, such as https://jisseki.example.jp',
  ],
  JISSEKI_BEHIND_PROXY: ['yes か no を指定してください', 'give yes or no'],
  ...mailExpectations,
  JISSEKI_EXAMPLE: [
    `${examples.join('、')}、none のどれかを指定してください`,
    `give one of ${examples.join(', ')} or none`,
  ],
}

const hidden: ReadonlySet<string> = new Set(['DATABASE_URL', 'JISSEKI_SMTP_URL', 'JISSEKI_SECRET'])

function readAuthority(text: string | undefined): Result<LocalGovernmentCode | null> {
  return text === undefined ? ok(null) : parseLocalGovernmentCode(text)
}

function refuseSetting(name: string, given: Environment): Refused {
  const [ja, en] = expectations[name] ?? ['値を確かめてください', 'check its value']
  // An address may hold a password: it is not shown.
  const value = hidden.has(name) ? '' : (given[name] ?? '')
  return refuse(
    'setting_invalid',
    `設定 ${name}${value === '' ? '' : `（${value}）`} が正しくありません。${ja}。`,
    `The setting ${name}${value === '' ? '' : ` (${value})`} is not right: ${en}.`,
  )
}

function refuseExample(authority: string): Refused {
  return refuse(
    'example_is_of_another_authority',
    `例示データ tokyo-2023 は団体コード ${firstAuthority} のものです。JISSEKI_AUTHORITY=${authority} とは一緒に使えません。JISSEKI_EXAMPLE=none を指定してください。`,
    `The example tokyo-2023 belongs to authority ${firstAuthority} and cannot go with JISSEKI_AUTHORITY=${authority}. Set JISSEKI_EXAMPLE=none.`,
  )
}
