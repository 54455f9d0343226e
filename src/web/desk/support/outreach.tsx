/** Taking in an outreach list: tried first, done as one act, taken back as a whole. */
import { undoList } from '../../../commands/application/enter-list.ts'
import { importOutreach } from '../../../commands/support/outreach.ts'
import type { OutreachRow } from '../../../domain/delivery/support/outreach-row.ts'
import { otherKind } from '../../../commands/support/settings.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listEnteredLists } from '../../../store/entered-list.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { type SentSheet, sheetOf } from '../course/sheet-form.tsx'
import {
  ChooseStep,
  DoneStep,
  type ListOutcome,
  TriedStep,
  undoFields,
} from '../list/import-steps.tsx'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { outreachColumns } from './outreach-columns.ts'
import { supportWords } from './words.ts'

type Visit = PersonalVisit<'importOutreach'>

/** The page. */
export const importOutreachPage: PersonalPage<'importOutreach'> = {
  for: 'application.import',
  show: async (visit) => {
    const found = await findSupport(visit)
    if (!found.ok) return found
    const { id } = found.value
    const of = { act: 'application.import', offering: id } as const
    const lists = await inBooks(visit, (books) => listEnteredLists(books, of))
    return show(visit, found.value, {
      body: (
        <ChooseStep
          form={visit.form('try')}
          columns={outreachColumns.map(({ heading }) => heading)}
          sample={visit.to.exportSupports({ offering: id })}
          language={visit.language}
          past={{ lists, undo: (list) => visit.form('undo', list) }}
        />
      ),
    })
  },
  acts: {
    try: async (visit, form) => {
      const tried = await run(visit, form, true)
      if (!tried.ok) return atField('file', tried)
      const { offering, outcome, sheet } = tried.value
      const { language, here } = visit
      const given = { sheet, outcome, language }
      return show(visit, offering, {
        body: <TriedStep form={visit.form('import')} back={here} {...given} />,
      })
    },
    import: async (visit, form) => {
      const done = await run(visit, form, false)
      if (!done.ok) return done
      const { offering, outcome, command } = done.value
      const { language, to } = visit
      const say = texts[language]
      return show(visit, offering, {
        title: say.done,
        body: (
          <DoneStep
            said={say.said(outcome.added)}
            back={{ href: to.supportBoard({ offering: offering.id }), label: say.back }}
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
      return done.ok ? moved(visit.here, 'import_undone') : atField('reason', done)
    },
  },
}

async function findSupport(visit: Visit): Promise<Result<Offering>> {
  const asked = { id: visit.params.offering, act: 'application.import' } as const
  const found = await inBooks(visit, (books) => openOffering(books, visit, asked))
  if (!found.ok) return found
  return found.value.kind === 'support' ? found : otherKind
}

type Showing = {
  readonly title?: string
  readonly body: Parameters<typeof showInOffering>[1]['body']
}

function show(visit: Visit, offering: Offering, { title, body }: Showing) {
  const own = title ?? supportWords.outreach[visit.language]
  return showInOffering(visit, { offering, tab: 'supportSettings', title: own, body })
}

async function run(visit: Visit, form: SubmittedForm, dryRun: boolean) {
  const found = await findSupport(visit)
  if (!found.ok) return found
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const read = await readRows(sheet.value)
  if (!read.ok) return read
  const { rows, faults, notes } = read.value
  const { name, digest } = sheet.value
  const given = { offering: found.value.id, file: { name, digest }, rows, dryRun }
  const done = await importOutreach(contextOf(visit, form), given)
  if (!done.ok) return done
  const { command, outcome: entered } = done.value
  const outcome: ListOutcome = {
    read: rows.length + new Set(faults.map(({ row }) => row)).size,
    added: entered.added,
    notes: [...notes, ...entered.alike.slice(0, 100).map((one) => noteOf(one.row, one.message))],
    faults: [...faults, ...entered.faults].toSorted((one, other) => one.row - other.row),
  }
  return ok({ offering: found.value, sheet: sheet.value, outcome, command })
}

const noteOf = (row: number, { ja, en }: { readonly ja: string; readonly en: string }) => ({
  ja: `${row}行目: ${ja}`,
  en: `Row ${row}: ${en}`,
})

async function readRows({ bytes, name }: SentSheet) {
  const read = await readListSheet({ columns: outreachColumns, bytes, name })
  if (!read.ok) return read
  const { faults, notes } = read.value
  const rows = read.value.rows.map(
    ({ row, values }): OutreachRow => ({
      row,
      name: values.name,
      number: values.number ?? null,
      area: values.area ?? '',
      why: values.why ?? '',
      agencies: values.agencies ?? [],
      telephone: values.telephone ?? null,
      on: values.on ?? null,
    }),
  )
  return ok({ rows, faults, notes })
}

const texts = {
  ja: {
    done: '働きかけ先を取り込みました',
    said: (added: number) => `${added}社を一覧に加えました。`,
    back: '支援の一覧へ',
    undoLead: '取り込んだ企業をすべて一覧から外し、その記録と実績も取り消します。',
  },
  en: {
    done: 'The outreach list was taken in',
    said: (added: number) => `Companies added: ${added}.`,
    back: 'To the supports',
    undoLead: 'Every company that came with it goes, with what was recorded and counted of it.',
  },
} as const
