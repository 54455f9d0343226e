/**
 * Checking the criteria: each is found to be met, not met, or not to apply, by whom, when, and
 * whether the evidence was seen. What is judged by numbers follows from them.
 */
import {
  type Criterion,
  judgeNumbers,
  type Outcome,
} from '../../domain/delivery/certification/criterion.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { type CriterionCheck, insertChecks, listChecks } from '../../store/certification-file.ts'
import type { Books } from '../../store/database.ts'
import { type Acted, perform } from '../application/act.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct, type Running } from '../run.ts'
import { lockCertification } from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** What was found about one criterion. */
export type CheckGiven = {
  readonly criterion: string
  /** Null where the numbers say it. */
  readonly outcome: Outcome | null
  /** What was counted: nothing, a number, or the part and the whole. */
  readonly numbers: readonly number[]
  readonly evidenceSeen: boolean
  readonly note: string | null
}

/** What was found about an application. */
export type ChecksGiven = {
  readonly application: string
  readonly checks: readonly CheckGiven[]
}

/** The states in which there is something to check. */
const open: ReadonlySet<string> = new Set([
  'consulted',
  'applied',
  'returned',
  'examined',
  'completing',
  'provisional',
  'certified',
  'renewing',
  'renewed',
])

/**
 * Records checks; those of other criteria stay as they are. Refuses unknown criteria, numbers that
 * cannot be, and what is not met or does not apply without a note that says why.
 */
export async function recordChecks(
  context: ActorContext,
  given: ChecksGiven,
): Promise<Result<Done<{ readonly checked: number }>>> {
  const act = { name: 'certification.check', input: given, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const { books, command } = running
    const asked = { by: context.by, right: certificationRights.check }
    const opened = await lockCertification(books, given.application, asked)
    if (!opened.ok) return opened
    const { application, settings } = opened.value
    if (!open.has(application.state)) return nothingToCheck
    if (given.checks.length === 0) return nothingChecked
    const checks: CriterionCheck[] = []
    for (const each of given.checks) {
      const criterion = settings.criteria.find(({ key }) => key === each.criterion)
      const read = criterion ? readCheck(criterion, each) : criterionUnknown(each.criterion)
      if (!read.ok) return read
      const by = { checkedAt: running.recordedAt, checkedBy: running.recordedBy }
      if (checks.some((one) => one.criterion === each.criterion)) return criterionTwice
      checks.push({ ...read.value, ...by })
    }
    await insertChecks(books, checks, { application: application.id, command })
    return ok({ checked: checks.length })
  })
}

type Read = Omit<CriterionCheck, 'checkedAt' | 'checkedBy'>

function readCheck(criterion: Criterion, given: CheckGiven): Result<Read> {
  const { outcome: said, evidenceSeen } = given
  const note = isBlank(given.note ?? '') ? null : (given.note ?? '').trim()
  const own = { criterion: criterion.key, evidenceSeen, note }
  if (said === 'not-applicable') {
    const isSaid = note !== null
    return isSaid ? ok({ ...own, outcome: said, numbers: [] }) : noteMissing(criterion)
  }
  const judged = judgeNumbers(criterion, given.numbers)
  if (!judged.ok) return judged
  const outcome = judged.value ?? said
  if (outcome === null) return outcomeMissing(criterion)
  const isExplained = outcome === 'met' || judged.value !== null || note !== null
  return isExplained ? ok({ ...own, outcome, numbers: given.numbers }) : noteMissing(criterion)
}

/** Sends an application to the committee. Refuses while a criterion has not been looked at. */
export async function examine(
  context: ActorContext,
  { application: id }: { readonly application: string },
): Promise<Result<Done<Acted>>> {
  const act = { name: 'application.examine', input: { id }, lock: 'writing' } as const
  return runAct(context, act, async (running) => {
    const asked = { by: context.by, right: certificationRights.check }
    const opened = await lockCertification(running.books, id, asked)
    if (!opened.ok) return opened
    const found = await findOutcomes(running.books, id)
    const left = opened.value.settings.criteria.filter(({ key }) => !found.has(key))
    if (left.length > 0) return notLookedAt(left)
    return moveAlone(running, context, { act: 'examine', id, brings: ['criteria'] })
  })
}

/** How each criterion was found last; only since an act where one is named. */
export async function findOutcomes(
  books: Books,
  application: string,
  { since = 0 }: { readonly since?: number } = {},
): Promise<ReadonlyMap<string, Outcome>> {
  const all = await listChecks(books, application)
  const checks = all.filter(({ command }) => command > since)
  // The newest stands first, and is written last.
  return new Map(checks.toReversed().map(({ criterion, outcome }) => [criterion, outcome]))
}

type Moving = Pick<Parameters<typeof perform>[1], 'act' | 'brings' | 'details' | 'happenedAt'> & {
  readonly id: string
  readonly reason?: string | null
}

/** Does one act to one application within a running command. */
export function moveAlone(
  running: Running,
  { by }: Pick<ActorContext, 'by'>,
  { id, reason = null, ...moving }: Moving,
): Promise<Result<Acted>> {
  return perform(running, { ...moving, applications: [id], by, now: running.recordedAt, reason })
}

const criterionUnknown = (key: string): Refused =>
  refuse(
    'criterion_unknown',
    `「${key.slice(0, 60)}」という基準はありません。画面を開き直して、もう一度入力してください。`,
    `There is no criterion "${key.slice(0, 60)}". Open the page again, and enter it once more.`,
  )

const criterionTwice = refuse(
  'criterion_checked_twice',
  '同じ基準の確認が2つあります。1つにしてください。',
  'The same criterion stands twice. Give it once.',
)

const outcomeMissing = ({ label }: Criterion): Refused =>
  refuse(
    'criterion_outcome_missing',
    `基準「${label.ja}」を満たしているかどうかを選んでください。`,
    `Choose whether the criterion "${label.en}" is met.`,
  )

const noteMissing = ({ label }: Criterion): Refused =>
  refuse(
    'criterion_note_missing',
    `基準「${label.ja}」について、そう判断した理由を書いてください。`,
    `Say why the criterion "${label.en}" was found so.`,
  )

function notLookedAt(left: readonly Criterion[]): Refused {
  const ja = left.map(({ label }) => `「${label.ja}」`).join('')
  const en = left.map(({ label }) => `"${label.en}"`).join(', ')
  return refuse(
    'criteria_not_looked_at',
    `まだ確認していない基準があります：${ja}。確認を記録してから、審査に進めてください。`,
    `Criteria were not looked at: ${en}. Record their checks before it goes to the committee.`,
  )
}

const nothingToCheck = refuse(
  'certification_is_over',
  'この申請は終わっているので、確認を記録できません。',
  'This application is over: no checks can be recorded.',
)

const nothingChecked = refuse(
  'nothing_checked',
  '確認した基準がありません。1つ以上入力してください。',
  'No criterion was checked. Enter at least one.',
)
