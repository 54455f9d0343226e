/**
 * Who a process is. A pid alone is reused by the system, so a process is known by its pid together
 * with the moment it started.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told apart from any later one that is given the same pid. */
export type ProcessIdentity = {
  readonly pid: number
  /** When it started, in the system's own terms; compared, never read. Letters, digits and dots. */
  readonly started: string
}

/** Identifies the living process `pid`, or gives null where there is none (a zombie is none). */
export function findProcess(pid: number): ProcessIdentity | null {
  const started = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid)
  return started === null ? null : { pid, started }
}

/** Whether this very process still runs, not merely some process of the same pid. */
export function isRunning(identity: ProcessIdentity): boolean {
  return findProcess(identity.pid)?.started === identity.started
}

/** This program itself. */
export function thisProcess(): ProcessIdentity {
  return findProcess(process.pid) ?? { pid: process.pid, started: 'unknown' }
}

/** Clock ticks since boot (field 22 of /proc/pid/stat), with the boot they are counted from. */
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the command in parentheses, which may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8)
    return `${fields[19]}.${boot}`
  } catch {
    return null
  }
}

function startByPs(pid: number): string | null {
  try {
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
    return line === '' ? null : line.replaceAll(/[^0-9A-Za-z]+/g, '.')
  } catch {
    return null
  }
}
