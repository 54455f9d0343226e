/** The public register, and what an organisation lets be read of it. */
import { z } from 'zod'
import { saveRegisterEntry } from '../../commands/certification/entry.ts'
import { findCertification } from '../../commands/certification/open-certification.ts'
import { findRegistered, readRegister } from '../../commands/certification/read-register.ts'
import { certificationRights } from '../../commands/certification/rights.ts'
import { isOwn } from '../../commands/application/scene.ts'
import { mayWith } from '../../domain/access/capability.ts'
import { registerStandingNames } from '../../domain/delivery/certification/standing.ts'
import { registerDatum } from '../../formats/register-file.ts'
import { ok } from '../../kit/result.ts'
import { findEntry } from '../../store/certification-register.ts'
import { answered } from '../answered.ts'
import { inBooks, nowOf } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'
import { command, moment } from '../schema/basic.ts'
import { givenEntry, registerEntry, registerLine } from '../schema/certification.ts'

const listRegister = endpoint({
  method: 'get',
  path: '/register',
  name: 'listRegister',
  tag: 'certifications',
  scope: 'offering.read',
  summary: { ja: '認証事業者の登録簿を読む', en: 'Read the register of certified organisations' },
  note: {
    ja: '公表に同意した事業者の、同意した項目だけです。失効・取消しは1年間載ります。',
    en: 'Only those that agreed, with what they agreed to. What has ended is shown for a year.',
  },
  query: z.strictObject({
    q: z.string().max(100).default(''),
    state: z.enum(['', ...registerStandingNames]).default(''),
  }),
  answer: z
    .strictObject({ asOf: moment, organisations: z.array(registerLine) })
    .meta({ id: 'Register' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const asOf = nowOf(call)
      const { q, state } = call.query
      const rows = await readRegister(books, asOf, { text: q, standing: state })
      return ok({ asOf, organisations: rows.map(registerDatum) })
    }),
})

const readRegistered = endpoint({
  method: 'get',
  path: '/register/{organisation}',
  name: 'readRegistered',
  tag: 'certifications',
  scope: 'offering.read',
  summary: { ja: '登録簿の1事業者を読む', en: 'Read one organisation of the register' },
  answer: registerLine,
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findRegistered(books, call.params.organisation, nowOf(call))
      return found.ok ? ok(registerDatum(found.value)) : found
    }),
})

const readEntry = endpoint({
  method: 'get',
  path: '/applications/{application}/register-entry',
  name: 'readRegisterEntry',
  tag: 'certifications',
  scope: 'application.read',
  summary: { ja: '登録簿に載せる内容を読む', en: 'Read what the register is to show' },
  answer: z
    .strictObject({ entry: registerEntry.nullable() })
    .meta({ id: 'RegisterEntryOfApplication' }),
  handle: (call) =>
    inBooks(call, async (books) => {
      const found = await findCertification(books, call.params.application)
      if (!found.ok) return found
      const { application, offering } = found.value
      const may = mayWith(call.caller.actor, certificationRights.enter, offering)
      if (!isOwn(application, call.caller.actor) && !may.ok) return may
      return ok({ entry: (await findEntry(books, application.id)) ?? null })
    }),
})

const saveEntry = endpoint({
  method: 'put',
  path: '/applications/{application}/register-entry',
  name: 'saveRegisterEntry',
  tag: 'certifications',
  scope: 'application.write',
  summary: { ja: '登録簿に載せる内容を保存する', en: 'Save what the register shows' },
  body: givenEntry,
  answer: z.strictObject({ command, isPublic: z.boolean() }).meta({ id: 'RegisterEntrySaved' }),
  handle: async ({ context, params, body }) => {
    const done = await saveRegisterEntry(context, { ...body, application: params.application })
    return answered(done, ({ isPublic }) => ({ isPublic }))
  },
})

/** The rows of the register. */
export const registerEndpoints: readonly AnyEndpoint[] = [
  listRegister,
  readRegistered,
  readEntry,
  saveEntry,
]
