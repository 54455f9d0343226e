/** Publishing what an offering asks, and looking up companies that the books know. */
import { beforeAll, describe, expect, it } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { editQuestions, replaceQuestions } from '../../src/commands/question/edit-questions.ts'
import { lookUpCompany } from '../../src/commands/question/look-up-company.ts'
import type { FormPlace } from '../../src/domain/question/form-place.ts'
import { withAuthority } from '../../src/store/database.ts'
import {
  findQuestionForm,
  getQuestionForm,
  listQuestionForms,
} from '../../src/store/question-form.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { applicant, openOffering, runner, taken } from '../world/delivery.ts'
import { ask, everyKind, line, oneOf } from '../world/questions.ts'
import { bring, record } from '../world/records.ts'

let clone: Clone

beforeAll(async () => {
  clone = await cloneDatabase()
})

async function newPlace(): Promise<FormPlace> {
  const { offering } = await openOffering(clone.context)
  return { offering, purpose: 'application' }
}

const inBooks = <T>(work: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(clone.database, clone.context.authority, work)

describe('questions', () => {
  it('are published as versions, each of which stays', async () => {
    const place = await newPlace()
    expect(await inBooks((books) => getQuestionForm(books, place))).toEqual({
      version: 0,
      questions: [],
    })
    const by = runner(clone.context)
    const { questions } = everyKind
    taken(await replaceQuestions(by, { ...place, version: 0, questions }))
    const changes = [{ change: 'require', key: 'reason', required: true }] as const
    const second = taken(await editQuestions(by, { ...place, version: 1, changes }))
    expect(second.outcome).toEqual({ ...place, version: 2 })
    const first = await inBooks((books) => findQuestionForm(books, place, 1))
    expect(first).toEqual(everyKind)
    const forms = await inBooks((books) => listQuestionForms(books, place))
    expect(forms.map(({ form, publishedBy }) => [form.version, publishedBy])).toEqual([
      [2, 'test'],
      [1, 'test'],
    ])
    const questionnaire = { ...place, purpose: 'questionnaire' } as const
    expect(await inBooks((books) => getQuestionForm(books, questionnaire))).toMatchObject({
      version: 0,
    })
  })

  it('are refused where somebody was faster, where they do not hold, and to strangers', async () => {
    const place = await newPlace()
    const by = runner(clone.context)
    const good = { ...place, version: 0, questions: [ask('a', oneOf('x'))] }
    taken(await replaceQuestions(by, good))
    expect(await replaceQuestions(by, good)).toMatchObject({
      refusal: { code: 'questions_changed_meanwhile' },
    })
    const twice = { ...place, version: 1, questions: [ask('a', line), ask('a', line)] }
    expect(await replaceQuestions(by, twice)).toMatchObject({
      refusal: { code: 'question_key_repeated' },
    })
    const person = actingAs(clone.context, applicant())
    expect(await replaceQuestions(person, { ...good, version: 1 })).toMatchObject({
      refusal: { code: 'act_not_allowed' },
    })
    expect((await inBooks((books) => getQuestionForm(books, place))).version).toBe(1)
  })

  it('give one version to two who publish at once', async () => {
    const place = await newPlace()
    const by = runner(clone.context)
    const given = (key: string) => ({ ...place, version: 0, questions: [ask(key, line)] })
    const both = await Promise.all(['a', 'b'].map((key) => replaceQuestions(by, given(key))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })
})

describe('a company', () => {
  const reference = {
    type: 'company',
    scheme: 'corporate-number',
    value: '8700110005901',
    name: '株式会社テスト',
  } as const

  it('is found by its number, until its name is erased', async () => {
    await openOffering(clone.context)
    await bring(clone.context, [record({ party: reference })])
    expect(await lookUpCompany(clone.context, '８７００-１１０００-５９０１')).toEqual({
      ok: true,
      value: { number: '8700110005901', name: '株式会社テスト' },
    })
    expect(await lookUpCompany(clone.context, '7000012050002')).toMatchObject({
      value: { name: null },
    })
    expect(await lookUpCompany(clone.context, '123')).toMatchObject({ ok: false })
    taken(await eraseParty(clone.context, { party: reference, reason: 'asked for' }))
    expect(await lookUpCompany(clone.context, reference.value)).toMatchObject({
      value: { name: null },
    })
  })
})
