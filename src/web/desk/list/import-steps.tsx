/**
 * Taking a list in, in the same steps for every list: a file is chosen and read as a trial, what
 * would come of it is shown row by row, and the same file goes along with the button that does it.
 */
import type { Child } from 'hono/jsx'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import { guardFormula } from '../../../formats/sheet/formula-guard.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import type { FormView } from '../../form/view.ts'
import type { EnteredList } from '../../../store/entered-list.ts'
import { longTextField } from '../../form/fields.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { RowFaults, type SentSheet, SheetForm, TakeInForm } from '../course/sheet-form.tsx'

/** What would come of a list, or what came of it. */
export type ListOutcome = {
  readonly read: number
  readonly added: number
  readonly faults: readonly RowFault[]
  readonly notes: readonly Bilingual[]
}

/** The first step: what the file looks like, and the field for it. */
export function ChooseStep({ form, columns, sample, language, past }: ChooseProps): Child {
  const say = texts[language]
  return (
    <>
      <p>{say.lead}</p>
      <p>
        {say.columns}
        {columns.map((column) => column[language]).join(language === 'ja' ? '、' : ', ')}
        {language === 'ja' ? '。' : '.'}
      </p>
      <p>
        <a href={sample} download="">
          {say.sample}
        </a>
      </p>
      <SheetForm form={form} say={say.try} />
      {past && <PastLists {...past} language={language} />}
    </>
  )
}

type ChooseProps = {
  readonly form: FormView
  readonly columns: readonly Bilingual[]
  /** The list as it is, which can be filled in and sent back. */
  readonly sample: string
  readonly language: Language
  /** The lists that were taken in before. */
  readonly past?: Omit<PastProps, 'language'>
}

/** The second step: what would come of it. Nothing has been written. */
export function TriedStep({ form, sheet, outcome, back, language }: TriedProps): Child {
  const say = texts[language]
  const { added } = outcome
  return (
    <>
      <p role="status">{say.tried(sheet.name, outcome.read, added)}</p>
      <Findings outcome={outcome} language={language} />
      {added > 0 ? (
        <TakeInForm
          form={form}
          sheet={sheet}
          submit={say.takeIn(added)}
          back={{ href: back, label: say.again }}
        />
      ) : (
        <p>
          {say.nothing} <a href={back}>{say.again}</a>
        </p>
      )}
    </>
  )
}

type TriedProps = {
  readonly form: FormView
  readonly sheet: SentSheet
  readonly outcome: ListOutcome
  readonly back: string
  readonly language: Language
}

/** The last step: what came of it, and the way to take it back. */
export function DoneStep({ said, back, outcome, undo, undoLead, language }: DoneProps): Child {
  const say = texts[language]
  return (
    <>
      <p role="status">{said}</p>
      <p>
        <a href={back.href}>{back.label}</a>
      </p>
      <Findings outcome={outcome} language={language} />
      <section>
        <h2>{say.undo}</h2>
        <p>{undoLead}</p>
        <UndoForm form={undo} language={language} />
      </section>
    </>
  )
}

type DoneProps = {
  readonly said: string
  readonly back: { readonly href: string; readonly label: string }
  readonly outcome: ListOutcome
  readonly undo: FormView
  readonly undoLead: string
  readonly language: Language
}

/** What taking a list back asks for. */
export const undoFields = {
  reason: longTextField({
    label: { ja: '取り消す理由', en: 'Why it is taken back' },
    required: true,
    longest: 400,
    rows: 2,
  }),
}

function UndoForm({ form, language }: { readonly form: FormView; readonly language: Language }) {
  return (
    <Form form={form}>
      <Fields form={form} fields={undoFields} values={{}} />
      <Buttons submit={texts[language].undo} />
    </Form>
  )
}

type PastProps = {
  readonly lists: readonly EnteredList[]
  /** The form that takes a list back, by the list's id. */
  readonly undo: (id: string) => FormView
  readonly language: Language
}

