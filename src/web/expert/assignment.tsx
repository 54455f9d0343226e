/** One assignment: whom to visit, how much is left, planning the next visit. */
import type { Child } from 'hono/jsx'
import { mayReadRequest, openRequest } from '../../commands/dispatch/open-request.ts'
import { planVisit } from '../../commands/dispatch/visit.ts'
import { dispatch as table } from '../../domain/delivery/dispatch.ts'
import { spanWords } from '../../domain/delivery/dispatch/limit.ts'
import { fieldWords } from '../../domain/delivery/dispatch/settings.ts'
import { ok } from '../../kit/result.ts'
import { inBooks, nowOf } from '../desk/books.ts'
import { readFields } from '../form/field.ts'
import { atField } from '../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { Buttons, Fields, Form } from '../ui/form/form.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { type DispatchRead, readDispatch } from '../../commands/dispatch/read-dispatch.ts'
import { planFields, visitFaults } from './visit-fields.ts'
import { ReportOf, VisitTag, visitWords } from './visit-words.tsx'

type Visit = PersonalVisit<'expertAssignment'>

/** The page: for the expert, and for staff who enter what an expert tells them. */
export const expertAssignmentPage: PersonalPage<'expertAssignment'> = {
  for: 'desk.open',
  show: async (visit) => {
    const read = await readAssignment(visit)
    if (!read.ok) return read
    const { company, offering } = read.value
    const { language } = visit
    const say = texts[language]
    const name = company?.name ?? say.noName
    return shown({
      title: name,
      trail: [...trailOf(visit, read.value), { name }],
      body: (
        <>
          <p class="over-title">{offering.settings.title[language]}</p>
          <h1>{name}</h1>
          <About visit={visit} read={read.value} />
          <Visits visit={visit} read={read.value} />
          <Plan visit={visit} read={read.value} />
        </>
      ),
    })
  },
  acts: {
    plan: async (visit, form) => {
      const read = await readAssignment(visit)
      if (!read.ok) return read
      const typed = readFields(form, planFields(read.value.settings))
      if (!typed.ok) return typed
      const { application } = visit.params
      const given = { application, visit: null, plan: typed.value }
      const done = await planVisit(contextOf(visit, form), given)
      if (done.ok) return moved(visit.here, 'added')
      const place = visitFaults[done.refusal.code]
      return place === undefined ? done : atField(place, done)
    },
  },
}

/** The way to a page of an assignment: from the expert's own page, or from the desk. */
export function trailOf(
  { to, language, visitor }: Pick<Visit, 'to' | 'language' | 'visitor'>,
  read: DispatchRead,
) {
  const say = texts[language]
  const { id: application } = read.application
  const isExpert = visitor.actor.grants.some(({ role }) => role === 'expert')
  return isExpert
    ? [{ name: say.own, href: to.expert() }]
    : [{ name: say.request, href: to.deskDispatch({ application }) }]
}

function readAssignment(visit: Visit) {
  return inBooks(visit, async (books) => {
    const opened = await openRequest(books, visit.params.application, 'free')
    if (!opened.ok) return opened
    const allowed = await mayReadRequest(books, visit.visitor.actor, opened.value)
    if (!allowed.ok) return allowed
    return ok(await readDispatch(books, opened.value, nowOf(visit)))
  })
}

type PartProps = { readonly visit: Visit; readonly read: DispatchRead }

function About({ visit, read }: PartProps): Child {
  const { language } = visit
  const { contact, dispatch, settings, used, visits } = read
  const say = texts[language]
  const granted = dispatch?.visits ?? 0
  const planned = visits.filter(({ state }) => state === 'planned').length
  const left = Math.max(granted - used.request.visits, 0)
  return (
    <SummaryList
      lines={[
        { name: say.contact, value: contact?.name ?? '—' },
        {
          name: say.telephone,
          value: contact?.telephone ? (
            <a href={`tel:${contact.telephone.replaceAll(/[^+\d]/g, '')}`}>{contact.telephone}</a>
          ) : (
            '—'
          ),
        },
        {
          name: say.mail,
          value: contact?.mail ? <a href={`mailto:${contact.mail}`}>{contact.mail}</a> : '—',
        },
        { name: say.field, value: fieldWords(settings, dispatch?.field ?? '')[language] || '—' },
        { name: say.area, value: dispatch?.area || '—' },
        { name: say.left, value: say.leftOf(left, granted, planned) },
        { name: say.longest, value: spanWords(settings.visitMinutes)[language] },
      ]}
    />
  )
}

function Visits({ visit, read }: PartProps): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.visits}</h2>
      {read.visits.length === 0 && <p>{say.none}</p>}
      {read.visits.map((each) => (
        <section class="visit">
          <h3>
            <a href={to.expertVisit({ visit: each.id })}>{visitWords(each, language)}</a>{' '}
            <VisitTag visit={each} language={language} />
          </h3>
          {each.state === 'reported' && (
            <ReportOf visit={each} texts={read.texts.get(each.id)} language={language} />
          )}
        </section>
      ))}
    </section>
  )
}

const goingOn: readonly string[] = table.acts.visit.from

function Plan({ visit, read }: PartProps): Child {
  if (!goingOn.includes(read.application.state)) return null
  const { language } = visit
  const say = texts[language]
  const form = visit.form('plan')
  return (
    <section>
      <h2>{say.plan}</h2>
      <Form form={form}>
        <Fields
          form={form}
          fields={planFields(read.settings)}
          values={{ minutes: read.settings.visitMinutes, channel: 'in-person' }}
        />
        <Buttons submit={say.add} />
      </Form>
    </section>
  )
}

const texts = {
  ja: {
    own: '自分の担当',
    request: '派遣の申込',
    noName: '（会社の名称なし）',
    contact: '担当の方',
    telephone: '電話',
    mail: 'メール',
    field: '分野',
    area: '訪問先',
    left: '残りの訪問',
    leftOf: (left: number, all: number, planned: number) =>
      `${all}回のうち${left}回（予定${planned}回）`,
    longest: '1回の時間',
    visits: '訪問',
    none: 'まだ訪問の予定がありません。',
    plan: '訪問の予定を入れる',
    add: '予定を入れる',
  },
  en: {
    own: 'My assignments',
    request: 'Request',
    noName: '(company without a name)',
    contact: 'Contact',
    telephone: 'Telephone',
    mail: 'Mail',
    field: 'Field',
    area: 'Place',
    left: 'Visits left',
    leftOf: (left: number, all: number, planned: number) =>
      `${left} of ${all} (${planned} planned)`,
    longest: 'Longest visit',
    visits: 'Visits',
    none: 'No visit is planned yet.',
    plan: 'Plan a visit',
    add: 'Plan',
  },
} as const
