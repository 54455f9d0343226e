/**
 * The database, ready for use: brought to its schema, with the books of one authority open, and
 * filled with the example year where it is new.
 */
import { userInfo } from 'node:os'
import { Interrupted, unlessInterrupted } from '../cli/session.ts'
import type { Progress } from '../cli/terminal.ts'
import type { Context } from '../commands/context.ts'
import { lookAtBooks, openBooks } from '../commands/open-books.ts'
import type { Bilingual } from '../kit/bilingual.ts'
import { ok, type Refused, refuse, type Result } from '../kit/result.ts'
import { type Authority, listAuthorities } from '../store/authority.ts'
import { type Database, newClient, openDatabase } from '../store/database.ts'
import { migrate } from '../store/migrate.ts'
import { asOnlyOne } from '../store/preparation.ts'
import { refreshStatistics } from '../store/statistics.ts'
import { type Config, type ExampleName, examples, firstAuthority } from './config.ts'
import { openRunningDatabase, type Role, type RunningDatabase } from './database.ts'
import { playExample } from './example.ts'
import { openInstallationVault } from './secret.ts'

/** An open installation. */
export type Installation = {
  readonly running: RunningDatabase
  readonly database: Database
  readonly context: Context
  /** Ends the pool, then the database where it was started here. */
  readonly close: () => Promise<void>
}

/** For whom it is opened, who is told what takes a while, and what cuts it short. */
export type Opening = {
  readonly role: Role
  readonly progress: Progress
  readonly interrupted: Promise<void>
}

/** Opens everything. Where it refuses, nothing is left running. */
export async function openInstallation(
  config: Config,
  { role, progress, interrupted }: Opening,
): Promise<Result<Installation>> {
  // Only the server asks people who sign in for what is sealed.
  const vault = role === 'server' ? await openInstallationVault(config) : ok(undefined)
  if (!vault.ok) return vault
  const opened = await openRunningDatabase(config, role, progress)
  if (!opened.ok) return opened
  const running = opened.value
  const database = openDatabase(running.application, vault.value && { vault: vault.value })
  const close = async () => {
    await database.close()
    await running.stop()
  }
  try {
    const preparing = prepare({ config, database, progress, running })
    const authority = await unlessInterrupted(interrupted, preparing, () => running.stop())
    if (authority.ok) {
      const context = contextOf(database, authority.value)
      return ok({ running, database, context, close })
    }
    await close()
    return authority
  } catch (error) {
    if (!(error instanceof Interrupted)) await close()
    throw error
  }
}

/** The context of what a person does at this machine. */
function contextOf(database: Database, authority: string): Context {
  return { database, authority, actor: `cli:${userName()}`, clock: { now: () => new Date() } }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // An account without a name, as containers have.
    return String(process.getuid?.() ?? 'unknown')
  }
}

type Preparation = {
  readonly config: Config
  readonly database: Database
  readonly running: RunningDatabase
  readonly progress: Progress
}

/** Brings the database to its schema and fills it where it is new. Gives the authority's code. */
async function prepare({
  config,
  database,
  running,
  progress,
}: Preparation): Promise<Result<string>> {
  const owner = newClient(running.owner)
  // A connection that breaks fails the query that uses it; by itself it is no event.
  owner.on('error', () => undefined)
  await owner.connect()
  try {
    return await asOnlyOne(
      owner,
      () => progress.tell(waiting),
      async () => {
        const migrated = await migrate(owner)
        if (!migrated.ok) return migrated
        const authority = chooseAuthority(config, await listAuthorities(owner))
        if (!authority.ok) return authority
        const context = contextOf(database, authority.value)
        const filled = await fill(context, { config, progress, owner })
        return filled.ok ? authority : filled
      },
    )
  } finally {
    await owner.end()
  }
}

/** The authority that is asked for, or the only one. A database without any gets its first. */
function chooseAuthority(config: Config, known: readonly Authority[]): Result<string> {
  const [only, ...others] = known
  const asked = config.authority ?? (only && others.length === 0 ? only.code : firstAuthority)
  const isKnown = known.length === 0 || known.some(({ code }) => code === asked)
  return isKnown ? ok(asked) : refuseAuthority(asked, known)
}

type Filling = {
  readonly config: Config
  readonly progress: Progress
  readonly owner: ReturnType<typeof newClient>
}

/** Opens the books where they are not, and plays what they are to be filled with. */
async function fill(context: Context, filling: Filling): Promise<Result<void>> {
  const { config } = filling
  let state = await lookAtBooks(context)
  if (state === 'unopened') {
    const name = names[context.authority] ?? { ja: context.authority, en: context.authority }
    const opened = await openBooks(context, { example: config.example, name })
    if (!opened.ok) return opened
    state = opened.value.outcome
  }
  const example = state === 'in-use' ? undefined : examples.find((each) => each === state.example)
  return example ? playWith(context, example, filling) : ok(undefined)
}

async function playWith(
  context: Context,
  example: ExampleName,
  { progress, owner }: Filling,
): Promise<Result<void>> {
  let told = false
  let due = firstLook
  return playExample(context, example, async (done, of) => {
    if (!told) progress.tell(playing)
    told = true
    progress.count(actsRun, done, of)
    if (done !== due) return
    due *= 2
    await refreshStatistics(owner)
  })
}

/** After so many acts, and each time when they have doubled, the database looks at its tables. */
const firstLook = 100

const names: Readonly<Record<string, Bilingual>> = {
  [firstAuthority]: { ja: '東京都', en: 'Tokyo Metropolitan Government' },
}

const waiting: Bilingual = {
  ja: '別のコマンドがデータベースを準備しています。終わるのを待っています。',
  en: 'Another command is preparing the database. Waiting for it to end.',
}

const playing: Bilingual = {
  ja: '例示データ（令和5年度、架空の記録）を読み込んでいます。1分ほどかかります。',
  en: 'Loading the example (fiscal 2023, synthetic records). This takes up to a minute.',
}

const actsRun: Bilingual = { ja: '例示データ', en: 'Example' }

function refuseAuthority(asked: string, known: readonly Authority[]): Refused {
  const [ja, en] = (['ja', 'en'] as const).map((language) =>
    known.map(({ code, name }) => `${code} ${name[language]}`).join(', '),
  )
  return refuse(
    'authority_unknown',
    `団体コード ${asked} の帳簿はありません。JISSEKI_AUTHORITY に ${ja ?? ''} のどれかを指定してください。`,
    `There are no books of authority ${asked}. Set JISSEKI_AUTHORITY to one of: ${en ?? ''}.`,
  )
}
