/** One consultation at the desk: who, when, what was written, what is noted, and what to do. */
import type { Child } from 'hono/jsx'
import { actOnApplications } from '../../../commands/application/act.ts'
import {
  answerConsultation,
  assignConsultation,
  noteConsultation,
  planContact,
} from '../../../commands/consultation/counsel.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { readFields } from '../../form/field.ts'
import { dateField } from '../../form/fields.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { toneOf } from '../application/state-tone.ts'
import { inBooks } from '../books.ts'
import { ConsultationActs, deskStepNames } from './acts.tsx'
import { About, Standing } from './about.tsx'
import { type ConsultationRead, readConsultation } from './read-consultation.ts'
import { Record } from './record.tsx'

type Visit = PersonalVisit<'deskConsultation'>

/** The page. */
export const consultationPage: PersonalPage<'deskConsultation'> = {
  for: 'consultation.day',
  show: async (visit) => {
    const read = await inBooks(visit, (books) =>
      readConsultation(books, visit, visit.params.application),
    )
    if (!read.ok) return read
    const { language, to } = visit
    const say = texts[language]
    const title = titleOf(read.value, language)
    return shown({
      title: `${title}｜${say.day}`,
      trail: [{ name: say.day, href: to.deskConsultations() }, { name: title }],
      body: <Body visit={visit} read={read.value} />,
    })
  },
  acts: {
    answer: async (visit, form) => {
      const { application } = visit.params
      const given = { application, text: form.text('text'), key: form.key }
      const holds = form.text('holds') !== ''
      const done = await answerConsultation(contextOf(visit), { ...given, holds })
      return done.ok ? moved(visit.here, 'message_sent') : atField('text', done)
    },
    note: async (visit, form) => {
      const { application } = visit.params
      const given = { application, text: form.text('text'), key: form.key }
      const done = await noteConsultation(contextOf(visit), given)
      return done.ok ? moved(visit.here, 'note_kept') : atField('text', done)
    },
    take: (visit, form) => assign(visit, form, visit.visitor.actor.account),
    release: (visit, form) => assign(visit, form, null),
    hand: (visit, form) => assign(visit, form, form.text('to')),
    contact: async (visit, form) => {
      const read = readFields(form, contactFields)
      if (!read.ok) return read
      const given = { application: visit.params.application, on: read.value.on }
      const done = await planContact(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'saved') : atField('on', done)
    },
    ...Object.fromEntries(
      deskStepNames.map((act) => [act, (visit: Visit, form: SubmittedForm) => step(visit, form)]),
    ),
  },
}

/** On which day to get in touch again; blank for none. */
const contactFields = {
  on: dateField({
    label: { ja: '次に連絡する日', en: 'Next contact' },
    required: false,
  }),
}

async function assign(visit: Visit, form: SubmittedForm, to: string | null) {
  const given = { application: visit.params.application, to }
  const done = await assignConsultation(contextOf(visit, form), given)
  return done.ok ? moved(visit.here, 'saved') : done
}

async function step(visit: Visit, form: SubmittedForm) {
  const { application } = visit.params
  const read = await inBooks(visit, (books) => readConsultation(books, visit, application))
  if (!read.ok) return read
  const { session, way } = read.value
  const done = await actOnApplications(contextOf(visit, form), {
    act: form.act,
    applications: [application],
    // What was settled by messages was settled online.
    channel: way ?? (session === null && form.act === 'hold' ? 'online' : null),
    reason: form.text('reason') || null,
  })
  if (done.ok) return moved(visit.here, 'act_done')
  return done.refusal.code === 'reason_missing' ? atField('reason', done) : done
}

function titleOf({ detail, application }: ConsultationRead, language: 'ja' | 'en'): string {
  const number = formatTicketCode(application.number as TicketCode)
  return detail?.name ?? texts[language].noName(number)
}

type BodyProps = { readonly visit: Visit; readonly read: ConsultationRead }

function Body({ visit, read }: BodyProps): Child {
  const { language } = visit
  const { application, texts: written } = read
  const definition = stateIn('consultation', application.state)
  const say = texts[language]
  return (
    <>
      <p class="over-title">
        {formatTicketCode(application.number as TicketCode)}{' '}
        <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
      </p>
      <h1>{titleOf(read, language)}</h1>
      <About visit={visit} read={read} />
      <ConsultationActs visit={visit} read={read} />
      <Standing visit={visit} read={read} field={contactFields.on} />
      {written === null ? (
        <p class="hint">{say.unread}</p>
      ) : (
        <Record visit={visit} read={read} written={written} />
      )}
    </>
  )
}

const texts = {
  ja: {
    day: '相談の予定',
    noName: (number: string) => `お名前のない相談 ${number}`,
    unread:
      'やりとりと相談記録は、この事業の相談員だけが読めます。管理者・担当者・運営者・監査担当者には表示されません。',
  },
  en: {
    day: 'Consultations',
    noName: (number: string) => `Consultation without a name ${number}`,
    unread:
      'Messages and records are read by counsellors of this programme alone: not by administrators, officers, operators or auditors.',
  },
} as const
