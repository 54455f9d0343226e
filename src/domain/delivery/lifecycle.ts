/**
 * The shape that every kind of delivery fills: the states of an application and the acts between
 * them, as data. A state's label may be renamed; its meaning (holds a seat, waits, is live) is what
 * rules read. `decide.ts` is the one function over these tables.
 */
import type { Bilingual } from '../../kit/bilingual.ts'
import type { Role } from '../access/role.ts'
import type { FactKind } from '../fact/kind.ts'
import type { ApplicationNotice } from './application-notice.ts'

/** What it means to be in a state, and how it is said. */
export type StateDefinition = {
  /** One or two words, for staff and for the list of one's own applications. */
  readonly label: Bilingual
  /** What comes next, said to the applicant. */
  readonly next: Bilingual
  /** Takes up its weight of what its place has: a seat, or the yen that were decided. */
  readonly holdsSeat: boolean
  /** Stands on the wait list of its place. */
  readonly waits: boolean
  /** Bars a second application of the same party at the same place. */
  readonly isLive: boolean
  /** Something is to be done by staff: it stands in their work list. */
  readonly awaitsStaff: boolean
}

/** What an act may bring along, with its name in the sentence that asks for it. */
export const bringings = {
  text: { ja: '文章', en: 'a text' },
  answers: { ja: '回答と書類', en: 'the answers and papers' },
  items: { ja: '直していただく項目', en: 'the items to mend' },
  reviews: { ja: '審査の結果', en: 'the reviews' },
  amount: { ja: '金額', en: 'the amount' },
  account: { ja: '振込先の口座', en: 'the bank account' },
  payment: { ja: '支払の記録', en: 'the payment' },
  decision: { ja: '決定の内容', en: 'what is decided' },
  assignment: { ja: '担当の専門家', en: 'the expert who goes' },
  report: { ja: '報告', en: 'the report' },
  match: { ja: '受入企業', en: 'the company that takes them' },
  period: { ja: '期間', en: 'the period' },
  criteria: { ja: '基準ごとの確認', en: 'the checks of the criteria' },
  record: { ja: '対応の記録', en: 'the record of what was done' },
  letter: { ja: '通知書', en: 'the letter' },
  'in-time': { ja: '期限の確認', en: 'a check of its deadline' },
  agency: { ja: '受け持つ機関', en: 'the agency that does it' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type Bringing = keyof typeof bringings

/** The names of what may be brought along. */
export const bringingNames = Object.keys(bringings) as readonly Bringing[]

/** Whether a need is for something that is brought along. */
export function isBringing(need: Need): need is Bringing {
  return Object.hasOwn(bringings, need)
}

/** What must be so for an act to be done. */
export type Need =
  /** The offering takes applications now. Staff may enter late ones that came on paper. */
  | 'window-open'
  /** The session has not begun. Staff may still act for someone. */
  | 'before-start'
  /** The session's day has come. */
  | 'day-reached'
  /** The seat that was offered is still kept. */
  | 'offer-stands'
  /** The time to take the offered seat is over. */
  | 'offer-over'
  /** Why, in words. */
  | 'reason'
  /** Something that is given where the act has its own page: it goes with it. */
  | Bringing
  /** It is about a slot, or about messages alone. */
  | 'slot'
  | 'no-slot'

/** What an act leaves as having happened on a day. */
export type Leaving = {
  /** What it was: "attendance", "message". Several acts may leave the same. */
  readonly sort: string
  /** Once for an application, once for it in each session, or as often as it happens. */
  readonly once: 'application' | 'session' | null
}

/** A step that people can take. */
export type ActDefinition<S extends string = string> = {
  readonly label: Bilingual
  /** Who may. `applicant` stands for the one whose application it is. */
  readonly roles: readonly Role[]
  /** The states it starts from; none where it makes the application. */
  readonly from: readonly S[]
  /** Where it leads; null where the application stays in its state. */
  readonly to: S | null
  /** What it records, about the application's party. */
  readonly records: readonly FactKind[]
  /** Whose standing facts of this application it takes back. */
  readonly takesBack: readonly FactKind[]
  /** The sorts of activities that it takes back with them. */
  readonly undoes: readonly string[]
  readonly needs: readonly Need[]
  /** What is noted as having happened on a day; null for a mere step. */
  readonly leaves: Leaving | null
  /** What the applicant is told by mail. */
  readonly notice: ApplicationNotice | null
}

/** The states of one kind of application, and the acts between them. */
export type Lifecycle<S extends string = string, A extends string = string> = {
  readonly name: string
  readonly label: Bilingual
  readonly states: Readonly<Record<S, StateDefinition>>
  readonly acts: Readonly<Record<A, ActDefinition<S>>>
}

/** A state with its meanings; what is not said is not so. */
export function stateOf(
  label: Bilingual,
  next: Bilingual,
  meanings: Partial<Omit<StateDefinition, 'label' | 'next'>> = {},
): StateDefinition {
  const none = { holdsSeat: false, waits: false, isLive: false, awaitsStaff: false }
  return { label, next, ...none, ...meanings }
}

/** An act; what is not said is not so. */
export function actOf<S extends string>(
  label: Bilingual,
  step: Pick<ActDefinition<S>, 'roles' | 'from' | 'to'> & Partial<ActDefinition<S>>,
): ActDefinition<S> {
  const none = {
    records: [],
    takesBack: [],
    undoes: [],
    needs: [],
    leaves: null,
    notice: null,
  } as const
  return { ...none, ...step, label }
}

/**
 * The act by which an entry that should never have been made is taken back with all it left: from
 * every state but the one it leads to.
 */
export function voidOf<S extends string>(
  states: readonly S[],
  step: { readonly to: S } & Pick<ActDefinition<S>, 'takesBack'> & Partial<ActDefinition<S>>,
): ActDefinition<S> {
  const from = states.filter((state) => state !== step.to)
  const label = { ja: '誤りとして取り消す', en: 'Void: entered by mistake' }
  return actOf(label, { roles: runners, from, needs: ['reason'], ...step })
}

/** The months after which it is asked whether a job has held. */
export const retentionMonths = [3, 6, 12] as const
export type RetentionMonths = (typeof retentionMonths)[number]

/** The name of the act that notes that a job has held for so many months. */
export type RetentionAct = `retain-${RetentionMonths}`

/** The acts that note that a job has held, each once. */
export function retentionActs<S extends string>(step: {
  readonly from: readonly S[]
  readonly records: ActDefinition['records']
}): Readonly<Record<RetentionAct, ActDefinition<S>>> {
  const actAt = (months: RetentionMonths) =>
    actOf<S>(
      {
        ja: `${months}か月後の定着を記録する`,
        en: `Record: still employed after ${months} months`,
      },
      {
        ...step,
        roles: runners,
        to: null,
        leaves: { sort: `retained-${months}`, once: 'application' },
      },
    )
  return { 'retain-3': actAt(3), 'retain-6': actAt(6), 'retain-12': actAt(12) }
}

/** Who runs a delivery from day to day. */
export const runners = ['operator', 'officer', 'administrator'] as const satisfies readonly Role[]
/** The runners, and those whose application it is. */
export const runnersAndApplicant = ['applicant', ...runners] as const satisfies readonly Role[]
/** Who decides for the public body. */
export const deciders = ['officer', 'administrator'] as const satisfies readonly Role[]
/** The runners, and the expert who goes. */
export const runnersAndExpert = ['expert', ...runners] as const satisfies readonly Role[]
/** The runners, and whoever opens the door. */
export const runnersAndDoor = ['door', ...runners] as const satisfies readonly Role[]
/** The runners, and the company whose booth it is. */
export const runnersAndCompany = ['company', ...runners] as const satisfies readonly Role[]
