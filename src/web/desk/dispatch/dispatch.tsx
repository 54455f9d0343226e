/** One request for an expert at the desk: deciding, assigning, and its visits. */
import type { Child } from 'hono/jsx'
import { actOnApplications } from '../../../commands/application/act.ts'
import { assignExpert, proposeFor } from '../../../commands/dispatch/assign.ts'
import { undoVisit } from '../../../commands/dispatch/confirm.ts'
import { decideDispatch, refuseDispatch } from '../../../commands/dispatch/decide.ts'
import { openRequest } from '../../../commands/dispatch/open-request.ts'
import { cancelVisit } from '../../../commands/dispatch/visit.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { spanWords } from '../../../domain/delivery/dispatch/limit.ts'
import { fieldWords } from '../../../domain/delivery/dispatch/settings.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { ok } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { readDispatch } from '../../../commands/dispatch/read-dispatch.ts'
import { toneOf } from '../application/state-tone.ts'
import { inBooks, nowOf } from '../books.ts'
import { AssignForm, assignFields } from './assign-form.tsx'
import { DecideForms, decideFaults, decideFields, refuseFields } from './decide-forms.tsx'
import { EndActs } from './end-acts.tsx'
import type { DeskPartProps } from './part.ts'
import { Visits } from './visits.tsx'

type Visit = PersonalVisit<'deskDispatch'>

/** The page. */
export const deskDispatchPage: PersonalPage<'deskDispatch'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await readDesk(visit)
    if (!read.ok) return read
    const { application, offering, company } = read.value
    const { language, to } = visit
    const say = texts[language]
    const place = { offering: offering.id }
    const name = company?.name ?? say.noName
    const definition = stateIn('dispatch', application.state)
    return shown({
      title: `${name}｜${offering.settings.title[language]}`,
      trail: [
        { name: offering.settings.title[language], href: to.deskOffering(place) },
        { name: say.requests, href: to.dispatchRequests(place) },
        { name },
      ],
      body: (
        <>
          <p class="over-title">
            <StatusTag label={definition.label[language]} tone={toneOf(definition)} />
          </p>
          <h1>{name}</h1>
          <Standing visit={visit} read={read.value} />
          <DecideForms visit={visit} read={read.value} />
          <AssignForm visit={visit} read={read.value} />
          <Visits visit={visit} read={read.value} />
          <EndActs visit={visit} read={read.value} />
        </>
      ),
    })
  },
  acts: {
    decide: async (visit, form) => {
      const read = await readDesk(visit)
      if (!read.ok) return read
      const typed = readFields(form, decideFields(read.value.settings))
      if (!typed.ok) return typed
      const { visits, field, area, conditions } = typed.value
      const done = await decideDispatch(contextOf(visit, form), {
        application: visit.params.application,
        visits,
        field: field ?? '',
        area: area ?? '',
        conditions: (conditions ?? '').split('\n').flatMap((line) => line.trim() || []),
      })
      if (done.ok) return moved(visit.here, 'act_done')
      const place = decideFaults[done.refusal.code]
      return place === undefined ? done : atField(place, done)
    },
    refuse: async (visit, form) => {
      const typed = readFields(form, refuseFields)
      if (!typed.ok) return typed
      const { application } = visit.params
      const given = { application, reason: typed.value.reason }
      const done = await refuseDispatch(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'act_done') : done
    },
    assign: async (visit, form) => {
      const read = await readDesk(visit)
      if (!read.ok) return read
      const typed = readFields(form, assignFields(read.value.proposals))
      if (!typed.ok) return typed
      const { application } = visit.params
      const { expert, reason } = typed.value
      const done = await assignExpert(contextOf(visit, form), { application, expert, reason })
      if (done.ok) return moved(visit.here, 'act_done')
      const isReason = ['assignment_needs_a_reason', 'reason_missing'].includes(done.refusal.code)
      return atField(isReason ? 'reason' : 'expert', done)
    },
    undo: async (visit, form) => {
      const { application } = visit.params
      const given = { application, visit: form.item, reason: form.text('reason') }
      const done = await undoVisit(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'act_done') : atField('reason', done)
    },
    callOff: async (visit, form) => {
      const given = { application: visit.params.application, visit: form.item }
      const done = await cancelVisit(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'act_done') : done
    },
    close: (visit, form) => step(visit, form),
    reopen: (visit, form) => step(visit, form),
  },
}

/** A step of the table that brings nothing but, perhaps, a reason. */
async function step(visit: Visit, form: SubmittedForm) {
  const applications = [visit.params.application]
  const given = { act: form.act, applications, reason: form.text('reason') || null }
  const done = await actOnApplications(contextOf(visit, form), given)
  if (done.ok) return moved(visit.here, 'act_done')
  return done.refusal.code === 'reason_missing' ? atField('reason', done) : done
}

function readDesk(visit: Visit) {
  return inBooks(visit, async (books) => {
    const opened = await openRequest(books, visit.params.application, 'free')
    if (!opened.ok) return opened
    const { programme } = opened.value.offering
    const allowed = mayAct(visit.visitor.actor, 'application.list', { programme })
    if (!allowed.ok) return allowed
    const read = await readDispatch(books, opened.value, nowOf(visit))
    return ok({ ...read, proposals: await proposeFor(books, opened.value) })
  })
}

function Standing({ visit, read }: DeskPartProps): Child {
  const { language, to } = visit
  const { application, company, contact, dispatch, settings, used, experts } = read
  const say = texts[language]
  const { visitsPerYear } = settings
  const expert = dispatch?.expert ? experts.get(dispatch.expert) : undefined
  return (
    <>
      <SummaryList
        lines={[
          { name: say.number, value: company?.number ?? '—' },
          { name: say.contact, value: contact?.name ?? '—' },
          ...(dispatch
            ? [
                { name: say.granted, value: say.times(dispatch.visits) },
                { name: say.field, value: fieldWords(settings, dispatch.field)[language] || '—' },
                { name: say.area, value: dispatch.area || '—' },
                { name: say.expert, value: expert ?? say.nobody },
                {
                  name: say.used,
                  value: `${say.times(used.request.visits)} / ${spanWords(used.request.minutes)[language]}`,
                },
              ]
            : []),
          {
            name: say.year,
            value: [used.year.visits, visitsPerYear]
              .flatMap((count) => (count === null ? [] : say.times(count)))
              .join(' / '),
          },
        ]}
      />
      <p>
        <a href={to.deskApplication({ application: application.id })}>{say.application}</a>
      </p>
    </>
  )
}

const texts = {
  ja: {
    requests: '派遣の状況',
    noName: '（会社の名称なし）',
    number: '法人番号',
    contact: '担当の方',
    granted: '決定した回数',
    field: '分野',
    area: '地域',
    expert: '専門家',
    nobody: 'まだ決まっていません',
    used: 'これまでの訪問',
    year: 'この会社への今年度の訪問',
    times: (count: number) => `${count}回`,
    application: '申込の内容・通知書・経過を見る',
  },
  en: {
    requests: 'Requests',
    noName: '(company without a name)',
    number: '法人番号',
    contact: 'Contact',
    granted: 'Granted',
    field: 'Field',
    area: 'Area',
    expert: 'Expert',
    nobody: 'Not assigned yet',
    used: 'Visits so far',
    year: 'Visits to this company in this fiscal year',
    times: (count: number) => (count === 1 ? '1 visit' : `${count} visits`),
    application: 'See the application, its letters and its history',
  },
} as const
