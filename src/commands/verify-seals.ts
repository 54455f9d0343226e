/** Verification of the seals: their chain, what each act wrote, and what editions know of them. */
import type { EditionHeader } from '../domain/edition/edition.ts'
import { type Finding, finding } from '../domain/edition/verify.ts'
import { nameCommand } from '../store/command.ts'
import type { Books } from '../store/database.ts'
import { listSealed, listSeals, type Seal, sealOver } from '../store/seal.ts'
import { digestCommands, type SealedCommand } from '../store/sealed-command.ts'

/** Checks every seal, and that the seals that the editions saw are still there. */
export async function verifySeals(
  books: Books,
  editions: readonly EditionHeader[],
): Promise<{ readonly count: number; readonly findings: readonly Finding[] }> {
  const seals = await listSeals(books)
  const findings: Finding[] = []
  for (const [index, seal] of seals.entries()) {
    findings.push(...verifyLink(seals[index - 1], seal))
    findings.push(...(await verifySeal(books, seal)))
  }
  return { count: seals.length, findings: [...findings, ...missingSeals(seals, editions)] }
}

function verifyLink(before: Seal | undefined, seal: Seal): readonly Finding[] {
  const isNext = seal.number === (before?.number ?? 0) + 1
  if (isNext && seal.previousDigest === (before?.digest ?? null)) return []
  const both = [before?.digest ?? null, seal.previousDigest] as const
  return [finding('seal_chain_broken', { subject: `${seal.number}` }, both)]
}

/** An edition names the newest seal of its time, so that the chain's end cannot be cut off. */
function missingSeals(seals: readonly Seal[], editions: readonly EditionHeader[]) {
  return editions.flatMap(({ sealed }) => {
    if (sealed === null) return []
    const found = seals.find(({ number }) => number === sealed.number)?.digest ?? null
    if (found === sealed.digest) return []
    return [finding('seal_missing', { subject: `${sealed.number}` }, [sealed.digest, found])]
  })
}

async function verifySeal(books: Books, seal: Seal): Promise<readonly Finding[]> {
  const sealed = await listSealed(books, seal.number)
  const positions = sealed.map(({ command }) => command)
  const now = await digestCommands(books, positions)
  const findings = await compareSealed(books, sealed, now)
  const own = sealOver(seal.number, seal.previousDigest, sealed).digest
  if (own === seal.digest || findings.length > 0) return findings
  return [finding('seal_differs', { subject: `${seal.number}` }, [own, seal.digest])]
}

/** Names each act whose rows are not as they were sealed. */
async function compareSealed(
  books: Books,
  sealed: readonly SealedCommand[],
  now: readonly SealedCommand[],
): Promise<readonly Finding[]> {
  const found = new Map(now.map((each) => [each.command, describe(each)]))
  const findings: Finding[] = []
  for (const then of sealed) {
    const both = [describe(then), found.get(then.command) ?? null] as const
    if (both[0] === both[1]) continue
    const subject = `${then.command} (${await nameCommand(books, then.command)})`
    findings.push(finding('sealed_facts_differ', { subject }, both))
  }
  return findings
}

const describe = ({ facts, digest }: SealedCommand) => `${facts}, ${digest.slice(0, 12)}`
