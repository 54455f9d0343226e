/** Taking a list of offerings in: tried first, each becomes a draft, taken back as a whole. */
import { importOfferings, undoOfferings } from '../../../commands/list/offerings.ts'
import type { OfferingDraft } from '../../../commands/offering/offering.ts'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import type { ListValues } from '../../../formats/list-sheet/column.ts'
import { readListSheet } from '../../../formats/list-sheet/read.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listEnteredLists } from '../../../store/entered-list.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { inBooks } from '../books.ts'
import { type SentSheet, sheetOf } from '../course/sheet-form.tsx'
import { deskNames } from '../offering/frame.tsx'
import { usualSettings } from '../offering/kind-words.ts'
import { importNames } from './import-names.ts'
import { ChooseStep, DoneStep, type ListOutcome, TriedStep, undoFields } from './import-steps.tsx'
import { offeringColumns } from './offering-columns.ts'

type Visit = PersonalVisit<'importOfferings'>

/** The page. */
export const importOfferingsPage: PersonalPage<'importOfferings'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const of = { act: 'offering.import', offering: null } as const
    const lists = await inBooks(visit, (books) => listEnteredLists(books, of))
    const own = lists.filter(({ enteredBy }) => enteredBy === visit.visitor.actor.name)
    const read = offeringColumns.filter((column) => 'read' in column)
    return show(visit, {
      body: (
        <>
          <p class="lead">{texts[visit.language].lead}</p>
          <ChooseStep
            form={visit.form('try')}
            columns={read.map(({ heading }) => heading)}
            sample={visit.to.exportOfferings()}
            language={visit.language}
            past={{ lists: own, undo: (id) => visit.form('undo', id) }}
          />
        </>
      ),
    })
  },
  acts: {
    try: async (visit, form) => {
      const tried = await run(visit, form, true)
      if (!tried.ok) return atField('file', tried)
      const { outcome, sheet } = tried.value
      const { language, here } = visit
      const given = { sheet, outcome, language }
      return show(visit, {
        body: <TriedStep form={visit.form('import')} back={here} {...given} />,
      })
    },
    import: async (visit, form) => {
      const done = await run(visit, form, false)
      if (!done.ok) return done
      const { outcome, command } = done.value
      const { language } = visit
      const say = texts[language]
      return show(visit, {
        title: say.done,
        body: (
          <DoneStep
            said={say.added(outcome.added)}
            back={{ href: visit.to.deskOfferings({ state: 'draft' }), label: say.back }}
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
      const done = await undoOfferings(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'import_undone') : done
    },
  },
}

type Showing = { readonly title?: string; readonly body: Parameters<typeof shown>[0]['body'] }

function show({ language, to }: Visit, { title, body }: Showing) {
  const own = title ?? importNames[language]
  return shown({
    title: own,
    trail: [
      { name: deskNames.desk[language], href: to.desk() },
      { name: deskNames.offerings[language], href: to.deskOfferings() },
      { name: own },
    ],
    body: (
      <>
        <h1>{own}</h1>
        {body}
      </>
    ),
  })
}

async function run(visit: Visit, form: SubmittedForm, dryRun: boolean) {
  const sheet = sheetOf(form)
  if (!sheet.ok) return sheet
  const read = await readDrafts(sheet.value)
  if (!read.ok) return read
  const { rows, faults, notes, all } = read.value
  const { name, digest } = sheet.value
  const given = { file: { name, digest }, rows, dryRun }
  const done = await importOfferings(contextOf(visit, form), given)
  if (!done.ok) return done
  const { command, outcome: entered } = done.value
  const outcome: ListOutcome = {
    ...{ read: all, added: entered.offerings.length, notes },
    faults: [...faults, ...entered.faults].toSorted((one, other) => one.row - other.row),
  }
  return ok({ sheet: sheet.value, outcome, command })
}

type ReadDrafts = {
  readonly rows: readonly { readonly row: number; readonly draft: OfferingDraft }[]
  readonly faults: readonly RowFault[]
  readonly notes: readonly Bilingual[]
  readonly all: number
}

async function readDrafts({ bytes, name }: SentSheet): Promise<Result<ReadDrafts>> {
  const read = await readListSheet({ columns: offeringColumns, bytes, name })
  if (!read.ok) return read
  const { rows, faults, notes } = read.value
  const all = rows.length + new Set(faults.map(({ row }) => row)).size
  const drafts = rows.map(({ row, values }) => ({ row, draft: draftOf(values) }))
  return ok({ rows: drafts, faults, notes, all })
}

type Values = ListValues<(typeof offeringColumns)[number]>

function draftOf(values: Values): OfferingDraft {
  const { kind, title, titleEn, capacity, seatsPer, channels, waitList } = values
  const usual = usualSettings[kind]
  const plain = (text: string | null | undefined) => ({ ja: text ?? '', en: '' })
  return {
    ...{ line: values.programme, year: null, kind },
    opensAt: values.opens ?? null,
    closesAt: values.closes ?? null,
    settings: {
      title: { ja: title, en: titleEn ?? '' },
      summary: plain(values.summary),
      description: plain(values.description),
      contact: plain(values.contact),
      channels: channels?.length ? channels : ['in-person'],
      seatsPer: seatsPer ?? usual.seatsPer,
      capacity: capacity === undefined ? usual.capacity : capacity,
      waitList: waitList ?? usual.waitList,
    },
  }
}

const texts = {
  ja: {
    lead: '1行が1つの募集になります。どれも下書きとして作り、公開するまで、だれにも見えません。',
    done: '募集を取り込みました',
    added: (count: number) => `${count}件の募集を下書きにしました。`,
    back: '下書きの一覧を見る',
    undoLead: '作った下書きを中止にします。公開した募集や申込のある募集は残ります。',
  },
  en: {
    lead: 'Each row becomes an offering: a draft, which nobody sees before it is published.',
    done: 'Offerings taken in',
    added: (count: number) => `Drafts of offerings that were made: ${count}.`,
    back: 'See the drafts',
    undoLead: 'The drafts are discarded; what was published or applied for stays.',
  },
} as const
