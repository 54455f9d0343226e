/**
 * A visitor's appointments at companies' booths: as many as the gathering allows, and without
 * clash.
 */
import { isWithin } from '../../domain/delivery/gathering/booth-line.ts'
import { interviewSettingsOf } from '../../domain/delivery/gathering/interview-settings.ts'
import { checkInterviews } from '../../domain/delivery/gathering/timetable.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Resource, Session } from '../../domain/delivery/session.ts'
import { present } from '../../kit/check.ts'
import { isId } from '../../kit/id.ts'
import { ok, refuse, type Refused, type Result } from '../../kit/result.ts'
import { timeOfDay } from '../../kit/time-of-day.ts'
import type { Books } from '../../store/database.ts'
import { type InterviewEntry, listInterviewsOf } from '../../store/interview.ts'
import { findResource, readSessions } from '../../store/session.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { holdVisitor, makeInterview, type Visitor } from './visitor.ts'

/** Appointments that are wished for, by the ids of their slots; all of them or none. */
export type InterviewWish = {
  /** The reservation of the visitor. */
  readonly application: string
  readonly slots: readonly string[]
}

/** The interviews that were made. */
export type InterviewsMade = { readonly interviews: readonly string[] }

/** Reserves interviews. Refuses clashes, more than are allowed, and slots that are taken. */
export async function reserveInterviews(
  context: ActorContext,
  wish: InterviewWish,
): Promise<Result<Done<InterviewsMade>>> {
  const slots = [...new Set(wish.slots)].toSorted((one, other) => (one < other ? -1 : 1))
  if (slots.length === 0) return nothingChosen
  const input = { application: wish.application, slots }
  const act = { name: 'interview.reserve', input, lock: 'writing' } as const
  return runAct<InterviewsMade>(context, act, async (running) => {
    const { books } = running
    const held = await holdVisitor(books, wish.application, { by: context.by, session: null })
    if (!held.ok) return held
    const { visitor, offering } = held.value
    const chosen = await readSlots(books, { visitor, offering, slots })
    if (!chosen.ok) return chosen
    const own = await listInterviewsOf(books, [visitor.id])
    const checked = checkTogether(offering, chosen.value, own)
    if (!checked.ok) return checked
    const interviews: string[] = []
    for (const slot of chosen.value) {
      const at = { session: slot.session.id, act: 'reserve', actor: context.by }
      const made = await makeInterview(running, { ...at, visitor })
      if (!made.ok) return made.refusal.code === 'no_seat_left' ? slotTaken(slot) : made
      interviews.push(made.value)
    }
    return ok({ interviews })
  })
}

type ChosenSlot = { readonly session: Session; readonly booth: Resource }

async function readSlots(
  books: Books,
  { visitor, offering, slots }: Visitor & { readonly slots: readonly string[] },
): Promise<Result<readonly ChosenSlot[]>> {
  const days = visitor.session === null ? [] : [visitor.session]
  const sessions = await readSessions(books, [...slots.filter(isId), ...days])
  const day = visitor.session === null ? null : sessions.get(visitor.session)
  const chosen: ChosenSlot[] = []
  for (const id of slots) {
    const session = sessions.get(id)
    const isHere = session?.offering === offering.id && (!day || isWithin(day, session))
    if (!session || !isHere || session.resource === null) return slotUnknown
    const booth = present(await findResource(books, session.resource), 'the booth of a slot')
    if (booth.sort !== 'booth' || !booth.isOpen) return boothClosed(booth)
    chosen.push({ session, booth })
  }
  return ok(chosen)
}

/** Holds what is wished for against the rules of the gathering and against what there is. */
function checkTogether(
  offering: Offering,
  chosen: readonly ChosenSlot[],
  own: readonly InterviewEntry[],
): Result<void> {
  const settings = interviewSettingsOf(offering)
  if (settings.most === 0) return nothingReserved
  const standing = own.flatMap(({ startsAt, endsAt, state }) =>
    startsAt === null || endsAt === null || state === 'absent' ? [] : [{ startsAt, endsAt }],
  )
  const booths = [...own.map(({ booth }) => booth), ...chosen.map(({ booth }) => booth.id)]
  const twice = chosen.find(({ booth }) => booths.filter((id) => id === booth.id).length > 1)
  if (twice) return companyTwice(twice.booth)
  return checkInterviews([...standing, ...chosen.map(({ session }) => session)], settings)
}

const nothingChosen = refuse(
  'no_interview_chosen',
  '面接の時間を1つ以上選んでください。',
  'Choose the time of one interview or more.',
)

const nothingReserved = refuse(
  'interviews_are_not_reserved',
  'この催しの面接は予約制ではありません。当日、会場で整理番号を取ってください。',
  'Interviews are not reserved here. Take a number at the booth on the day.',
)

const slotUnknown = refuse(
  'interview_slot_unknown',
  '選んだ面接の時間が見つかりません。画面を開き直して、選び直してください。',
  'The time of an interview that you chose cannot be found. Open the page again and choose anew.',
)

const boothClosed = ({ name }: Resource): Refused =>
  refuse(
    'booth_is_closed',
    `${name.ja}のブースは、面接を受け付けていません。ほかの企業を選んでください。`,
    `The booth of ${name.en} takes no interviews. Choose another company.`,
  )

const companyTwice = ({ name }: Resource): Refused =>
  refuse(
    'company_chosen_twice',
    `${name.ja}の面接は、1人1回までです。どちらかの時間を外してください。`,
    `One person may have one interview with ${name.en}. Leave one of the times out.`,
  )

const slotTaken = ({ session, booth }: ChosenSlot): Refused =>
  refuse(
    'interview_slot_taken',
    `${booth.name.ja}の${timeOfDay(session.startsAt)}の面接は、ほかの方が先に予約しました。別の時間を選んでください。ほかの選択はそのまま残っています。`,
    `The interview with ${booth.name.en} at ${timeOfDay(session.startsAt)} has been taken by someone else. Choose another time: everything else you chose is still here.`,
  )
