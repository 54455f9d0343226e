/** The texts of letters at the desk: looking at them, trying and changing them, going back. */
import { deskActs, mayAct, notAllowed, programmesFor } from '../../domain/access/capability.ts'
import { composeLetter, type ComposedLetters } from '../../domain/letter/compose.ts'
import type { LetterTemplate } from '../../domain/letter/definition.ts'
import { type FiscalYear, fiscalYearOf } from '../../domain/fiscal-year.ts'
import { formatLetterNumber } from '../../domain/letter/number.ts'
import { sampleValues } from '../../domain/letter/sample.ts'
import { letterSorts, type LetterSort, letterSortNames } from '../../domain/letter/sort.ts'
import { parseLetterTemplate } from '../../domain/letter/template.ts'
import { addDays, japanDate, toInstant } from '../../kit/calendar.ts'
import { canonicalJson } from '../../kit/canonical.ts'
import { present } from '../../kit/check.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { findAuthority } from '../../store/authority.ts'
import { type Books, withAuthority } from '../../store/database.ts'
import { dropLetterDraft, findLetterDraft, keepLetterDraft } from '../../store/letter-draft.ts'
import { readNumberForm } from '../../store/letter-number.ts'
import {
  insertTemplateVersion,
  listTemplateVersions,
  readTemplateVersion,
  type TemplateEntry,
} from '../../store/letter-template.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'

/** A sort of letters with the text that holds now. */
export type ListedTemplate = {
  readonly sort: LetterSort
  /** 0 where nobody has changed anything. */
  readonly version: number
  /** Whether the program's usual text holds. */
  readonly isUsual: boolean
  /** The newest change; null where there is none. */
  readonly changed: TemplateEntry | null
}

/** Every sort of letters, for those who see letters. */
export function listLetterTemplates(
  context: ActorContext,
): Promise<Result<readonly ListedTemplate[]>> {
  return inBooks(context, async (books) => {
    const may = mayRead(context)
    if (!may.ok) return may
    const versions = await listTemplateVersions(books)
    return ok(
      letterSortNames.map((sort) => {
        const changed = versions.find((each) => each.sort === sort) ?? null
        const version = changed?.version ?? 0
        return { sort, version, isUsual: !changed?.document, changed }
      }),
    )
  })
}

/** The text of a sort with its history, and what the actor is trying. */
export type OpenTemplate = {
  readonly sort: LetterSort
  readonly version: number
  readonly isUsual: boolean
  readonly template: LetterTemplate
  /** The newest first. */
  readonly versions: readonly TemplateEntry[]
  readonly draft: LetterTemplate | null
}

/** One text, for those who see letters. */
export function readLetterTemplate(
  context: ActorContext,
  sort: LetterSort,
): Promise<Result<OpenTemplate>> {
  return inBooks(context, async (books) => {
    const may = mayRead(context)
    if (!may.ok) return may
    const versions = await listTemplateVersions(books, sort)
    const [newest] = versions
    const document = newest?.document ?? null
    return ok({
      sort,
      version: newest?.version ?? 0,
      isUsual: document === null,
      template: document ?? letterSorts[sort].usual,
      versions,
      draft: (await findLetterDraft(books, { sort, actor: context.by.name })) ?? null,
    })
  })
}

/** A change of a text. */
export type TemplateEdit = {
  readonly sort: LetterSort
  /** The version that was looked at; another one means that somebody else was faster. */
  readonly version: number
  /** As {@link parseLetterTemplate} reads it; null for the program's usual text. */
  readonly template: unknown
  readonly reason: string
}

/** The version that a change made. */
export type TemplateSaved = { readonly sort: LetterSort; readonly version: number }

/**
 * Changes a text: letters that are issued from then on read so. Refuses what could not be a text of
 * this sort, a change without a reason, and one that changes nothing.
 */
export async function saveLetterTemplate(
  context: ActorContext,
  { sort, version, template, reason }: TemplateEdit,
): Promise<Result<Done<TemplateSaved>>> {
  const may = mayEdit(context)
  if (!may.ok) return may
  const read = template === null ? ok(null) : parseLetterTemplate(sort, template)
  if (!read.ok) return read
  const why = reason.trim()
  if (why === '') return reasonMissing
  const input = { sort, version, template: read.value, reason: why }
  const act = { name: 'letter.template', input, reason: why } as const
  return runAct(context, act, async ({ books, command }) => {
    const current = await readTemplateVersion(books, sort)
    if (current.version !== version) return changedMeanwhile
    if (canonicalJson(current.document) === canonicalJson(read.value)) return unchanged
    const next = version + 1
    await insertTemplateVersion(books, { sort, version: next, document: read.value, command })
    await dropLetterDraft(books, { sort, actor: context.by.name })
    return ok({ sort, version: next })
  })
}

