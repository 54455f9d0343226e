/** Writing claims that go through: each its own command, with an application for each claimant. */
import { randomInt } from 'node:crypto'
import type { Application } from '../../domain/delivery/application.ts'
import type { Decision } from '../../domain/delivery/decide.ts'
import { drawTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import type { Instant } from '../../kit/calendar.ts'
import { check, present } from '../../kit/check.ts'
import { newId } from '../../kit/id.ts'
import { ok } from '../../kit/result.ts'
import {
  findApplicationsByNumber,
  insertApplications,
  type NewApplication,
} from '../../store/application.ts'
import { insertCommands } from '../../store/command.ts'
import type { Books } from '../../store/database.ts'
import type { ClosedPeriods } from '../../store/period.ts'
import { insertPersons, type NewPerson } from '../../store/party.ts'
import type { ClaimAnswer, Claimant, Claimed, OpenRequest } from './claim-request.ts'
import type { Scene } from './scene.ts'
import { tellApplicants } from './tell.ts'
import { type DecidedStep, writeSteps } from './write-steps.ts'

/** A claim that has its seats, or its place on the wait list. */
export type Seated = OpenRequest & {
  /** The act that is done: the one that was asked for, or the one to fall back on. */
  readonly act: string
  readonly decision: Decision
}

/** Somebody else has used the key since it was looked up. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken'
}

/** Claims on one place that are to be written. */
export type Writing = {
  readonly scene: Scene
  readonly closed: ClosedPeriods
  readonly now: Instant
  readonly place: string
  readonly seated: readonly Seated[]
}

/** A claim's application, before its command has a position. */
type Entered = {
  readonly seated: Seated
  readonly claimant: Claimant
  readonly application: Application
  readonly person: Omit<NewPerson, 'command'> | null
}

/** Writes claims. Throws {@link KeyTaken} where a key was used meanwhile. */
export async function writeClaims(
  books: Books,
  writing: Writing,
): Promise<ReadonlyMap<string, ClaimAnswer>> {
  const { seated, now } = writing
  if (seated.length === 0) return new Map()
  const entered = seated.flatMap((each) => enter(each, writing, drawCode))
  const outcomes = outcomesOf(entered)
  const commands = await insertCommands(
    books,
    seated.map(({ key, actor, claim, act, inputDigest, reason }) => ({
      act: `${claim.lifecycle}.${act}`,
      actor: actor.name,
      idempotencyKey: key,
      inputDigest,
      recordedAt: now,
      reason,
      outcome: outcomes.get(key),
    })),
  )
  if (commands.size < seated.length) throw new KeyTaken()
  const commandOf = (key: string) => present(commands.get(key), 'the command of a claim')
  await writeEntered(books, writing, { entered, commandOf: (key) => commandOf(key).position })
  return new Map(
    [...outcomes].map(([key, outcome]) => [key, ok({ command: commandOf(key).id, outcome })]),
  )
}

/** Writes claims of a list under the list's own command. Gives their applications by their keys. */
export async function writeListed(
  books: Books,
  writing: Writing,
  command: number,
): Promise<ReadonlyMap<string, Claimed>> {
  if (writing.seated.length === 0) return new Map()
  const people = writing.seated.reduce((sum, { claim }) => sum + claim.claimants.length, 0)
  const codes = await drawFreeCodes(books, people, drawCode)
  const next = codes.values()
  const draw = () => present(next.next().value, 'a code for each of the list')
  const entered = writing.seated.flatMap((each) => enter(each, writing, draw))
  await writeEntered(books, writing, { entered, commandOf: () => command })
  return outcomesOf(entered)
}

const drawCode = (): TicketCode => drawTicketCode(randomInt)

/**
 * Draws so many codes that no application has. A single claim whose code is taken is made anew; a
 * list, of which one in some ten thousand applications would meet another's, cannot be.
 */
export async function drawFreeCodes(
  books: Books,
  count: number,
  draw: () => TicketCode,
): Promise<ReadonlySet<TicketCode>> {
  const free = new Set<TicketCode>()
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, draw)
    const taken = await findApplicationsByNumber(books, drawn)
    for (const code of drawn) if (!taken.has(code)) free.add(code)
  }
  return free
}

type Entry = {
  readonly entered: readonly Entered[]
  readonly commandOf: (key: string) => number
}

async function writeEntered(
  books: Books,
  { scene, closed, now }: Writing,
  { entered, commandOf }: Entry,
): Promise<void> {
  await insertPersons(
    books,
    entered.flatMap(({ person, seated: { key } }) =>
      person ? [{ ...person, command: commandOf(key) }] : [],
    ),
  )
  const steps = entered.map((each) => stepOf(each, commandOf(each.seated.key), now))
  const details = new Map(
    entered.map(({ application, claimant }) => [application.id, claimant.detail]),
  )
  // Asked for at once: applications first, for all else points at them.
  const [, written] = await Promise.all([
    insertApplications(
      books,
      entered.map((each) => newApplication(each, commandOf(each.seated.key))),
    ),
    writeSteps(books, { scene, closed }, steps),
    tellApplicants(books, { scene, details }, steps),
  ])
  check(written.ok, 'claims in a closed period have their reasons')
}

function outcomesOf(entered: readonly Entered[]): ReadonlyMap<string, Claimed> {
  const outcomes = new Map<string, Claimed['applications'][number][]>()
  for (const { seated, application } of entered) {
    const { id, number, state } = application
    const own = outcomes.get(seated.key)
    if (own) own.push({ id, number, state })
    else outcomes.set(seated.key, [{ id, number, state }])
  }
  return new Map([...outcomes].map(([key, applications]) => [key, { applications }]))
}

function enter(
  seated: Seated,
  { now, place }: Writing,
  draw: () => TicketCode,
): readonly Entered[] {
  const { claim, decision } = seated
  const together = newId()
  return claim.claimants.map((claimant) => {
    const number = draw()
    const { party, account, detail } = claimant
    const person =
      party === 'new' ? { party: newId(), number: `T-${number}`, name: detail.name } : null
    const known = typeof party === 'object' ? party : null
    const application: Application = {
      id: newId(),
      number,
      offering: claim.offering,
      session: claim.session,
      place,
      parent: claim.parent,
      claim: together,
      lifecycle: claim.lifecycle,
      state: decision.to,
      party: person?.party ?? known?.id ?? null,
      partyType: person ? 'person' : (known?.type ?? null),
      account,
      formVersion: claim.formVersion,
      offeredUntil: null,
      weight: 1,
      appliedAt: now,
      changedAt: now,
    }
    return { seated, claimant, application, person }
  })
}

function newApplication({ seated, claimant, application }: Entered, command: number) {
  const { meanings } = seated.decision
  const entered: NewApplication = { ...application, meanings, detail: claimant.detail, command }
  return entered
}

function stepOf({ seated, application }: Entered, command: number, now: Instant): DecidedStep {
  const { claim, act, decision, actor, reason } = seated
  return {
    application,
    from: null,
    act,
    decision,
    by: { command, recordedAt: now, recordedBy: actor.name },
    session: claim.session,
    channel: claim.channel,
    happenedAt: claim.happenedAt,
    details: {},
    reason,
    weight: application.weight,
  }
}
