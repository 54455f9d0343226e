/** On the page of one's own application: goals, what comes next, visits, and whom to turn to. */
import type { Child } from 'hono/jsx'
import { type OwnSupport, readOwnSupport } from '../../../commands/support/read-own-support.ts'
import { goalStates } from '../../../domain/delivery/support/goal.ts'
import { contactWays, recordSorts } from '../../../domain/delivery/support/record.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { withAuthority } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import type { OwnApplication } from '../read-own.ts'

/** The section; null where the support was withdrawn. */
export async function supportSection(visit: AnyVisit, own: OwnApplication): Promise<Child | null> {
  const { id, state } = own.application
  if (state === 'withdrawn') return null
  const { database, authority } = visit.services
  const read = await withAuthority(database, authority, (books) => readOwnSupport(books, id))
  return (
    <>
      <Next visit={visit} own={own} read={read} />
      <Goals visit={visit} read={read} />
      <Visits visit={visit} read={read} />
    </>
  )
}

type PartProps = { readonly visit: AnyVisit; readonly read: OwnSupport }

function Next({ visit, own, read }: PartProps & { readonly own: OwnApplication }): Child {
  const { language } = visit
  const say = texts[language]
  const { step, contact, agencies } = read
  const [lead] = agencies
  const whom = [lead?.name[language], contact.name].filter(Boolean).join(' ')
  const asked = own.offering.settings.contact[language]
  return (
    <section>
      <h2>{say.next}</h2>
      {step === null ? (
        <p>{say.nothing}</p>
      ) : (
        <p>
          <strong>{step.text}</strong>
          <span class="under">
            {say.by(formatDate(step.on, language))}{' '}
            {step.owing.side === 'company' ? say.yours : say.ours(step.owing.person || say.agency)}
          </span>
        </p>
      )}
      <SummaryList
        lines={[
          { name: say.contact, value: whom || asked || say.soon },
          ...(contact.telephone === ''
            ? []
            : [
                {
                  name: say.telephone,
                  value: <a href={telephoneLink(contact.telephone)}>{contact.telephone}</a>,
                },
              ]),
        ]}
      />
    </section>
  )
}

const telephoneLink = (number: string) =>
  `tel:${number.normalize('NFKC').replaceAll(/[^\d+]/g, '')}`

function Goals({ visit: { language }, read: { goals } }: PartProps): Child {
  const say = texts[language]
  if (goals.length === 0) return null
  return (
    <section>
      <h2>{say.goals}</h2>
      <ul class="pass-list">
        {goals.map(({ text, state, dueOn }) => (
          <li>
            <p>
              {text}{' '}
              <StatusTag
                label={goalStates[state][language]}
                tone={state === 'reached' ? 'good' : 'waiting'}
              />
              {dueOn !== null && <span class="under">{say.by(formatDate(dueOn, language))}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Visits({ visit: { language }, read }: PartProps): Child {
  const say = texts[language]
  const names = new Map(read.agencies.map(({ id, name }) => [id, name[language]]))
  if (read.visits.length === 0) return null
  return (
    <section>
      <h2>{say.visits}</h2>
      <ul>
        {read.visits.map(({ on, way, sort, agency }) => (
          <li>
            {formatDate(on, language)}{' '}
            {(way === null ? recordSorts[sort] : contactWays[way])[language]}{' '}
            {names.get(agency ?? '') ?? ''}
          </li>
        ))}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    next: '次の予定と担当者',
    nothing: 'いま決まっている予定はありません。',
    by: (day: string) => `${day}まで`,
    yours: '御社にお願いすること',
    ours: (who: string) => `${who}がします`,
    agency: '支援機関',
    contact: '担当者',
    telephone: '電話',
    soon: '担当者からご連絡します。',
    goals: '目標',
    visits: '訪問・連絡の日',
  },
  en: {
    next: 'What comes next, and whom to turn to',
    nothing: 'Nothing is planned now.',
    by: (day: string) => `by ${day}`,
    yours: 'for you to do',
    ours: (who: string) => `done by ${who}`,
    agency: 'the agency',
    contact: 'Whom to turn to',
    telephone: 'Telephone',
    soon: 'Somebody will be in touch with you.',
    goals: 'Goals',
    visits: 'When somebody came or called',
  },
} as const
