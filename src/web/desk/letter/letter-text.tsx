/** A letter as text on a page, in the order in which it is printed. */
import type { Child } from 'hono/jsx'
import type { ComposedLetter } from '../../../domain/letter/compose.ts'
import { formatDate } from '../../../kit/calendar.ts'

type LetterProps = { readonly letter: ComposedLetter }

/** The letter. Its own heading is of the second level: it stands on a page that has its first. */
export function LetterText({ letter }: LetterProps): Child {
  return (
    <article class="official-letter" lang={letter.language}>
      <Head letter={letter} />
      <h2>{letter.subject}</h2>
      <Body letter={letter} />
      <Foot letter={letter} />
    </article>
  )
}

/** The number and the day, whom it is for, and who writes. */
function Head({ letter }: LetterProps): Child {
  const { language, addressee, form, number, date, authority, signatory } = letter
  const say = texts[language]
  const honorific = form === 'certificate' ? say.certified : say.honorific[addressee.type]
  return (
    <>
      <p class="letter-number">
        <Lines text={`${number}\n${formatDate(date, language)}`} />
      </p>
      <p>
        <Lines text={[...addressee.lines, `${addressee.name}${honorific}`].join('\n')} />
      </p>
      <p class="letter-number">
        <Lines text={signatory === null ? authority : `${authority}\n${signatory}`} />
      </p>
    </>
  )
}

function Body({ letter }: LetterProps): Child {
  const { language, paragraphs, particulars, conditions } = letter
  const say = texts[language]
  const hasItems = particulars.length > 0 || conditions.length > 0
  return (
    <>
      {paragraphs.map((text) => (
        <p>
          <Lines text={text} />
        </p>
      ))}
      {hasItems && <p class="letter-below">{say.below}</p>}
      {particulars.length > 0 && (
        <dl class="terms">
          {particulars.map(({ label, text }) => (
            <div>
              <dt>{label}</dt>
              <dd>
                <Lines text={text} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Listed heading={say.conditions} items={conditions} />
      {hasItems && say.end !== '' && <p class="letter-number">{say.end}</p>}
    </>
  )
}

/** What goes with it, what is added, and whom to ask. */
function Foot({ letter: { language, attachments, notes, office } }: LetterProps): Child {
  const say = texts[language]
  return (
    <>
      <Listed heading={say.attachments} items={attachments} />
      {notes.map((text) => (
        <p>
          <Lines text={text} />
        </p>
      ))}
      {say.translation !== '' && <p>{say.translation}</p>}
      {office && (
        <p class="letter-office">
          <Lines text={[`${say.office}${office.name}`, ...office.lines].join('\n')} />
        </p>
      )}
    </>
  )
}

type ListedProps = { readonly heading: string; readonly items: readonly string[] }

function Listed({ heading, items }: ListedProps): Child {
  if (items.length === 0) return null
  return (
    <>
      <h3>{heading}</h3>
      <ol>
        {items.map((text) => (
          <li>
            <Lines text={text} />
          </li>
        ))}
      </ol>
    </>
  )
}

function Lines({ text }: { readonly text: string }): Child {
  return (
    <>
      {text.split('\n').map((line, index) => (
        <>
          {index > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}

const texts = {
  ja: {
    honorific: { person: '　様', organisation: '　御中' },
    certified: '　殿',
    below: '記',
    conditions: '条件',
    end: '以上',
    attachments: '添付書類',
    office: 'お問い合わせ：',
    translation: '',
  },
  en: {
    honorific: { person: '', organisation: '' },
    certified: '',
    below: 'Particulars',
    conditions: 'Conditions',
    end: '',
    attachments: 'Enclosed',
    office: 'Questions: ',
    translation:
      'This is a translation. What counts is the letter in Japanese under the same number.',
  },
} as const