/** The lists that were taken in, the newest first, each with the way to take it back. */
function PastLists({ lists, undo, language }: PastProps): Child {
  const say = texts[language]
  if (lists.length === 0) return null
  return (
    <section>
      <h2>{say.past}</h2>
      <ul class="pass-list">
        {lists.map((list) => (
          <li>
            <p>
              {formatMoment(list.enteredAt, language)} {list.file ?? say.typed}{' '}
              {list.isUndone && <StatusTag label={say.undone} tone="over" />}
            </p>
            {!list.isUndone && <PastUndo list={list} form={undo(list.id)} language={language} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

type PastUndoProps = {
  readonly list: EnteredList
  readonly form: FormView
  readonly language: Language
}

function PastUndo({ list, form, language }: PastUndoProps): Child {
  const when = formatMoment(list.enteredAt, language)
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>
        {texts[language].undo}
        <span class="for-readers"> {when}</span>
      </summary>
      <UndoForm form={form} language={language} />
    </details>
  )
}

/** What the reader of the file said, and what is wrong with single rows, also as a sheet. */
function Findings({ outcome, language }: FindingsProps): Child {
  const { notes, faults } = outcome
  const say = texts[language]
  return (
    <>
      {notes.map((note) => (
        <p>{note[language]}</p>
      ))}
      <RowFaults faults={faults} language={language} level="h2" />
      {faults.length > 0 && (
        <p>
          <a href={faultSheet(faults, language)} download={`${say.faults}.csv`}>
            {say.faultFile}
          </a>
        </p>
      )}
    </>
  )
}

type FindingsProps = { readonly outcome: ListOutcome; readonly language: Language }

/** The faults as a CSV within the link itself: nothing about people is kept for it anywhere. */
function faultSheet(faults: readonly RowFault[], language: Language): string {
  const say = texts[language]
  const cell = (text: string) => `"${guardFormula(text).replaceAll('"', '""')}"`
  const lines = faults.map(({ row, column, message }) =>
    [String(row), column ?? '', message[language]].map(cell).join(','),
  )
  const csv = `\uFEFF${[say.faultHeadings.map(cell).join(','), ...lines].join('\r\n')}\r\n`
  return `data:text/csv;charset=utf-8;base64,${Buffer.from(csv).toString('base64')}`
}

const texts = {
  ja: {
    lead: 'Excelブックか CSVを選ぶと、まず試しに読み、1行ずつ何が起きるかを示します。この時点では何も書き込みません。',
    columns: '読み取る列：',
    sample: 'いまの一覧をExcelブックで書き出す（列の見本になります）',
    try: '試しに読み込む',
    tried: (name: string, read: number, added: number) =>
      `「${name}」の${read}行を試しに読みました。${added}行を取り込めます。まだ何も書き込んでいません。`,
    takeIn: (count: number) => `${count}行を取り込む`,
    again: '別のファイルを選ぶ',
    nothing: '取り込める行がありません。',
    undo: 'この取込を取り消す',
    undone: '取り消し済み',
    past: 'これまでの取込',
    typed: '画面で入力',
    faults: '取り込めない行',
    faultFile: '取り込めない行の一覧を保存する（CSV）',
    faultHeadings: ['行', '列', '直し方'],
  },
  en: {
    lead: 'Choose an Excel workbook or CSV. It is read as a trial first, and you are shown what would come of each row. Nothing is written yet.',
    columns: 'The columns that are read: ',
    sample: 'Export the list as it is (a sample of the columns)',
    try: 'Try the file',
    tried: (name: string, read: number, added: number) =>
      `Rows of "${name}" that were tried: ${read}. That can be taken in: ${added}. Nothing has been written yet.`,
    takeIn: (count: number) => `Take in ${count} ${count === 1 ? 'row' : 'rows'}`,
    again: 'Choose another file',
    nothing: 'There is no row that can be taken in.',
    undo: 'Take this import back',
    undone: 'Taken back',
    past: 'Lists that were taken in',
    typed: 'Typed in',
    faults: 'rows-with-faults',
    faultFile: 'Save the list of faulty rows (CSV)',
    faultHeadings: ['Row', 'Column', 'What to do'],
  },
} as const
