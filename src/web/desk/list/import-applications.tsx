/** Taking a list of applications in: tried first, done as one act, taken back as a whole. */
import { enterApplications, undoList } from '../../../commands/application/enter-list.ts'
import { findApplicationsByNumber } from '../../../store/application.ts'
import { listEnteredLists } from '../../../store/entered-list.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { listSessions } from '../../../store/session.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { sheetOf } from '../course/sheet-form.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { applicationColumns, questionColumns } from './application-columns.ts'
import { importNames } from './import-names.ts'
import { ChooseStep, DoneStep, type ListOutcome, TriedStep, undoFields } from './import-steps.tsx'
import { type ApplicationGround, readApplications } from './read-applications.ts'

type Visit = PersonalVisit<'importApplications'>

/** The page. */
export const importApplicationsPage: PersonalPage<'importApplications'> = {
  for: 'application.import',
  show: async (visit) => {
    const ground = await readGround(visit)
    if (!ground.ok) return ground
    const { offering, form } = ground.value
    const of = { act: 'application.import', offering: offering.id } as const
    const lists = await inBooks(visit, (books) => listEnteredLists(books, of))
    const read = [...applicationColumns, ...questionColumns(form)].filter(
      (column) => 'read' in column,
    )
    return showInOffering(visit, {
      offering,
      tab: 'offeringApplications',
      title: importNames[visit.language],
      body: (
        <ChooseStep
          form={visit.form('try')}
          columns={read.map(({ heading }) => heading)}
          sample={visit.to.exportApplications({ offering: offering.id })}
          language={visit.language}
          past={{ lists, undo: (id) => visit.form('undo', id) }}
        />
      ),
    })
  },
  acts: {
    try: async (visit, form) => {
      const tried = await run(visit, form, true)
      if (!tried.ok) return atField('file', tried)
      const { ground, outcome, sheet } = tried.value
      const { language, here } = visit
      return showInOffering(visit, {
        offering: ground.offering,
        tab: 'offeringApplications',
        title: importNames[language],
        body: (
          <TriedStep form={visit.form('import')} back={here} {...{ sheet, outcome, language }} />
        ),
      })
    },
    import: async (visit, form) => {
      const done = await run(visit, form, false)
      if (!done.ok) return done
      const { ground, outcome, command } = done.value
      const { language, to } = visit
      const say = texts[language]
      const back = to.offeringApplications({ offering: ground.offering.id })
      return showInOffering(visit, {
        offering: ground.offering,
        tab: 'offeringApplications',
        title: say.done,
        body: (
          <DoneStep
            said={say.added(outcome.added)}
            back={{ href: back, label: say.back }}
            undo={visit.form('undo', command)}
            undoLead={say.undoLead}
            {...{ outcome, language }}
          />
        ),
      })
    },
    undo: async (visit, form) => {
      const values = readFields(form, undoFields)
      if (!values.ok) return values
      const given = { id: form.item, reason: values.value.reason }
      const done = await undoList(contextOf(visit, form), given)
      const back = visit.to.offeringApplications({ offering: visit.params.offering })
      return done.ok ? moved(back, 'import_undone') : done
    },
  },
}

async function run(visit: Visit, form: SubmittedForm, dryRun: boolean) {
  const ground = await readGround(visit)
  if (!ground.ok) return ground
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const { id } = ground.value.offering
  const read = await readApplications(ground.value, sheet.value, (numbers) =>
    inBooks(visit, async (books) => {
      const found = [...(await findApplicationsByNumber(books, numbers)).values()]
      return new Set(found.filter(({ offering }) => offering === id).map(({ number }) => number))
    }),
  )
  if (!read.ok) return read
  const { list, faults, notes } = read.value
  const done = await enterApplications(contextOf(visit, form), { ...list, dryRun })
  if (!done.ok) return done
  const { added, faults: refused } = done.value.outcome
  const all = [...faults, ...refused].toSorted((one, other) => one.row - other.row)
  const rows = new Set([...list.rows, ...faults].map(({ row }) => row))
  const outcome: ListOutcome = { read: rows.size, added, faults: all, notes }
  const { command } = done.value
  return ok({ ground: ground.value, sheet: sheet.value, outcome, command })
}

/** More sessions than these are no list that people fill in by hand. */
const mostSessions = 2000

function readGround(visit: Visit): Promise<Result<ApplicationGround>> {
  const { offering: id } = visit.params
  return inBooks(visit, async (books) => {
    const found = await openOffering(books, visit, { id, act: 'application.import' })
    if (!found.ok) return found
    const form = await getQuestionForm(books, { offering: id, purpose: 'application' })
    const sessions = await listSessions(books, { offering: id, limit: mostSessions })
    return ok({ offering: found.value, form, sessions })
  })
}

const texts = {
  ja: {
    done: '取り込みました',
    added: (count: number) => `${count}件の申込を取り込みました。`,
    back: '申込の一覧を見る',
    undoLead: '取り込んだ申込をすべて取り消します。席は空きに戻ります。',
  },
  en: {
    done: 'Taken in',
    added: (count: number) => `Applications that were taken in: ${count}.`,
    back: 'See the applications',
    undoLead: 'Every application that it made is voided, and the seats are free again.',
  },
} as const
