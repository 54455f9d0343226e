/** Lists of applications that are entered at once: tried first, taken in, taken back. */
import { z } from 'zod'
import {
  enterApplications,
  type ListedApplication,
  undoList,
} from '../../commands/application/enter-list.ts'
import { parseMailAddress } from '../../domain/account/mail-address.ts'
import { parseCorporateNumber } from '../../domain/codes.ts'
import { waysInto } from '../../domain/delivery/way-in.ts'
import type { RowFault } from '../../domain/fact/record-fault.ts'
import { listFaults, readAnswers } from '../../domain/question/read-answers.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import { ok, type Result } from '../../kit/result.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { getQuestionForm } from '../../store/question-form.ts'
import { answered, answeredOrTried, faultsOf } from '../answered.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { actName, givenAnswers } from '../schema/application.ts'
import { command, givenMoment, id, language, reason } from '../schema/basic.ts'
import { fileOf, largestList, rowFaults, source } from '../schema/list.ts'
import { channel } from '../schema/offering.ts'
import { findDeskOffering } from './open-offering.ts'
import { textsOf } from './read-answers.ts'

const row = z.strictObject({
  session: id.nullable().default(null),
  person: plainText(100).nullable().default(null).meta({
    description: 'The number that the authority or its operator gave the person.',
  }),
  corporateNumber: plainText(40).nullable().default(null).meta({
    description: 'The 法人番号 of the company that applies, where it is one.',
  }),
  company: plainText(200).nullable().default(null).meta({ description: 'Its name.' }),
  name: plainText(200).nullable().default(null),
  kana: plainText(200).nullable().default(null),
  mail: plainText(300).nullable().default(null),
  telephone: plainText(100).nullable().default(null),
  language: language.default('ja'),
  channel: channel.nullable().default(null),
  happenedAt: givenMoment.nullable().default(null),
  answers: givenAnswers,
})

const list = z
  .strictObject({
    source,
    act: actName.optional().meta({ description: 'Left out, the offering’s usual one.' }),
    wait: z.boolean().default(false),
    wholeOrNothing: z.boolean().default(false).meta({
      description: 'Whether nothing is taken in where one row is faulty.',
    }),
    rows: z.array(row).min(1).max(20_000),
    reason,
  })
  .meta({ id: 'ApplicationList' })

const takeIn = endpoint({
  method: 'post',
  path: '/desk/offerings/{offering}/applications/import',
  name: 'importApplications',
  tag: 'desk',
  scope: 'application.write',
  summary: { ja: '申込の一覧をまとめて取り込む', en: 'Import a list of applications' },
  note: {
    ja: '誤りのない行だけが取り込まれます。まず dryRun=true で確かめてください。',
    en: 'Good rows are not held back by bad ones. Try it with dryRun=true first.',
  },
  body: list,
  largestBody: largestList,
  hasDryRun: true,
  answer: z
    .strictObject({ command, read: z.int(), added: z.int(), faults: rowFaults })
    .meta({ id: 'ApplicationsImported' }),
  handle: async (call) => {
    const { context, params, body, dryRun } = call
    const ground = await inBooks(call, async (books) => {
      const found = await findDeskOffering(books, call, 'application.import')
      if (!found.ok) return found
      const place = { offering: params.offering, purpose: 'application' } as const
      return ok({ offering: found.value, form: await getQuestionForm(books, place) })
    })
    if (!ground.ok) return ground
    const { offering, form } = ground.value
    const { rows, faults } = readRows(form, body.rows)
    const ways = waysInto(offering, body.rows.some(({ session }) => session !== null) ? 1 : 0)
    const act = body.act ?? ways[0]?.act ?? 'reserve'
    const done = await enterApplications(context, {
      ...{ offering: offering.id, rows, dryRun, act },
      lifecycle: ways.find((way) => way.act === act)?.lifecycle ?? offering.kind,
      otherwise: body.wait ? (ways[0]?.otherwise ?? null) : null,
      file: fileOf(body.source, body.rows),
      formVersion: form.version === 0 ? null : form.version,
      reason: body.reason,
      wholeOrNothing: body.wholeOrNothing,
    })
    return answeredOrTried(done, dryRun, ({ added, faults: refused }) => {
      const all = [...faults, ...refused].toSorted((one, other) => one.row - other.row)
      return { read: body.rows.length, added, faults: faultsOf(all) }
    })
  },
})

type Row = z.output<typeof row>

function readRows(form: QuestionForm, given: readonly Row[]) {
  const rows: ListedApplication[] = []
  const faults: RowFault[] = []
  for (const [index, each] of given.entries()) {
    const read = readRow(form, each, index + 1)
    if (read.ok) rows.push(read.value)
    else faults.push({ row: index + 1, column: null, ...read.refusal })
  }
  return { rows, faults }
}

function readRow(form: QuestionForm, each: Row, number: number): Result<ListedApplication> {
  const { session, name, kana, telephone, channel: by, happenedAt } = each
  const mail = each.mail === null ? ok(null) : parseMailAddress(each.mail)
  if (!mail.ok) return mail
  const typed = Object.entries(each.answers).map(([key, value]) => [key, textsOf(value)])
  const read = readAnswers(form, Object.fromEntries(typed), [])
  // What staff bring in may leave questions open; what it answers is to be readable.
  const answeredKeys = new Set(Object.keys(each.answers))
  const fault = listFaults(form, read).find(({ key }) => answeredKeys.has(key))
  if (fault) return { ok: false, refusal: { ...fault.refusal, message: fault.message } }
  const personal = { name, kana, mail: mail.value, telephone, language: each.language }
  const detail = { ...personal, answers: read.answers }
  const party = partyOf(each)
  if (!party.ok) return party
  return ok({ row: number, session, party: party.value, detail, channel: by, happenedAt })
}

/** Whom a row is about: a company, a person with a number, someone new, or nobody by name. */
function partyOf({ corporateNumber, company, person, name }: Row) {
  if (corporateNumber !== null) {
    const read = parseCorporateNumber(corporateNumber)
    if (!read.ok) return read
    const scheme = 'corporate-number'
    return ok({ type: 'company', scheme, value: read.value, name: company } as const)
  }
  if (person !== null) return ok({ type: 'person', scheme: 'local', value: person, name } as const)
  return ok(name === null ? ('nobody' as const) : ('new' as const))
}

const undo = endpoint({
  method: 'post',
  path: '/desk/imports/{import}/undo',
  name: 'undoImport',
  tag: 'desk',
  scope: 'application.write',
  summary: { ja: '取り込んだ一覧を取り消す', en: 'Take an imported list back' },
  note: {
    ja: 'import は、取り込んだときの command の値です。',
    en: 'import is the command of the import.',
  },
  body: z.strictObject({ reason: plainText(2000).min(1) }).meta({ id: 'ImportUndo' }),
  answer: z.strictObject({ command, voided: z.int() }).meta({ id: 'ImportUndone' }),
  handle: async ({ context, params, body }) => {
    const done = await undoList(context, { id: params.import, reason: body.reason })
    return answered(done, ({ voided }) => ({ voided }))
  },
})

/** The rows of lists. */
export const listEndpoints: readonly AnyEndpoint[] = [takeIn, undo]
