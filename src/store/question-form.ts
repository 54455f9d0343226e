/** What offerings ask, version by version. A version stays as it was published. */
import { parseQuestionForm } from '../domain/question/document.ts'
import type { FormPlace } from '../domain/question/form-place.ts'
import { emptyForm, type QuestionForm } from '../domain/question/question.ts'
import { type Instant, toInstant } from '../kit/calendar.ts'
import { check } from '../kit/check.ts'
import type { Books } from './database.ts'
import { insertRows } from './rows.ts'

/** Publishes a version of a form. */
export async function insertQuestionForm(
  books: Books,
  { offering, purpose }: FormPlace,
  { form, command }: { readonly form: QuestionForm; readonly command: number },
): Promise<void> {
  const { version } = form
  await insertRows(books, 'offering_form', [
    { offering, purpose, version, document: form, command },
  ])
}

/** The version that holds now. Where nothing was published, nothing is asked. */
export async function getQuestionForm(books: Books, place: FormPlace): Promise<QuestionForm> {
  const row = await formsAt(books, place)
    .select('document')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? emptyForm : formOf(row.document)
}

/** One version, where it was published. Version 0 asks nothing and is always there. */
export async function findQuestionForm(
  books: Books,
  place: FormPlace,
  version: number,
): Promise<QuestionForm | undefined> {
  if (version === emptyForm.version) return emptyForm
  const row = await formsAt(books, place)
    .select('document')
    .where('version', '=', version)
    .executeTakeFirst()
  return row && formOf(row.document)
}

/** A version with who published it, and when. */
export type PublishedForm = {
  readonly form: QuestionForm
  readonly publishedAt: Instant
  readonly publishedBy: string
}

/** All versions of a form, the newest first. */
export async function listQuestionForms(
  books: Books,
  place: FormPlace,
): Promise<readonly PublishedForm[]> {
  const rows = await formsAt(books, place)
    .innerJoin('command', (join) =>
      join
        .onRef('command.authority', '=', 'offering_form.authority')
        .onRef('command.position', '=', 'offering_form.command'),
    )
    .select(['document', 'command.recorded_at', 'command.actor'])
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    form: formOf(row.document),
    publishedAt: toInstant(row.recorded_at),
    publishedBy: row.actor,
  }))
}

function formsAt({ db, authority }: Books, { offering, purpose }: FormPlace) {
  return db
    .selectFrom('offering_form')
    .where('offering_form.authority', '=', authority)
    .where('offering', '=', offering)
    .where('purpose', '=', purpose)
}

/** A form as a row holds it. */
export function formOf(document: unknown): QuestionForm {
  const form = parseQuestionForm(document)
  check(form.ok, 'a form that was published is valid')
  return form.value
}
