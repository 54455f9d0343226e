/** On the page of one's own application: the letters that answered it. */
import type { Child } from 'hono/jsx'
import { letterSorts } from '../../../domain/letter/sort.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { withAuthority } from '../../../store/database.ts'
import { listLettersOf } from '../../../store/letter.ts'
import type { AnyVisit } from '../../personal.ts'
import { linksIn } from '../../routes.ts'
import type { OwnApplication } from '../read-own.ts'

/** The section; null where no letter was sent, or what they said is erased. */
export async function letterSection(visit: AnyVisit, own: OwnApplication): Promise<Child | null> {
  const { services, language } = visit
  const all = await withAuthority(services.database, services.authority, (books) =>
    listLettersOf(books, own.application.id),
  )
  const letters = all.filter(({ addressee }) => addressee !== null)
  if (letters.length === 0) return null
  const say = texts[language]
  return (
    <section>
      <h2>{say.letters}</h2>
      <ul class="own-letters">
        {letters.map(({ letter, sort, number, issuedOn, hasEnglish }) => (
          <li>
            <a href={linksIn('ja').letterPdf({ letter })}>
              {say.open(letterSorts[sort].label[language])}
            </a>
            {hasEnglish && language === 'en' && (
              <>
                {' '}
                <a href={linksIn('en').letterPdf({ letter })}>
                  {say.translation}
                  <span class="for-readers"> {number}</span>
                </a>
              </>
            )}
            <span class="under">{say.of(formatDate(issuedOn, language), number)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    letters: '届いた通知書',
    open: (sort: string) => `${sort}を開く（PDF）`,
    translation: '',
    of: (day: string, number: string) => `${day}　${number}`,
  },
  en: {
    letters: 'Letters from the office',
    open: (sort: string) => `Open: ${sort} (PDF, in Japanese)`,
    translation: 'English translation (PDF)',
    of: (day: string, number: string) => `${day}, ${number}`,
  },
} as const
