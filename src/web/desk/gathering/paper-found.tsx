/** One line of a list on paper, with whom it may be about; the desk decides. */
import type { Child } from 'hono/jsx'
import type { AttendanceMatch, AttendanceRow } from '../../../domain/delivery/attendance-list.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import type { Language } from '../../../kit/bilingual.ts'
import type { NamedReservation } from '../../../store/door.ts'
import { walkInChoice } from './paper-lines.ts'

type Person = Omit<NamedReservation, 'name'> & { readonly name: string | null }

/** What a line is shown with. */
export type FoundLineProps = {
  readonly match: AttendanceMatch
  readonly people: readonly Person[]
  readonly language: Language
}

/** The line. */
export function FoundLine({ match, people, language }: FoundLineProps): Child {
  const { row, note } = match
  return (
    <li>
      <p>
        {texts[language].line(row.line)} <strong>{wordsOf(row)}</strong>
      </p>
      <Finding match={match} people={people} language={language} />
      {note && <p class="hint">{note[language]}</p>}
    </li>
  )
}

const wordsOf = ({ number, name, reading }: AttendanceRow): string =>
  [number, name, reading].filter(Boolean).join('　')

function Finding({ match, people, language }: FoundLineProps): Child {
  const { finding, row } = match
  if (finding.found === 'repeated') return <p>{texts[language].repeated(finding.line)}</p>
  if (finding.found === 'unreadable') return <p>{finding.refusal.message[language]}</p>
  return <Choice {...{ row, people, language }} candidates={candidatesOf(finding)} />
}

/** Whom the line may be about; nobody where they came without a reservation. */
function candidatesOf(finding: AttendanceMatch['finding']): readonly string[] {
  if (finding.found === 'matched') return [finding.application]
  return finding.found === 'proposed'
    ? finding.candidates.map(({ application }) => application)
    : []
}

type ChoiceProps = Omit<FoundLineProps, 'match'> & {
  readonly row: AttendanceRow
  readonly candidates: readonly string[]
}

/**
 * One candidate is chosen beforehand, several never; without any it is somebody without a ticket.
 */
function Choice({ row, people, candidates, language }: ChoiceProps): Child {
  const say = texts[language]
  const name = `row.${row.line}`
  const found = candidates.flatMap((id) => people.find((each) => each.application === id) ?? [])
  const hasName = row.name !== ''
  return (
    <fieldset class="paper-choice">
      <legend class="for-readers">{say.line(row.line)}</legend>
      <input type="hidden" name={`name.${row.line}`} value={row.name} />
      <input type="hidden" name={`kana.${row.line}`} value={row.reading} />
      {found.map(({ application, name: known, kana, number, state }) => (
        <label>
          <input type="radio" name={name} value={application} checked={found.length === 1} />{' '}
          {[known ?? say.noName, kana, formatTicketCode(number as TicketCode)]
            .filter(Boolean)
            .join('　')}
          {state === 'checked-in' && `（${say.already}）`}
        </label>
      ))}
      {hasName && (
        <label>
          <input type="radio" name={name} value={walkInChoice} checked={found.length === 0} />{' '}
          {say.walkIn}
        </label>
      )}
      <label>
        <input
          type="radio"
          name={name}
          value=""
          checked={found.length > 1 || (found.length === 0 && !hasName)}
        />{' '}
        {say.leave}
      </label>
    </fieldset>
  )
}

const texts = {
  ja: {
    line: (line: number) => `${line}行目`,
    repeated: (line: number) => `${line}行目と同じ人です。記録は1回だけです。`,
    walkIn: '予約のない方として記録する',
    leave: 'この行は記録しない',
    already: '受付済み',
    noName: '（氏名なし）',
  },
  en: {
    line: (line: number) => `Line ${line}`,
    repeated: (line: number) => `The same person as in line ${line}, recorded once.`,
    walkIn: 'Somebody without a reservation',
    leave: 'Do not record this line',
    already: 'checked in',
    noName: '(no name)',
  },
} as const
