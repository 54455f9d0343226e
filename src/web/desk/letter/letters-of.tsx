/** On the desk's page of an application: the letters that answered it. */
import type { Child } from 'hono/jsx'
import { mayAct } from '../../../domain/access/capability.ts'
import { letterSorts } from '../../../domain/letter/sort.ts'
import { formatDate } from '../../../kit/calendar.ts'
import type { LetterEntry } from '../../../store/letter.ts'
import type { AnyVisit } from '../../personal.ts'

type LettersOfProps = {
  readonly visit: AnyVisit
  readonly programme: string
  readonly letters: readonly LetterEntry[]
}

/** The section, for those who see letters; nothing where none was sent. */
export function LettersOf({ visit, programme, letters }: LettersOfProps): Child {
  const { language, to, visitor } = visit
  if (letters.length === 0 || !mayAct(visitor.actor, 'letter.read', { programme }).ok) return null
  return (
    <section>
      <h2>{language === 'ja' ? '発行した通知書' : 'Letters that were sent'}</h2>
      <ul>
        {letters.map(({ letter, sort, number, issuedOn }) => (
          <li>
            <a href={to.deskLetter({ letter })}>{letterSorts[sort].label[language]}</a>
            <span class="under">
              {formatDate(issuedOn, language)} {number}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
