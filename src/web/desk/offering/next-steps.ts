/** What an operator has to do next with an offering, in the order in which to do it. */
import type { OfferingPhase } from '../../../domain/delivery/phase.ts'
import { lifecycleOf } from '../../../domain/delivery/register.ts'
import type { AnyVisit } from '../../personal.ts'
import type { OverviewRead } from './read-overview.ts'

/** A thing to do, with where to do it. */
export type NextStep = {
  readonly text: string
  readonly link: { readonly href: string; readonly label: string } | null
}

/** The things to do; nothing where all is done. */
export function nextSteps(
  visit: AnyVisit,
  read: Pick<OverviewRead, 'offering' | 'counts' | 'count' | 'questions'>,
  phase: OfferingPhase,
): readonly NextStep[] {
  const { language } = visit
  const say = texts[language]
  const { offering, counts, count, questions } = read
  const edit = { href: visit.to.editOffering({ offering: offering.id }), label: say.edit }
  const own = { offering: offering.id }
  const questionsLink = { href: visit.to.offeringQuestions(own), label: say.toQuestions }
  const listed = visit.to.offeringApplications(own, { state: 'awaiting' })
  const awaitingLink = { href: listed, label: say.toAwaiting }
  const awaiting = counts
    .filter(({ lifecycle, state }) => lifecycleOf(lifecycle).states[state]?.awaitsStaff)
    .reduce((sum, each) => sum + each.count, 0)
  const hasDates = count.all + count.slots > 0
  const isOver = hasDates && count.coming + count.slots === 0
  const steps: (NextStep | false)[] = [
    phase !== 'closed' &&
      phase !== 'cancelled' &&
      !hasDates && { text: say.addSessions(offering.kind), link: datesLink(visit, offering) },
    phase === 'draft' && questions === 0 && { text: say.questions, link: questionsLink },
    phase === 'draft' && { text: say.publish, link: null },
    phase === 'over' && { text: say.over, link: edit },
    (phase === 'open' || phase === 'over') && isOver && { text: say.close, link: null },
    awaiting > 0 && { text: say.awaiting(awaiting), link: awaitingLink },
  ]
  return steps.filter((step) => step !== false)
}

/** Where dates are made: sessions, or first what slots are at. */
function datesLink({ language, to }: AnyVisit, { id, kind }: OverviewRead['offering']) {
  const say = texts[language]
  const place = { offering: id }
  return kind === 'consultation' || kind === 'booking'
    ? { href: to.offeringResources(place), label: say.toResources }
    : { href: to.newSessions(place), label: say.toSessions }
}

const texts = {
  ja: {
    edit: '受付の終わりを直す',
    toResources: '登録する',
    toSessions: '日程を追加する',
    toQuestions: '質問を作る',
    toAwaiting: '見る',
    addSessions: (kind: string) =>
      kind === 'consultation' || kind === 'booking'
        ? '相談員や部屋を登録し、予約の枠を作ってください。枠がないうちは予約できません。'
        : '日程を追加してください。日程がないうちは申し込めません。',
    questions: '申込のときに聞くことがあれば、質問を作ってください（なくても構いません）。',
    publish: '内容を確かめて「公開する」を押してください。',
    over: '受付期間が終わっています。続けるときは、期間を延ばしてください。',
    close: 'すべての日程が終わりました。「締め切る」を押すと、一覧で終了と示されます。',
    awaiting: (count: number) => `対応を待っている申込が${count}件あります。`,
  },
  en: {
    edit: 'Change when it closes',
    toResources: 'Enter them',
    toSessions: 'Add sessions',
    toQuestions: 'Write questions',
    toAwaiting: 'See them',
    addSessions: (kind: string) =>
      kind === 'consultation' || kind === 'booking'
        ? 'Enter counsellors or rooms and make slots: nothing can be booked without them.'
        : 'Add sessions: nobody can apply without them.',
    questions: 'If there is something to ask of those who apply, write questions.',
    publish: 'Look it over and press "Publish".',
    over: 'The time for applications is over. Extend it to go on.',
    close: 'All sessions are over. "Close applications" marks it as ended in lists.',
    awaiting: (count: number) => `Applications that wait for you: ${count}.`,
  },
} as const
