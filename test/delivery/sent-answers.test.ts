/** What a company sends after it has applied: complete, in versions, returned with items, mended. */
import { beforeAll, describe, expect, it } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { openClaims } from '../../src/commands/application/claims.ts'
import { returnApplication } from '../../src/commands/application/return-application.ts'
import { sendAnswers } from '../../src/commands/application/send-answers.ts'
import { actingAs, type Context } from '../../src/commands/context.ts'
import { openDraft } from '../../src/commands/draft/open-draft.ts'
import { saveDraft } from '../../src/commands/draft/save-draft.ts'
import { addUpload } from '../../src/commands/draft/uploads.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { accountOwner } from '../../src/domain/question/draft-owner.ts'
import type { FormPlace } from '../../src/domain/question/form-place.ts'
import { newId } from '../../src/kit/id.ts'
import { eraseApplicants } from '../../src/store/application-erasure.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listReturns } from '../../src/store/return-item.ts'
import { listSubmissions } from '../../src/store/submission.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { applicant, at, request, runner, taken } from '../world/delivery.ts'
import { publishQuestions } from '../world/drafts.ts'
import { applyAsFirm, openFirm, openForFirms } from '../world/firm.ts'
import { ask, line } from '../world/questions.ts'

let clone: Clone
let context: Context

beforeAll(async () => {
  clone = await cloneDatabase()
  context = at(clone.context, '2023-05-01T00:00:00Z')
})

const people = ask('people', line, { required: true })
const contract = ask('contract', { kind: 'file', count: 2, types: ['pdf'], maxBytes: 1_000_000 })

type Case = {
  readonly actor: Actor
  readonly application: string
  readonly place: FormPlace & { readonly application: string }
}

/** A firm that has been consulted and is asked for its papers. */
async function openCase(): Promise<Case> {
  const offering = await openForFirms(context, 'certification')
  const place = { offering, purpose: 'papers' } as const
  await publishQuestions(context, place, { version: 0, questions: [people, contract] })
  const firm = await openFirm(context)
  const wish = { offering, lifecycle: 'certification', act: 'consult' } as const
  const application = await applyAsFirm(context, firm, wish)
  const { actor } = firm
  return { actor, application, place: { ...place, application } }
}

const by = ({ actor }: Case, idempotencyKey: string = newId()) => ({
  ...actingAs(context, actor),
  idempotencyKey,
})

async function type(of: Case, typed: Readonly<Record<string, readonly string[]>>) {
  const owner = accountOwner(of.actor.account ?? '')
  const saved = await saveDraft(context, {
    ...{ owner, place: of.place, version: 1, typed },
    ...{ revision: null, writer: newId() },
  })
  return { owner, revision: taken(saved).revision }
}

const read = <T>(work: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(clone.context.database, clone.context.authority, work)

const stateOf = async ({ application }: Case) =>
  (await read((books) => findApplication(books, application)))?.state

describe('papers', () => {
  it('are refused while something is missing, and nothing is kept', async () => {
    const firm = await openCase()
    const draft = await type(firm, { people: [''] })
    const { application } = firm
    const sent = await sendAnswers(by(firm), { application, act: 'apply', ...draft })
    expect(sent).toMatchObject({ ok: false, refusal: { message: { ja: expect.anything() } } })
    expect(await stateOf(firm)).toBe('consulted')
    expect(await read((books) => listSubmissions(books, application))).toEqual([])
  })

  it('go with their files, once under the same key, and end the draft', async () => {
    const firm = await openCase()
    const { application, place } = firm
    const owner = accountOwner(firm.actor.account ?? '')
    const bytes = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n')
    const file = { name: '雇用契約書.pdf', bytes }
    const upload = taken(
      await addUpload(context, { owner, place, question: contract.key, file }),
    ).upload
    const draft = await type(firm, { people: ['12'], contract: [upload] })
    const key = newId()
    const once = await sendAnswers(by(firm, key), { application, act: 'apply', ...draft })
    const again = await sendAnswers(by(firm, key), { application, act: 'apply', ...draft })
    expect(taken(again).outcome).toEqual(taken(once).outcome)
    expect(await stateOf(firm)).toBe('applied')
    const kept = await read((books) => listSubmissions(books, application))
    expect(kept).toMatchObject([
      { purpose: 'papers', version: 1, act: 'apply', answers: { people: { text: '12' } } },
    ])
    const after = await openDraft(context, { owner, place })
    expect(after).toMatchObject({ revision: null, typed: { people: ['12'], contract: [upload] } })
  })

  it('are returned with items, mended from what was sent, and kept in both versions', async () => {
    const firm = await openCase()
    const { application } = firm
    const draft = await type(firm, { people: ['12'] })
    taken(await sendAnswers(by(firm), { application, act: 'apply', ...draft }))
    const items = [{ question: 'people', remark: '人数を4月1日現在で書いてください。' }]
    taken(await returnApplication(runner(context), { application, items }))
    expect(await stateOf(firm)).toBe('returned')
    expect(await read((books) => listReturns(books, application))).toMatchObject([
      { purpose: 'papers', items },
    ])
    const mended = await type(firm, { people: ['13'] })
    taken(await sendAnswers(by(firm), { application, act: 'resubmit', ...mended }))
    expect(await stateOf(firm)).toBe('applied')
    const kept = await read((books) => listSubmissions(books, application))
    expect(kept).toMatchObject([
      { version: 1, answers: { people: { text: '12' } } },
      { version: 2, act: 'resubmit', answers: { people: { text: '13' } } },
    ])
  })

  it('are not returned without an item, for a question that is not asked, or by the firm', async () => {
    const firm = await openCase()
    const { application } = firm
    taken(
      await sendAnswers(by(firm), {
        ...{ application, act: 'apply' },
        ...(await type(firm, { people: ['12'] })),
      }),
    )
    const blank = [{ question: 'people', remark: ' ' }]
    expect(await returnApplication(runner(context), { application, items: blank })).toMatchObject({
      refusal: { code: 'items_missing' },
    })
    const strange = [{ question: 'salary', remark: 'x' }]
    const asked = { application, items: strange }
    expect(await returnApplication(runner(context), asked)).toMatchObject({
      refusal: { code: 'question_unknown' },
    })
    const items = [{ question: null, remark: 'x' }]
    expect(await returnApplication(by(firm), { application, items })).toMatchObject({
      refusal: { code: 'act_not_allowed' },
    })
  })

  it('cannot be sent by a bare act, without what goes with it', async () => {
    const firm = await openCase()
    const bare = { act: 'apply', applications: [firm.application] }
    expect(await actOnApplications(by(firm), bare)).toMatchObject({
      refusal: { code: 'answers_missing' },
    })
  })

  it('are forgotten with the company, and their versions stay', async () => {
    const firm = await openCase()
    const { application } = firm
    const draft = await type(firm, { people: ['12'] })
    taken(await sendAnswers(by(firm), { application, act: 'apply', ...draft }))
    const [party = ''] = firm.actor.parties
    await read((books) =>
      eraseApplicants(books, { party }, context.clock.now().toISOString() as never),
    )
    const kept = await read((books) => listSubmissions(books, application))
    expect(kept).toMatchObject([{ version: 1, answers: null }])
  })
})

describe('a company', () => {
  it('is what companies are asked for, and a person is not one', async () => {
    const offering = await openForFirms(context, 'dispatch')
    const actor = applicant()
    const claims = openClaims(context)
    const asked = { lifecycle: 'dispatch', act: 'apply' } as const
    expect(await claims(request({ offering, session: null }, actor, asked))).toMatchObject({
      refusal: { code: 'company_needed' },
    })
  })
})
