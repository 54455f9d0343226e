/** Profiles, positions, periods and criteria in words, for people, companies and the desk. */
import type { Child } from 'hono/jsx'
import { hoursWords } from '../../../commands/placement/decision.ts'
import {
  type Comparison,
  outcomeLabels,
  type Outcome,
  type Verdict,
} from '../../../domain/delivery/placement/match.ts'
import type { HostPosition, PersonProfile } from '../../../domain/delivery/placement/profile.ts'
import {
  criterionLabels,
  labelsOf,
  type PlacementOption,
  type PlacementSettings,
} from '../../../domain/delivery/placement/settings.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { type CalendarDate, formatDate } from '../../../kit/calendar.ts'
import { StatusTag, type Tone } from '../../ui/status-tag.tsx'
import type { SummaryLine } from '../../ui/summary-list.tsx'

/** A profile, line by line; what is not said goes without a line. */
export function profileLines(
  profile: PersonProfile,
  settings: PlacementSettings,
  language: Language,
): readonly SummaryLine[] {
  const say = texts[language]
  const hours = hoursWords(profile)
  return filled([
    [say.areas, joined(settings.areas, profile.areas, language)],
    [say.works, joined(settings.works, profile.works, language)],
    [say.wish, profile.wish],
    [say.time, hours && say.atMost(hours[language])],
    [say.from, dateWords(profile.from, language)],
    [say.needs, joined(settings.needs, profile.needs, language)],
    [say.needsWords, profile.needsWords],
  ])
}

/** A position, line by line. */
export function positionLines(
  position: HostPosition,
  settings: PlacementSettings,
  language: Language,
): readonly SummaryLine[] {
  const say = texts[language]
  return filled([
    [say.work, joined(settings.works, [position.work], language)],
    [say.workWords, position.workWords],
    [say.area, joined(settings.areas, [position.area], language)],
    [say.place, position.place],
    [say.time, hoursWords(position)?.[language] ?? null],
    [say.span, spanWords(position.from, position.to, language)],
    [say.requirements, position.requirements],
    [say.offers, joined(settings.needs, position.offers, language)],
    [say.pay, position.pay],
  ])
}

function filled(lines: readonly (readonly [string, string | null])[]): readonly SummaryLine[] {
  return lines.flatMap(([name, value]) => (value ? [{ name, value: <Lines text={value} /> }] : []))
}

/** A text with its line breaks. */
function Lines({ text }: { readonly text: string }): Child {
  const lines = text.split('\n')
  return (
    <>
      {lines.map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

function joined(
  options: readonly PlacementOption[],
  keys: readonly string[],
  language: Language,
): string | null {
  const labels = labelsOf(options, keys).map((label) => label[language])
  return labels.length === 0 ? null : labels.join(language === 'ja' ? '、' : ', ')
}

const dateWords = (date: CalendarDate | null, language: Language): string | null =>
  date === null ? null : formatDate(date, language)

/** From a day until another; null where neither is said. */
export function spanWords(
  from: CalendarDate | null,
  to: CalendarDate | null,
  language: Language,
): string | null {
  if (from === null && to === null) return null
  const say = texts[language]
  const start = from === null ? '' : say.since(formatDate(from, language))
  const end = to === null ? '' : say.until(formatDate(to, language))
  return [start, end].filter((part) => part !== '').join(language === 'ja' ? '' : ' ')
}

const tones: Readonly<Record<Outcome, Tone>> = {
  met: 'good',
  'not-met': 'attention',
  unknown: 'neutral',
}

/** What each criterion says, and why: all that counts. */
export function Criteria({ verdicts, language, level: Heading = 'h3' }: CriteriaProps): Child {
  const say = texts[language]
  return (
    <section>
      <Heading>{say.criteria}</Heading>
      <p class="hint">{say.criteriaLead}</p>
      <ul class="criteria">
        {verdicts.map(({ criterion, outcome, points, words }) => (
          <li>
            <StatusTag label={outcomeLabels[outcome][language]} tone={tones[outcome]} />{' '}
            <strong>{criterionLabels[criterion][language]}</strong>
            {points > 1 && <span> {say.worth(points)}</span>}
            <span class="under">{words[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type CriteriaProps = {
  readonly verdicts: readonly Verdict[]
  readonly language: Language
  readonly level?: 'h2' | 'h3' | 'h4'
}

/** How many criteria are met, in a few words; the points where they are not the number. */
export function metWords({ verdicts, met, points }: Comparison, language: Language): string {
  const say = texts[language]
  const sum = verdicts.reduce((total, each) => total + each.points, 0)
  const counted = say.met(met, verdicts.length)
  return sum === verdicts.length ? counted : `${counted} ${say.points(points, sum)}`
}

const texts = {
  ja: {
    areas: '働ける地域',
    works: '希望する仕事の種類',
    wish: '希望する仕事',
    time: '日数・時間',
    atMost: (words: string) => `${words}まで`,
    from: '働き始められる日',
    needs: '職場で必要な配慮',
    needsWords: 'そのほかの配慮',
    work: '仕事の種類',
    workWords: '仕事の内容',
    area: '地域',
    place: '場所',
    span: '受入の期間',
    requirements: '求める経験・技能',
    offers: '用意できる配慮',
    pay: '賃金・手当',
    since: (date: string) => `${date}から`,
    until: (date: string) => `${date}まで`,
    criteria: '合うところと合わないところ',
    criteriaLead: '紹介の順番は、ここにある基準だけで決まります。隠れた点数はありません。',
    worth: (points: number) => `（${points}点）`,
    met: (met: number, all: number) => `${all}項目のうち${met}項目が合う`,
    points: (points: number, all: number) => `（${all}点中${points}点）`,
  },
  en: {
    areas: 'Areas',
    works: 'Kinds of work',
    wish: 'Work wished for',
    time: 'Days and hours',
    atMost: (words: string) => `at most ${words}`,
    from: 'Can begin on',
    needs: 'Needed at the workplace',
    needsWords: 'Also needed',
    work: 'Kind of work',
    workWords: 'What is done',
    area: 'Area',
    place: 'Place',
    span: 'Wanted',
    requirements: 'What one must bring',
    offers: 'The workplace offers',
    pay: 'Pay',
    since: (date: string) => `from ${date}`,
    until: (date: string) => `until ${date}`,
    criteria: 'What suits, and what does not',
    criteriaLead: 'Only these criteria set the order of proposals. There is no hidden score.',
    worth: (points: number) => `(${points} points)`,
    met: (met: number, all: number) => `${met} of ${all} met`,
    points: (points: number, all: number) => `(${points} of ${all} points)`,
  },
} as const
