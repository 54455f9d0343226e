/** Official letters: those that were sent, and the texts and numbers by which they are written. */
import { z } from 'zod'
import { openLetterPdf } from '../../commands/letter/print-letter.ts'
import { listLetters, readLetter } from '../../commands/letter/read-letter.ts'
import { isLetterSort, letterSortNames, letterSorts } from '../../domain/letter/sort.ts'
import type { LetterSort } from '../../domain/letter/sort.ts'
import { letterFileName, pressLetter } from '../../formats/pdf/letter-paper.ts'
import { ok } from '../../kit/result.ts'
import { sliceOf } from '../../kit/slice.ts'
import { type LetterEntry, listLettersOf } from '../../store/letter.ts'
import { inBooks } from '../books.ts'
import { type Answered, type AnyEndpoint, endpoint, file, list } from '../endpoint.ts'
import { bothLanguages, date, id, language } from '../schema/basic.ts'
import { findSeenApplication } from './read-application.ts'
import { lettersAs } from '../schema/letter.ts'

const sort = z.enum(letterSortNames as [LetterSort, ...LetterSort[]])

const letter = z
  .strictObject({
    id,
    application: id,
    programme: z.string(),
    sort,
    label: bothLanguages,
    number: z.string(),
    issuedOn: date,
    addressee: z.string().nullable().meta({ description: 'Null where it was erased.' }),
    subject: z.string().nullable(),
    templateVersion: z.int().meta({ description: '0 for the usual text of the program.' }),
    hasEnglish: z.boolean(),
  })
  .meta({ id: 'Letter' })

function letterOf(entry: LetterEntry): Answered<typeof letter> {
  const { application, programme, number, issuedOn, addressee, subject } = entry
  return {
    id: entry.letter,
    ...{ application, programme, number, issuedOn, addressee, subject },
    sort: entry.sort,
    label: letterSorts[entry.sort].label,
    templateVersion: entry.templateVersion,
    hasEnglish: entry.hasEnglish,
  }
}

const ofApplication = endpoint({
  method: 'get',
  path: '/applications/{application}/letters',
  name: 'listLettersOfApplication',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: '申込に届いた通知書の一覧', en: 'List the letters that answered an application' },
  note: {
    ja: '自分の申込か、担当する事業の申込だけです。新しい順です。',
    en: 'Only of one’s own application, or of one’s programmes. The newest come first.',
  },
  answer: z.strictObject({ items: z.array(letter) }).meta({ id: 'LettersOfApplication' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const seen = await findSeenApplication(books, call, 'letter.read')
      if (!seen.ok) return seen
      const found = await listLettersOf(books, call.params.application)
      return ok({ items: found.map(letterOf) })
    }),
})

const listAll = list({
  method: 'get',
  path: '/desk/letters',
  name: 'listLetters',
  tag: 'desk',
  scope: 'application.read',
  summary: { ja: '発行した通知書の一覧', en: 'List the letters that were sent' },
  note: { ja: '新しい順です。', en: 'The newest come first.' },
  query: z.strictObject({
    sort: z.string().max(40).optional(),
    programme: z.string().max(60).optional(),
    application: id.optional(),
  }),
  item: letter,
  key: ['id'],
  handle: async ({ context, query, slice }) => {
    const { programme, application } = query
    const wanted = query.sort
    const filter = {
      ...(wanted !== undefined && isLetterSort(wanted) && { sort: wanted }),
      ...(application !== undefined && { application }),
    }
    const [after = null] = slice.at?.key ?? []
    const given = { filter, ...(programme !== undefined && { programme }) }
    const found = await listLetters(context, given, { after, limit: slice.limit + 1 })
    if (!found.ok) return found
    const { rows, next } = sliceOf(found.value, slice, (row) => [row.letter])
    return ok({ items: rows.map(letterOf), next })
  },
})

const read = endpoint({
  method: 'get',
  path: '/letters/{letter}',
  name: 'readLetter',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: '通知書を1通読む（文面とも）', en: 'Read a letter, word for word' },
  note: {
    ja: '自分の申込に届いたものか、担当する事業のものだけです。',
    en: 'Only one that answered one’s own application, or of one’s programmes.',
  },
  answer: letter
    .extend({ document: lettersAs.nullable().meta({ description: 'Null where it was erased.' }) })
    .meta({ id: 'LetterRead' }),
  handle: async ({ context, params }) => {
    const found = await readLetter(context, params.letter)
    if (!found.ok) return found
    return ok({ ...letterOf(found.value), document: found.value.document })
  },
})

const pdf = file({
  method: 'get',
  path: '/letters/{letter}/pdf',
  name: 'downloadLetter',
  tag: 'applications',
  scope: 'application.read',
  summary: { ja: '通知書をPDFで受け取る', en: 'Download a letter as PDF' },
  note: {
    ja: '発行したときのままの同じバイト列です。英訳のないものは、日本語で返します。',
    en: 'Always the same bytes. Where there is no translation, the letter is in Japanese.',
  },
  query: z.strictObject({ language: language.default('ja') }),
  media: ['application/pdf'],
  handle: async ({ context, params, query }) => {
    const asked = { letter: params.letter, language: query.language }
    const printed = await openLetterPdf(context, asked, pressLetter)
    if (!printed.ok) return printed
    const { bytes } = printed.value
    const saveAs = letterFileName(printed.value.letter)
    return ok({ type: 'application/pdf', saveAs, content: new Uint8Array(bytes) })
  },
})

/** The rows of letters that were sent. */
export const letterEndpoints: readonly AnyEndpoint[] = [ofApplication, listAll, read, pdf]