/** Keeps a text to be looked at before it is saved; only who tries it sees it. */
export async function tryLetterTemplate(
  context: ActorContext,
  { sort, template }: { readonly sort: LetterSort; readonly template: unknown },
): Promise<Result<ComposedLetters>> {
  const may = mayEdit(context)
  if (!may.ok) return may
  const read = parseLetterTemplate(sort, template)
  if (!read.ok) return read
  const document = read.value
  return inBooks(context, async (books) => {
    const at = toInstant(context.clock.now())
    await keepLetterDraft(books, { sort, actor: context.by.name }, { document, at })
    return composeSample(books, context, { sort, template: document })
  })
}

/** Throws away what is being tried. */
export function dropLetterTrial(context: ActorContext, sort: LetterSort): Promise<void> {
  return inBooks(context, (books) => dropLetterDraft(books, { sort, actor: context.by.name }))
}

/** How a text reads with sample values: the one that is being tried, or the one that holds. */
export function previewTemplate(
  context: ActorContext,
  sort: LetterSort,
): Promise<Result<ComposedLetters>> {
  return inBooks(context, async (books) => {
    const may = mayRead(context)
    if (!may.ok) return may
    const draft = await findLetterDraft(books, { sort, actor: context.by.name })
    const { document } = await readTemplateVersion(books, sort)
    const template = draft ?? document ?? letterSorts[sort].usual
    return composeSample(books, context, { sort, template })
  })
}

async function composeSample(
  books: Books,
  { clock }: ActorContext,
  { sort, template }: { readonly sort: LetterSort; readonly template: LetterTemplate },
): Promise<Result<ComposedLetters>> {
  const authority = present(await findAuthority(books), 'the authority of the books')
  const date = japanDate(clock.now())
  const year: FiscalYear = fiscalYearOf(date)
  const form = await readNumberForm(books, year)
  return composeLetter({
    ...{ sort, template, date, ...samples },
    values: sampleValues(sort),
    facts: { ...samples.facts, appliedOn: addDays(date, -30) },
    authority: authority.name,
    number: formatLetterNumber(form, { year, serial: null }),
  })
}

/** What stands on a preview in the place of what a letter is about. */
const samples = {
  facts: {
    offering: { ja: '（募集の名称）', en: '(title of the offering)' },
    applicationNumber: '〇',
  },
  addressee: {
    type: 'organisation',
    name: '（宛名）',
    lines: ['（郵便番号）', '（所在地）'],
  },
  conditions: [1, 2, 3].map((row) => ({ ja: `（条件の${row}つ目）`, en: `(condition ${row})` })),
  attachments: [{ ja: '（添付書類）', en: '(enclosure)' }],
  contact: { ja: '（募集の問い合わせ先）', en: '(contact of the offering)' },
} as const

function mayEdit({ by }: ActorContext): Result<void> {
  return mayAct(by, 'letter.template.edit', { programme: '' })
}

function mayRead({ by }: ActorContext): Result<void> {
  const isAllowed = programmesFor(by, 'letter.read')?.length !== 0
  return isAllowed ? ok(undefined) : notAllowed(deskActs['letter.read'])
}

function inBooks<T>(
  { database, authority }: ActorContext,
  work: (books: Books) => Promise<T>,
): Promise<T> {
  return withAuthority(database, authority, work)
}

const reasonMissing = refuse(
  'letter_template_reason_missing',
  '文面を変える理由を入力してください。',
  'Say why the text is changed.',
)

const changedMeanwhile = refuse(
  'letter_template_changed_meanwhile',
  'この文面は、その間にほかの人が変えました。開き直して、いまの文面を確かめてください。',
  'Somebody else has changed this text meanwhile. Open it again and look at it as it is now.',
)

const unchanged = refuse(
  'letter_template_is_unchanged',
  '文面は、いまのものと同じです。変えたいところを直してから保存してください。',
  'The text is the same as it is now. Change it, and save it then.',
)
