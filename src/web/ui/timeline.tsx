/**
 * A small picture of what happened on which day: marks on a line, one row for each sort. It says
 * nothing that the list beside it does not say; to readers of the page it is one sentence.
 */
import type { Child } from 'hono/jsx'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { type CalendarDate, monthOf, monthsBetween } from '../../kit/calendar.ts'

/** Something on a day. Its label is in the page's language. */
export type TimelineMark = {
  readonly on: CalendarDate
  readonly sort: MarkSort
  readonly label: string
}

/** The sorts of marks, in the order of the rows; `today` is a line through all of them. */
const rows = {
  milestone: { ja: '節目', en: 'Milestones' },
  visit: { ja: '訪問', en: 'Visits' },
  contact: { ja: '連絡', en: 'Contacts' },
  planned: { ja: '予定', en: 'Planned' },
} as const satisfies Readonly<Record<string, Bilingual>>

type RowSort = keyof typeof rows
type MarkSort = RowSort | 'today'

const rowNames = Object.keys(rows) as readonly RowSort[]

/** The picture's measures, in units of its own. */
const [width, left, rowHeight, top] = [400, 90, 34, 14]
const height = top + rowNames.length * rowHeight + 32

/** The picture of some marks; nothing where all lie on one day. */
export function TimelinePicture({ marks, language }: TimelineProps): Child {
  const days = marks.map(({ on }) => dayNumber(on))
  const [from, to] = [Math.min(...days), Math.max(...days)]
  if (marks.length === 0 || from === to) return null
  const at = (on: CalendarDate) =>
    left + 12 + ((dayNumber(on) - from) / (to - from)) * (width - left - 28)
  return (
    <figure class="timeline">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence(marks, language)}>
        {rowNames.map((row, index) => (
          <Row row={row} y={top + index * rowHeight + rowHeight / 2} language={language} />
        ))}
        <Months marks={marks} at={at} language={language} />
        {marks.map((mark) => (
          <Mark mark={mark} x={at(mark.on)} />
        ))}
      </svg>
    </figure>
  )
}

type TimelineProps = { readonly marks: readonly TimelineMark[]; readonly language: Language }

const dayNumber = (on: CalendarDate): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000

/** How many there are of each sort, and between which days. */
function sentence(marks: readonly TimelineMark[], language: Language): string {
  const days = marks.map(({ on }) => on).toSorted()
  const counts = rowNames.flatMap((row) => {
    const count = marks.filter(({ sort }) => sort === row).length
    return count === 0 ? [] : `${rows[row][language]} ${count}`
  })
  const say = texts[language]
  return say.sentence(days[0] ?? '', days.at(-1) ?? '', counts.join(say.comma))
}

type RowProps = { readonly row: RowSort; readonly y: number; readonly language: Language }

function Row({ row, y, language }: RowProps): Child {
  return (
    <g aria-hidden="true">
      <text x={0} y={y + 5} class="timeline-name">
        {rows[row][language]}
      </text>
      <line x1={left} x2={width - 4} y1={y} y2={y} class="timeline-row" />
    </g>
  )
}

type MonthsProps = TimelineProps & { readonly at: (on: CalendarDate) => number }

/** The beginnings of months, as many as can be read. */
function Months({ marks, at, language }: MonthsProps): Child {
  const days = marks.map(({ on }) => on).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return null
  const months = monthsBetween(monthOf(first), monthOf(last)).slice(1)
  const every = Math.ceil(months.length / 5)
  return (
    <g aria-hidden="true">
      {months
        .filter((_, index) => index % every === 0)
        .map((month) => {
          const x = at(`${month}-01` as CalendarDate)
          return (
            <>
              <line x1={x} x2={x} y1={top} y2={height - 30} class="timeline-month" />
              <text x={x} y={height - 11} text-anchor="middle" class="timeline-name">
                {texts[language].month(Number(month.slice(5)))}
              </text>
            </>
          )
        })}
    </g>
  )
}

/** Sorts differ by shape, not by colour alone. */
function Mark({ mark: { sort }, x }: { readonly mark: TimelineMark; readonly x: number }): Child {
  if (sort === 'today') {
    return <line x1={x} x2={x} y1={top - 8} y2={height - 30} class="timeline-today" />
  }
  const y = top + rowNames.indexOf(sort) * rowHeight + rowHeight / 2
  const look = `timeline-mark ${sort}`
  if (sort === 'milestone') {
    return <path d={`M${x} ${y - 9}l9 9l-9 9l-9 -9z`} class={look} />
  }
  if (sort === 'visit') return <rect x={x - 6} y={y - 6} width={12} height={12} class={look} />
  return <circle cx={x} cy={y} r={6} class={look} />
}

const texts = {
  ja: {
    comma: '、',
    month: (month: number) => `${month}月`,
    sentence: (from: string, to: string, counts: string) =>
      `${from}から${to}までの経過の図。${counts}。くわしくは下の一覧にあります。`,
  },
  en: {
    comma: ', ',
    month: (month: number) =>
      new Date(Date.UTC(2000, month - 1, 1)).toLocaleString('en-GB', {
        month: 'short',
        timeZone: 'UTC',
      }),
    sentence: (from: string, to: string, counts: string) =>
      `The way from ${from} to ${to}: ${counts}. The list below says what they were.`,
  },
} as const
