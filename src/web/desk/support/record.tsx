/** Recording what was done in a support: a contact or a visit, or that somebody was hired. */
import type { Child } from 'hono/jsx'
import { recordContact, recordHiring } from '../../../commands/support/record.ts'
import type { SupportRead } from '../../../commands/support/read-support.ts'
import { isContactWay, noWords } from '../../../domain/delivery/support/record.ts'
import { check } from '../../../kit/check.ts'
import type { Refused } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import {
  companyName,
  mayRecord,
  readDeskSupport,
  sharingAgencies,
  supportTrail,
  todayOf,
} from './open-desk-support.ts'
import { contactFields, hiringFields } from './support-fields.ts'
import { supportWords } from './words.ts'

type Visit = PersonalVisit<'supportRecord'>

/** The page. */
export const supportRecordPage: PersonalPage<'supportRecord'> = {
  for: 'support.record',
  show: async (visit) => {
    const found = await readDeskSupport(visit, visit.params.application)
    if (!found.ok) return found
    const read = found.value
    const may = mayRecord(visit, read)
    if (!may.ok) return may
    const title = supportWords.record[visit.language]
    return shown({
      title: `${title}｜${companyName(read, visit)}`,
      trail: supportTrail(visit, read, title),
      body: <Body visit={visit} read={read} />,
    })
  },
  acts: {
    contact: async (visit, form) => {
      const found = await readDeskSupport(visit, visit.params.application)
      if (!found.ok) return found
      const read = readFields(form, contactFields(mine(found.value), byOf(visit, found.value)))
      if (!read.ok) return read
      const { agency, way, on, reason, ours, theirs, said, minutes } = read.value
      check(isContactWay(way), 'a way of the choices')
      const words = {
        ours: ours ?? '',
        theirs: theirs ?? '',
        said: said ?? '',
        minutes: minutes ?? '',
      }
      const { application } = visit.params
      const given = { application, agency: agencyOf(agency), way, on, words, reason }
      const done = await recordContact(contextOf(visit, form), given)
      return done.ok ? back(visit) : faultAt(done, 'on')
    },
    hire: async (visit: Visit, form: SubmittedForm) => {
      const found = await readDeskSupport(visit, visit.params.application)
      if (!found.ok) return found
      const read = readFields(form, hiringFields(mine(found.value), byOf(visit, found.value)))
      if (!read.ok) return read
      const { agency, hiredOn: on, persons, said, reason } = read.value
      const words = { ...noWords, said: said ?? '' }
      const { application } = visit.params
      const given = { application, agency: agencyOf(agency), on, persons, words, reason }
      const done = await recordHiring(contextOf(visit, form), given)
      return done.ok ? back(visit) : faultAt(done, 'hiredOn')
    },
  },
}

const agencyOf = (value: string): string | null => (value === 'body' ? null : value)

const back = (visit: Visit) => moved(visit.to.deskSupport(visit.params), 'act_done')

/** A refusal that is about the day, the year or the agency is said at its field. */
function faultAt(refused: Refused, day: string) {
  const { code } = refused.refusal
  if (code === 'period_closed') return atField('reason', refused)
  return code === 'agency_not_sharing_the_support'
    ? atField('agency', refused)
    : atField(day, refused)
}

/** The agencies for which the visitor may record. */
function mine(read: SupportRead) {
  const sharing = sharingAgencies(read)
  return read.runs ? sharing : sharing.filter(({ id }) => read.own.includes(id))
}

const byOf = (visit: Visit, { runs }: SupportRead) => ({ isBodyToo: runs, today: todayOf(visit) })

type BodyProps = { readonly visit: Visit; readonly read: SupportRead }

function Body({ visit, read }: BodyProps): Child {
  const { language } = visit
  const say = texts[language]
  const [contact, hire] = [visit.form('contact'), visit.form('hire')]
  const agencies = mine(read)
  const by = byOf(visit, read)
  const usual = agencies[0]?.id ?? 'body'
  const { state } = read.application
  const isRegistered = state === 'registered' || state === 'supported'
  const counts = read.settings.countsUnregistered ? say.visitsCount : say.nothingCounts
  return (
    <>
      <p class="over-title">{companyName(read, visit)}</p>
      <h1>{supportWords.record[language]}</h1>
      {!isRegistered && <p class="lead">{counts}</p>}
      <section>
        <h2>{say.contact}</h2>
        <Form form={contact} isGuarded>
          <Fields
            form={contact}
            fields={contactFields(agencies, by)}
            values={{ agency: usual, on: by.today, way: 'visit', ours: visit.visitor.name }}
          />
          <Buttons submit={say.keep} />
        </Form>
      </section>
      {isRegistered && (
        <section>
          <h2>{say.hired}</h2>
          <details class="more" open={hire.isShownAgain}>
            <summary>{say.hiring}</summary>
            <p class="hint">{say.asked(read.settings.followUpMonths)}</p>
            <Form form={hire}>
              <Fields
                form={hire}
                fields={hiringFields(agencies, by)}
                values={{ agency: usual, persons: 1 }}
              />
              <Buttons submit={say.keepHired} />
            </Form>
          </details>
        </section>
      )}
    </>
  )
}

const texts = {
  ja: {
    contact: '訪問・連絡',
    keep: '記録する',
    hired: '採用',
    hiring: '採用があったとき',
    keepHired: '採用を記録する',
    visitsCount: 'まだ登録していない企業です。訪問は訪問の実績に数えます。ほかの連絡は数えません。',
    nothingCounts: 'まだ登録していない企業です。記録は残りますが、実績には数えません。',
    asked: (months: readonly number[]) =>
      months.length === 0
        ? '定着の確認はしない設定です。'
        : `採用した日から${months.join('・')}か月後に、定着しているかをたずねます。`,
  },
  en: {
    contact: 'Visit or contact',
    keep: 'Record it',
    hired: 'Hired',
    hiring: 'Somebody was hired',
    keepHired: 'Record the hiring',
    visitsCount: 'This company has not registered. Visits count as visits, other contacts do not.',
    nothingCounts: 'This company has not registered. What is recorded does not count.',
    asked: (months: readonly number[]) =>
      months.length === 0
        ? 'Nobody is asked whether the job has held.'
        : `It is asked ${months.join(', ')} months after the hiring whether the job has held.`,
  },
} as const
