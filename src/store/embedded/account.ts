/**
 * The operating system's account that PostgreSQL runs as. PostgreSQL refuses to run as root, and
 * rightly so: where the program is root, an unprivileged account is found or made for it.
 */
import { spawn } from 'node:child_process'
import { type Result, ok, refuse } from '../../kit/result.ts'

/** An unprivileged account. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/** What a finished command said, both outputs together. `code` is null where it was killed. */
export type Outcome = { readonly code: number | null; readonly output: string }

/** The accounts looked for, in this order, before one is made. */
const knownAccounts = ['jisseki', 'postgres'] as const

/** Whether the program is root, so that PostgreSQL needs an account of its own. */
export const isRoot = (): boolean => process.getuid?.() === 0

/**
 * Finds the account for a new database: `jisseki`, `postgres`, else a new `jisseki`, else `nobody`.
 * For root only.
 */
export async function chooseAccount(): Promise<Result<Account>> {
  for (const name of knownAccounts) {
    const account = await findAccount(name)
    if (account !== null) return ok(account)
  }
  const account = (await createAccount('jisseki')) ?? (await findAccount('nobody'))
  if (account !== null) return ok(account)
  return refuse(
    'database_account_missing',
    'PostgreSQL は root では動かせず、代わりの利用者も作れません。`useradd --system jisseki` で利用者を作るか、一般の利用者で起動してください。',
    'PostgreSQL cannot run as root and no other account could be made. Make one with `useradd --system jisseki`, or start as an ordinary user.',
  )
}

/** The account called `name`, or null. Asks `id`, so that accounts of a directory are found too. */
async function findAccount(name: string): Promise<Account | null> {
  const [user, group] = [await run('id', ['-u', name]), await run('id', ['-g', name])]
  if (user.code !== 0 || group.code !== 0) return null
  const [uid, gid] = [Number.parseInt(user.output, 10), Number.parseInt(group.output, 10)]
  return Number.isNaN(uid) || Number.isNaN(gid) || uid === 0 ? null : { name, uid, gid }
}

/** Makes a system account without a home and without a way to sign in; null where it cannot. */
async function createAccount(name: string): Promise<Account | null> {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin']
  const made = await run('useradd', [...options, name])
  return made.code === 0 ? await findAccount(name) : null
}

/** Whether the account can enter `folder`: tried, since modes alone do not tell (ACLs, mounts). */
export async function canReach(folder: string, account: Account | null): Promise<boolean> {
  return (await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { account })).code === 0
}

/**
 * The command that runs `command` and is sent `signal` by the kernel when this program dies,
 * however it dies. Where the system has no such thing, the command itself: then an orphan may be
 * left.
 * The kernel watches the thread that starts the command: use it from the main thread.
 */
export async function tieToProgram(
  signal: 'INT' | 'KILL',
  command: string,
  args: readonly string[],
): Promise<{ readonly command: string; readonly args: readonly string[] }> {
  canTie ??= run('setpriv', ['--pdeathsig', 'INT', '--', 'true']).then(({ code }) => code === 0)
  if (!(await canTie)) return { command, args }
  return { command: 'setpriv', args: ['--pdeathsig', signal, '--', command, ...args] }
}

let canTie: Promise<boolean> | undefined

/** A small environment of our own: nothing of the caller's PG… variables or language reaches in. */
export function environment(): NodeJS.ProcessEnv {
  return { PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`, LC_ALL: 'C' }
}

/** How `spawn` is told to become the account; nothing where PostgreSQL runs as the program does. */
export const identityOf = (account: Account | null): { uid?: number; gid?: number } =>
  account === null ? {} : { uid: account.uid, gid: account.gid }

/** Runs a command to its end. A command that cannot be started has the code 127. */
export async function run(
  command: string,
  args: readonly string[],
  options: { readonly account?: Account | null; readonly input?: string } = {},
): Promise<Outcome> {
  return await new Promise((resolve) => {
    const identity = identityOf(options.account ?? null)
    const child = spawn(command, args, { cwd: '/', env: environment(), ...identity })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    // The command may end before it has read all: its exit code tells, the broken pipe does not.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}
