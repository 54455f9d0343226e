/** One visit: its plan and its report, which is kept while it is written. */
import type { Child } from 'hono/jsx'
import { mayReadRequest, openRequest } from '../../commands/dispatch/open-request.ts'
import {
  cancelVisit,
  planVisit,
  reportVisit,
  saveReportDraft,
  visitUnknown,
} from '../../commands/dispatch/visit.ts'
import type { Visit as ExpertVisit } from '../../domain/delivery/dispatch/visit.ts'
import { idFrom, isId } from '../../kit/id.ts'
import { ok, type Refused } from '../../kit/result.ts'
import { findExpertOf } from '../../store/dispatch-expert.ts'
import { findVisit } from '../../store/dispatch-visit.ts'
import { inBooks, nowOf } from '../desk/books.ts'
import { readFields } from '../form/field.ts'
import { textField } from '../form/fields.ts'
import { atField, type SubmittedForm } from '../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { Buttons, FieldOf, Fields, Form } from '../ui/form/form.tsx'
import { trailOf } from './assignment.tsx'
import { type DispatchRead, readDispatch } from '../../commands/dispatch/read-dispatch.ts'
import { draftFields, knownVisit, planFields, reportFields, visitFaults } from './visit-fields.ts'
import { ReportOf, VisitTag, visitWords } from './visit-words.tsx'

type Visit = PersonalVisit<'expertVisit'>

/** The page: for the expert, and for staff who enter what an expert tells them. */
export const expertVisitPage: PersonalPage<'expertVisit'> = {
  for: 'desk.open',
  show: async (visit) => {
    const read = await readVisit(visit)
    if (!read.ok) return read
    const { each, company } = read.value
    const { language, to } = visit
    const say = texts[language]
    const name = company?.name ?? say.noName
    return shown({
      title: `${visitWords(each, language)}｜${name}`,
      trail: [
        ...trailOf(visit, read.value),
        { name, href: to.expertAssignment({ application: each.application }) },
        { name: say.title },
      ],
      body: (
        <>
          <p class="over-title">
            {name} <VisitTag visit={each} language={language} />
          </p>
          <h1>{visitWords(each, language)}</h1>
          {each.state === 'planned' ? (
            <ReportForm visit={visit} read={read.value} />
          ) : (
            <ReportOf visit={each} texts={read.value.texts.get(each.id)} language={language} />
          )}
        </>
      ),
    })
  },
  acts: {
    report: async (visit, form) => {
      const read = await readVisit(visit)
      if (!read.ok) return read
      const { each, settings } = read.value
      const typed = readFields(form, { ...planFields(settings), ...reportFields, ...lateField })
      if (!typed.ok) return typed
      const { done, advice, next, reason, ...plan } = typed.value
      const { application } = each
      const report = { done: done ?? '', advice: advice ?? '', next: next ?? '' }
      const given = { application, visit: each.id, plan, report, reason }
      const sent = await reportVisit(contextOf(visit, form), given)
      return sent.ok ? moved(visit.to.expertAssignment({ application }), 'sent') : placed(sent)
    },
    saveDraft: save,
    callOff: async (visit, form) => {
      const read = await readVisit(visit)
      if (!read.ok) return read
      const { application, id } = read.value.each
      const done = await cancelVisit(contextOf(visit, form), { application, visit: id })
      return done.ok ? moved(visit.to.expertAssignment({ application }), 'cancelled') : done
    },
  },
}

/** Keeps what was typed: the report always, the plan where it is one. */
async function save(visit: Visit, form: SubmittedForm) {
  const read = await readVisit(visit)
  if (!read.ok) return read
  const { each, settings } = read.value
  const { application, id } = each
  const typed = readFields(form, draftFields)
  if (!typed.ok) return typed
  const { done, advice, next } = typed.value
  const report = { done: done ?? '', advice: advice ?? '', next: next ?? '' }
  const kept = await saveReportDraft(contextOf(visit, form), { application, visit: id, report })
  if (!kept.ok) return kept
  const plan = readFields(form, planFields(settings))
  if (!plan.ok) return plan
  const context = contextOf(visit, { key: idFrom(form.key, 'plan') })
  const moving = await planVisit(context, { application, visit: id, plan: plan.value })
  return moving.ok ? moved(visit.here, 'draft_saved') : placed(moving)
}

function placed(refused: Refused) {
  const place = visitFaults[refused.refusal.code]
  return place === undefined ? refused : atField(place, refused)
}

const lateField = {
  reason: textField({
    label: { ja: '理由（締めた年度の訪問のときだけ）', en: 'Reason (for a closed year only)' },
    required: false,
    longest: 400,
  }),
}

type Read = DispatchRead & { readonly each: ExpertVisit }

function readVisit(visit: Visit) {
  return inBooks(visit, async (books) => {
    const { visit: id } = visit.params
    const each = isId(id) ? await findVisit(books, id) : undefined
    if (!each) return visitUnknown
    const opened = await openRequest(books, each.application, 'free')
    if (!opened.ok) return opened
    const { account } = visit.visitor.actor
    const own = account === null ? undefined : await findExpertOf(books, account)
    // Whoever went sees the visit, also where another expert has taken over since.
    const allowed =
      own?.id === each.expert
        ? ok(undefined)
        : await mayReadRequest(books, visit.visitor.actor, opened.value)
    if (!allowed.ok) return allowed
    return ok({ ...(await readDispatch(books, opened.value, nowOf(visit))), each })
  })
}

function ReportForm({ visit, read }: { readonly visit: Visit; readonly read: Read }): Child {
  const { each, settings } = read
  const say = texts[visit.language]
  const form = visit.form('report')
  const values = knownVisit(each, read.texts.get(each.id))
  return (
    <>
      <p class="lead">{say.lead}</p>
      <Form form={form} autosave="saveDraft" isGuarded>
        <Fields form={form} fields={planFields(settings)} values={values} />
        <Fields form={form} fields={reportFields} values={values} />
        <details class="more" open={form.fault('reason') !== undefined}>
          <summary>{say.late}</summary>
          <FieldOf form={form} name="reason" field={lateField.reason} />
        </details>
        <Buttons submit={say.send}>
          <button type="submit" class="secondary" name="act" value="saveDraft">
            {say.draft}
          </button>
        </Buttons>
      </Form>
      <ActButton
        form={visit.form('callOff')}
        label={say.callOff}
        allowed={ok(undefined)}
        look="secondary"
      />
    </>
  )
}

const texts = {
  ja: {
    title: '訪問と報告',
    noName: '（会社の名称なし）',
    lead: '訪問が終わったら、実際の日時と内容を入力して報告してください。書きかけは下書きとして残ります。',
    late: '締めた年度の訪問を報告するとき',
    send: '報告する',
    draft: '下書きを保存する',
    callOff: 'この訪問の予定を取りやめる',
  },
  en: {
    title: 'Visit and report',
    noName: '(company without a name)',
    lead: 'When the visit is over, enter when it really was and what was said. What you have typed is kept as a draft.',
    late: 'For a visit of a closed fiscal year',
    send: 'Send the report',
    draft: 'Save the draft',
    callOff: 'Call this visit off',
  },
} as const
