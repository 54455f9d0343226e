/** What was proposed to a person: the company, both answers, visits, period, result, retention. */
import type { Child } from 'hono/jsx'
import type { PersonPlacement, WholeMatch } from '../../../commands/placement/read-person.ts'
import {
  companyRefusals,
  isNameIn,
  personRefusals,
  resultWords,
  visitOutcomes,
} from '../../../domain/delivery/placement/reason.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import { formatDate } from '../../../kit/calendar.ts'
import type { MatchAnswer } from '../../../store/placement-match.ts'
import type { Term } from '../../../store/placement-term.ts'
import { Criteria, spanWords } from '../../apply/placement/summary.tsx'
import type { AnyVisit } from '../../personal.ts'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'

type MatchesProps = {
  readonly visit: AnyVisit
  readonly person: PersonPlacement
}

/** The proposal that stands, with all that came of it, and the earlier ones in short. */
export function PersonMatches({ visit, person }: MatchesProps): Child {
  const { language } = visit
  const { current, earlier, checks } = person
  const say = texts[language]
  return (
    <>
      {current && (
        <section>
          <h2>{current.position.company ?? '—'}</h2>
          <SummaryList
            lines={[...matchLines(current, language), ...termLines(current, language)]}
          />
          <Criteria verdicts={current.match.criteria} language={language} />
        </section>
      )}
      {checks.length > 0 && (
        <section>
          <h2>{say.retention}</h2>
          <SummaryList
            lines={checks.map(({ months, dueOn, noted, isMoot }) => ({
              name: say.months(months),
              value: noted
                ? say.noted(noted.held, formatDate(noted.notedOn, language))
                : isMoot
                  ? say.moot
                  : say.due(formatDate(dueOn, language)),
            }))}
          />
        </section>
      )}
      {earlier.length > 0 && (
        <details class="more">
          <summary>{say.earlier(earlier.length)}</summary>
          {earlier.map((each) => (
            <section>
              <h3>{each.position.company ?? '—'}</h3>
              <SummaryList lines={matchLines(each, language)} />
            </section>
          ))}
        </details>
      )}
    </>
  )
}

function matchLines({ match, position, visits }: WholeMatch, language: Language) {
  const say = texts[language]
  const lines: SummaryLine[] = [
    { name: say.position, value: position.position.title },
    { name: say.proposed, value: formatMoment(match.proposedAt, language) },
    { name: say.person, value: answerWords(match.person, personRefusals, language) },
    { name: say.company, value: answerWords(match.company, companyRefusals, language) },
  ]
  if (match.visitOn) lines.push({ name: say.visitOn, value: formatDate(match.visitOn, language) })
  for (const { visitedOn, outcome, words } of visits) {
    const how = isNameIn(visitOutcomes, outcome) ? visitOutcomes[outcome][language] : outcome
    const value = [formatDate(visitedOn, language), how, words ?? ''].filter((part) => part !== '')
    lines.push({ name: say.visit, value: value.join(' ／ ') })
  }
  return lines
}

function answerWords(
  answer: MatchAnswer | null,
  reasons: Readonly<Record<string, Bilingual>>,
  language: Language,
): string {
  const say = texts[language]
  if (!answer) return say.waiting
  if (answer.says === 'yes') return say.yes
  const reason = answer.reason === null ? '' : (reasons[answer.reason]?.[language] ?? '')
  return [say.no, reason, answer.words ?? ''].filter((part) => part !== '').join(' ／ ')
}

function termLines({ term }: WholeMatch, language: Language): readonly SummaryLine[] {
  if (!term) return []
  const say = texts[language]
  const { startedOn, endedOn } = term
  return [
    { name: say.period, value: spanWords(term.startsOn, term.endsOn, language) },
    ...(startedOn ? [{ name: say.started, value: formatDate(startedOn, language) }] : []),
    ...(endedOn ? [{ name: say.ended, value: formatDate(endedOn, language) }] : []),
    ...resultLines(term, language),
  ]
}

function resultLines(term: Term, language: Language): readonly SummaryLine[] {
  const say = texts[language]
  const line = (name: string, reason: string | null, words: string | null): SummaryLine[] => {
    const label = reason === null ? null : resultWords(reason)
    if (!label) return []
    const value = words === null ? label[language] : `${label[language]} ／ ${words}`
    return [{ name, value }]
  }
  return [
    ...(term.result === null ? line(say.told, term.hostReason, term.hostWords) : []),
    ...line(say.result, term.resultReason, term.resultWords),
    ...(term.resultOn ? [{ name: say.resultOn, value: formatDate(term.resultOn, language) }] : []),
  ]
}

const texts = {
  ja: {
    position: '求人',
    proposed: '紹介した日時',
    person: '本人の返事',
    company: '企業の返事',
    waiting: '返事待ち',
    yes: '承諾',
    no: '辞退',
    visitOn: '見学の予定',
    visit: '職場見学',
    period: '就労の期間',
    started: '働き始めた日',
    ended: '働いた最後の日',
    told: '企業が知らせた結果',
    result: '結果',
    resultOn: '結果の日',
    retention: '定着',
    months: (months: number) => `${months}か月後`,
    noted: (held: boolean, date: string) =>
      `${held ? '働き続けている' : '離職した'}（${date}に確認）`,
    moot: '離職したため、確認しません',
    due: (date: string) => `${date}に確認`,
    earlier: (count: number) => `これまでの紹介（${count}件）`,
  },
  en: {
    position: 'Position',
    proposed: 'Proposed',
    person: 'The person says',
    company: 'The company says',
    waiting: 'No answer yet',
    yes: 'Yes',
    no: 'No',
    visitOn: 'Visit planned',
    visit: 'Visit',
    period: 'Period',
    started: 'First day of work',
    ended: 'Last day of work',
    told: 'The company reports',
    result: 'Result',
    resultOn: 'Day of the result',
    retention: 'Retention',
    months: (months: number) => `After ${months} months`,
    noted: (held: boolean, date: string) =>
      `${held ? 'Still employed' : 'Has left'} (asked on ${date})`,
    moot: 'Not asked: has left',
    due: (date: string) => `To be asked on ${date}`,
    earlier: (count: number) => `Earlier proposals (${count})`,
  },
} as const
