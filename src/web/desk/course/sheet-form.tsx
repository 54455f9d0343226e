/**
 * Taking a spreadsheet in: it is read without writing anything, what would come of it is shown, and
 * the same file goes along with the button that takes it in.
 */
import type { Child } from 'hono/jsx'
import type { RowFault } from '../../../domain/fact/record-fault.ts'
import type { Bilingual } from '../../../kit/bilingual.ts'
import { digest } from '../../../kit/id.ts'
import { refuse, ok, type Result } from '../../../kit/result.ts'
import { fileField } from '../../form/fields.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
import { Buttons, FieldOf, Form } from '../../ui/form/form.tsx'

/** A file that was sent, or came along with the page that showed what is in it. */
export type SentSheet = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly digest: string
}

/** The largest file: it goes to the browser and back as text. */
const mostBytes = 5 * 1024 * 1024

/** The field for the file. */
const sheetField = fileField({
  label: { ja: 'ファイル', en: 'File' },
  hint: {
    ja: 'Excelブック（.xlsx）かCSV。まず試しに読み、結果を確かめてから取り込みます。',
    en: 'An Excel workbook (.xlsx) or CSV. It is read as a trial first; nothing is written yet.',
  },
  required: true,
  accept: ['.xlsx', '.csv', '.tsv', '.txt'],
  maxBytes: mostBytes,
})

/** The form that sends a file to be tried. */
export function SheetForm({ form, say }: SheetFormProps): Child {
  return (
    <Form form={form} hasFiles>
      <FieldOf form={form} name="file" field={sheetField} />
      <Buttons submit={say} />
    </Form>
  )
}

type SheetFormProps = { readonly form: FormView; readonly say: string }

/** The button that takes a tried file in; the file goes along. */
export function TakeInForm({ form, sheet, submit, back }: TakeInProps): Child {
  return (
    <Form form={form} hasFiles>
      <input type="hidden" name="sheetName" value={sheet.name} />
      <input type="hidden" name="sheet" value={Buffer.from(sheet.bytes).toString('base64url')} />
      <Buttons submit={submit} cancel={back} />
    </Form>
  )
}

type TakeInProps = {
  readonly form: FormView
  readonly sheet: SentSheet
  readonly submit: string
  readonly back: { readonly href: string; readonly label: string }
}

/** The file of a form: the one that was chosen, or the one that came along. */
export function sheetOf(form: SubmittedForm): Result<SentSheet> {
  const chosen = form.file('file')
  if (chosen) {
    return ok({ name: chosen.name, bytes: chosen.bytes, digest: digest(chosen.bytes) })
  }
  const bytes = new Uint8Array(Buffer.from(form.text('sheet'), 'base64url'))
  if (bytes.length === 0) return fileMissing
  return ok({ name: form.text('sheetName').slice(0, 200), bytes, digest: digest(bytes) })
}

const fileMissing = refuse(
  'file_is_missing',
  'ファイルがありません。もう一度選んで、試しに読み込んでください。',
  'There is no file. Choose it again, and try it.',
)

/** What is wrong with rows, row by row; the first hundred of them. */
export function RowFaults({ faults, language, level: Heading = 'h3' }: RowFaultsProps): Child {
  if (faults.length === 0) return null
  const say = texts[language]
  return (
    <section>
      <Heading>{say.title(faults.length)}</Heading>
      <ul class="row-faults">
        {faults.slice(0, 100).map(({ row, column, message }) => (
          <li>
            <strong>{say.row(row)}</strong>
            {column !== null && say.column(column)} {message[language]}
          </li>
        ))}
      </ul>
      {faults.length > 100 && <p>{say.more(faults.length - 100)}</p>}
    </section>
  )
}

type RowFaultsProps = {
  readonly faults: readonly RowFault[]
  readonly language: keyof Bilingual
  /** The heading under which no other stands between. */
  readonly level?: 'h2' | 'h3'
}

const texts = {
  ja: {
    title: (count: number) => `取り込めない行（${count}件）`,
    row: (row: number) => `${row}行目`,
    column: (column: string) => `「${column}」`,
    more: (count: number) => `ほかに${count}件あります。`,
  },
  en: {
    title: (count: number) => `Rows that cannot be taken in (${count})`,
    row: (row: number) => `Row ${row}`,
    column: (column: string) => `, "${column}"`,
    more: (count: number) => `${count} more.`,
  },
} as const
