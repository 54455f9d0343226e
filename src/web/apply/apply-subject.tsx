/** What is applied for, in a few lines at the top of its form. */
import type { SummaryLine } from '../ui/summary-list.tsx'
import { formatSpan } from '../ui/when.ts'
import type { ApplyScene, ApplyVisit } from './read-apply.ts'
import { seatsWords } from './seats-left.tsx'

/** The offering, the date, the place and the seats. */
export function subjectLines(visit: ApplyVisit, scene: ApplyScene): readonly SummaryLine[] {
  const { language, to } = visit
  const { offering, session, way, others } = scene
  const say = texts[language]
  const words = seatsWords({
    seats: way.act === 'request' ? undefined : scene.seats,
    kind: offering.kind,
    takesSeat: way.takesSeat,
    hasWaitList: way.otherwise !== null,
  })
  const href = to.offering({ offering: offering.id })
  const change = others.length > 0 ? { change: { href, label: say.otherDate } } : {}
  const place = session?.place[language] ?? ''
  const title = session?.title[language] ?? ''
  return [
    { name: say.what, value: offering.settings.title[language] },
    ...(session ? [{ name: say.when, value: formatSpan(session, language), ...change }] : []),
    ...(title === '' ? [] : [{ name: say.title, value: title }]),
    ...(place === '' ? [] : [{ name: say.place, value: place }]),
    ...(words ? [{ name: say.seats, value: words[language] }] : []),
  ]
}

const texts = {
  ja: {
    what: '申し込むもの',
    when: '日時',
    title: '回',
    place: '場所',
    seats: '空き',
    otherDate: 'ほかの日程',
  },
  en: {
    what: 'You apply for',
    when: 'When',
    title: 'Session',
    place: 'Where',
    seats: 'Seats',
    otherDate: 'Other dates',
  },
} as const
