/** The way a support has gone, as a picture and as a list that says the same. */
import type { Child } from 'hono/jsx'
import type { SupportRead } from '../../../commands/support/read-support.ts'
import { dueAnswers } from '../../../domain/delivery/support/due.ts'
import { goalStates } from '../../../domain/delivery/support/goal.ts'
import { type CalendarDate, formatDate, japanDate } from '../../../kit/calendar.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { type AnyVisit, type PersonalPage, shown } from '../../personal.ts'
import { type TimelineMark, TimelinePicture } from '../../ui/timeline.tsx'
import { companyName, readDeskSupport, supportTrail, todayOf } from './open-desk-support.ts'
import { recordName } from './records.tsx'
import { agencyName, supportWords } from './words.ts'

/** The page. */
export const supportTimelinePage: PersonalPage<'supportTimeline'> = {
  for: 'support.list',
  show: async (visit) => {
    const found = await readDeskSupport(visit, visit.params.application)
    if (!found.ok) return found
    const read = found.value
    const title = supportWords.timeline[visit.language]
    return shown({
      title: `${title}｜${companyName(read, visit)}`,
      trail: supportTrail(visit, read, title),
      body: <Body visit={visit} read={read} />,
    })
  },
}

/** What has happened and what is planned, in the order of the days. */
function marksOf(read: SupportRead, language: Language, today: CalendarDate) {
  const say = texts[language]
  const begun: TimelineMark = {
    on: japanDate(new Date(read.application.appliedAt)),
    sort: 'milestone',
    label: say.begun,
  }
  const records = read.records.map((record): TimelineMark => {
    const who = agencyName(record.agency, read.agencies, language)
    const label = `${recordName(record, language)} ${who}`
    return {
      on: record.happenedOn,
      sort: record.sort === 'hired' ? 'milestone' : record.sort,
      label,
    }
  })
  const goals = read.goals.flatMap(({ settledOn, state, text }): readonly TimelineMark[] =>
    settledOn === null
      ? []
      : [{ on: settledOn, sort: 'milestone', label: `${goalStates[state][language]} ${text}` }],
  )
  const dues = read.dues.flatMap((due): readonly TimelineMark[] => {
    const { answer, answeredOn, months, text, on } = due
    const name = months === null ? text : say.retention(months)
    if (answer === null) return [{ on, sort: 'planned', label: say.planned(name) }]
    const isKept = months !== null && (answer === 'yes' || answer === 'no')
    return isKept && answeredOn !== null
      ? [{ on: answeredOn, sort: 'milestone', label: `${name} ${dueAnswers[answer][language]}` }]
      : []
  })
  const now: TimelineMark = { on: today, sort: 'today', label: say.today }
  return [begun, ...records, ...goals, ...dues, now].toSorted((one, other) =>
    one.on < other.on ? -1 : Number(one.on > other.on),
  )
}

type BodyProps = { readonly visit: AnyVisit; readonly read: SupportRead }

function Body({ visit, read }: BodyProps): Child {
  const { language } = visit
  const say = texts[language]
  const marks = marksOf(read, language, todayOf(visit))
  return (
    <>
      <p class="over-title">{companyName(read, visit)}</p>
      <h1>{supportWords.timeline[language]}</h1>
      <TimelinePicture marks={marks} language={language} />
      <h2>{say.list}</h2>
      <ol class="timeline-list">
        {marks.map(({ on, sort, label }) => (
          <li>
            <time datetime={on}>{formatDate(on, language)}</time>{' '}
            {sort === 'today' ? <strong>{label}</strong> : label}
          </li>
        ))}
      </ol>
    </>
  )
}

const texts = {
  ja: {
    begun: '一覧に載った・申し込んだ',
    today: '今日',
    list: '日付の順に',
    planned: (name: string) => `予定：${name}`,
    retention: (months: number) => `採用から${months}か月の確認`,
  },
  en: {
    begun: 'Put on the list, or asked for support',
    today: 'Today',
    list: 'In the order of the days',
    planned: (name: string) => `Planned: ${name}`,
    retention: (months: number) => `${months} months after hiring`,
  },
} as const
