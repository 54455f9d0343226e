/**
 * When a course counts as completed, as data: enough sessions, enough of the e-learning, the
 * examination. Whoever has not completed it is told what is missing.
 */
import { z } from 'zod'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { schemaFaultOf } from '../../../kit/schema-fault.ts'
import type { Channel } from '../offering.ts'

const percent = z.int().min(1).max(100)

const completionRule = z.strictObject({
  /** At least so many sessions, or so many percent of those held; null: none are needed. */
  sessions: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('count'), least: z.int().min(1).max(1000) }),
      z.strictObject({ by: z.literal('percent'), least: percent }),
    ])
    .nullable()
    .default(null),
  /** Whether attending online counts as attending. */
  onlineCounts: z.boolean().default(true),
  /** The least overall progress in e-learning, in percent; null: none is needed. */
  progress: percent.nullable().default(null),
  /** Whether the examination must be passed. */
  examination: z.boolean().default(false),
})

/** What must be done to complete a course. */
export type CompletionRule = Readonly<z.output<typeof completionRule>>

/** One session of the course as it stands for a learner. Cancelled sessions are left out. */
export type SessionRecord = {
  readonly isOver: boolean
  /** How they attended; null where they did not, or not yet. */
  readonly attended: Channel | null
}

/** What a learner has done. */
export type LearningRecord = {
  readonly sessions: readonly SessionRecord[]
  /** Overall progress in e-learning, in whole percent; null where there is none. */
  readonly progress: number | null
  /** The last result of the examination; null where there is none yet. */
  readonly examination: 'passed' | 'failed' | null
}

/** One thing that is missing, and whether it can still be made up for. */
export type Missing = {
  readonly what: 'sessions' | 'progress' | 'examination'
  readonly message: Bilingual
  readonly isReachable: boolean
}

/** What a rule says of a learner. */
export type Judgement =
  | { readonly state: 'completed' }
  | {
      readonly state: 'not-yet'
      readonly missing: readonly Missing[]
      readonly isReachable: boolean
    }

/** Reads a rule; refuses one of the wrong shape, and one that asks for nothing at all. */
export function parseCompletionRule(input: unknown): Result<CompletionRule> {
  const read = completionRule.safeParse(input)
  if (!read.success) {
    const { place, fault } = schemaFaultOf(read.error)
    return refuse(
      'completion_rule_is_not_valid',
      `修了の条件の「${place.ja}」: ${fault.ja}。直してもう一度保存してください。`,
      `In the rule for completion, "${place.en}": ${fault.en}. Mend it and save again.`,
    )
  }
  const { sessions, progress, examination } = read.data
  return sessions === null && progress === null && !examination ? asksNothing : ok(read.data)
}

/** Judges a learner by a rule. The same record always has the same answer. */
export function judgeCompletion(rule: CompletionRule, record: LearningRecord): Judgement {
  const missing = [
    missingSessions(rule, record),
    missingProgress(rule, record),
    missingExamination(rule, record),
  ].filter((each) => each !== null)
  if (missing.length === 0) return { state: 'completed' }
  return { state: 'not-yet', missing, isReachable: missing.every(({ isReachable }) => isReachable) }
}

/** The rule in words, for the page of the course. */
export function completionSentence(rule: CompletionRule): Bilingual {
  const { sessions, onlineCounts, progress, examination } = rule
  const [ja, en]: [string[], string[]] = [[], []]
  if (sessions !== null) {
    const share = sessions.by === 'percent'
    const place = onlineCounts ? '' : '会場で'
    ja.push(`${place}${sessions.least}${share ? '％' : '回'}以上出席する`)
    const least = share ? `${sessions.least} % of the sessions` : counted(sessions.least)
    en.push(`attend at least ${least}${onlineCounts ? '' : ' in person'}`)
  }
  if (progress !== null) {
    ja.push(`eラーニングを${progress}％以上進める`)
    en.push(`finish at least ${progress} % of the e-learning`)
  }
  if (examination) {
    ja.push('試験に合格する')
    en.push('pass the examination')
  }
  return { ja: `修了の条件: ${ja.join('、')}。`, en: `To complete the course, ${en.join(', ')}.` }
}

function missingSessions(rule: CompletionRule, { sessions }: LearningRecord): Missing | null {
  if (rule.sessions === null) return null
  const needed = neededSessions(rule.sessions, sessions.length)
  const counting = sessions.filter((session) => counts(rule, session)).length
  if (counting >= needed) return null
  const ahead = sessions.filter((session) => !session.isOver && !counts(rule, session)).length
  const isReachable = counting + ahead >= needed
  const online = sessions.filter(({ attended }) => attended === 'online').length
  const left = online > 0 && !rule.onlineCounts ? online : 0
  const [uncounted, uncountedInEnglish] =
    left > 0
      ? [`、オンラインの${left}回は数えません`, `; ${left} online, which do not count`]
      : ['', '']
  const [end, endInEnglish] = isReachable
    ? ['', '']
    : ['残りの日程では足りません。', ' The sessions that are left do not suffice.']
  return {
    what: 'sessions',
    isReachable,
    message: {
      ja: `出席があと${needed - counting}回必要です（全${sessions.length}回のうち${needed}回以上。今は${counting}回${uncounted}）。${end}`,
      en: `Attend ${counted(needed - counting)} more: ${needed} of ${sessions.length} are needed, and ${counting} count so far${uncountedInEnglish}.${endInEnglish}`,
    },
  }
}

function missingProgress(rule: CompletionRule, { progress }: LearningRecord): Missing | null {
  if (rule.progress === null || (progress ?? 0) >= rule.progress) return null
  return {
    what: 'progress',
    isReachable: true,
    message: {
      ja: `eラーニングの進み具合が${progress ?? 0}％です（${rule.progress}％以上が必要です）。`,
      en: `The e-learning stands at ${progress ?? 0} %; at least ${rule.progress} % is needed.`,
    },
  }
}

function missingExamination(rule: CompletionRule, { examination }: LearningRecord): Missing | null {
  if (!rule.examination || examination === 'passed') return null
  const message =
    examination === 'failed'
      ? { ja: '試験に合格していません。', en: 'The examination was not passed.' }
      : { ja: '試験の結果がまだありません。', en: 'There is no result of the examination yet.' }
  return { what: 'examination', isReachable: true, message }
}

/** A share is rounded up: 80 % of 6 sessions are 5. */
function neededSessions(
  rule: NonNullable<CompletionRule['sessions']>,
  sessionCount: number,
): number {
  return rule.by === 'count' ? rule.least : Math.ceil((sessionCount * rule.least) / 100)
}

function counts({ onlineCounts }: CompletionRule, { attended }: SessionRecord): boolean {
  return attended === 'in-person' || (attended === 'online' && onlineCounts)
}

const counted = (sessions: number): string => `${sessions} session${sessions === 1 ? '' : 's'}`

const asksNothing = refuse(
  'completion_rule_asks_for_nothing',
  '修了の条件がありません。出席の回数、eラーニングの進み具合、試験のどれかを設定してください。',
  'The rule for completion asks for nothing. Set sessions, e-learning or an examination.',
)
