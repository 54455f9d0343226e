/** Drafts: saved, found again elsewhere, carried over, sent, and forgotten in time. */
import { beforeAll, describe, expect, it, test } from 'vitest'
import type { Context } from '../../src/commands/context.ts'
import {
  claimDrafts,
  discardDraft,
  forgetDraftsOf,
  listDraftsOf,
  sweepDrafts,
} from '../../src/commands/draft/drafts.ts'
import { type DraftAt, openDraft } from '../../src/commands/draft/open-draft.ts'
import { saveDraft } from '../../src/commands/draft/save-draft.ts'
import { checkDraft } from '../../src/commands/draft/send-draft.ts'
import { addUpload } from '../../src/commands/draft/uploads.ts'
import type { Typed } from '../../src/domain/question/answer.ts'
import type { DraftOwner } from '../../src/domain/question/draft-owner.ts'
import type { FormPlace } from '../../src/domain/question/form-place.ts'
import { newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { type Clone, cloneDatabase, otherCity } from '../database/clone.ts'
import { at, openOffering, taken } from '../world/delivery.ts'
import { newAccount, newBrowser, publishQuestions } from '../world/drafts.ts'
import { ask, line, oneOf } from '../world/questions.ts'

let clone: Clone
let context: Context

beforeAll(async () => {
  clone = await cloneDatabase()
  context = at(clone.context, '2023-05-01T00:00:00Z')
})

const name = ask('name', line, { required: true })
const wish = ask('wish', oneOf('a', 'b'))

/** A new offering that asks for a name and a wish. */
async function newPlace(): Promise<FormPlace> {
  const { offering } = await openOffering(context)
  const place = { offering, purpose: 'application' } as const
  await publishQuestions(context, place, { version: 0, questions: [name, wish] })
  return place
}

async function newDraft(owner: DraftOwner = newBrowser()): Promise<DraftAt> {
  return { owner, place: await newPlace() }
}

const save = async (
  draft: DraftAt,
  typed: Typed,
  { revision = null as number | null, version = 1, when = context, writer = newId() } = {},
) => taken(await saveDraft(when, { ...draft, version, typed, revision, writer }))

/** A page that was opened where there was no draft. */
const fresh = () => ({ revision: null, writer: newId() })

describe('a draft', () => {
  it('is found again as it was typed, readable or not', async () => {
    const draft = await newDraft()
    expect(await openDraft(context, draft)).toMatchObject({ typed: {}, revision: null })
    const typed = { name: [' 花\u0000子\uD800 '], wish: ['a'], elsewhere: ['x'] }
    const saved = await save(draft, typed)
    expect(saved).toMatchObject({ revision: 1, typed: { wish: ['a'] } })
    const later = at(context, '2023-05-02T00:00:00Z')
    expect(await openDraft(later, draft)).toMatchObject({
      typed: { name: [' 花子\uFFFD '], wish: ['a'] },
      revision: 1,
      savedAt: '2023-05-01T00:00:00.000Z',
      setAside: [],
      notes: [],
    })
  })

  it('lets go of what its own page clears', async () => {
    const draft = await newDraft()
    await save(draft, { name: ['x'], wish: ['a'] })
    await save(draft, { wish: ['b'] }, { revision: 1 })
    expect(await openDraft(context, draft)).toMatchObject({
      typed: { wish: ['b'] },
      setAside: [],
      revision: 2,
    })
  })

  it('loses nothing of two devices that save in turn', async () => {
    const draft = await newDraft()
    await save(draft, { name: ['電話から'] })
    const saved = await save(draft, { name: ['机から'], wish: ['a'] })
    expect(saved).toMatchObject({ typed: { name: ['机から'], wish: ['a'] } })
    const again = await save(draft, { name: ['机から'] }, { revision: 1 })
    expect(again).toMatchObject({
      typed: { name: ['机から'], wish: ['a'] },
      setAside: [{ key: 'name', text: { ja: '電話から' } }],
      revision: 3,
    })
  })

  it('follows a page that saves again and again, and sets none of its own texts aside', async () => {
    const draft = await newDraft()
    const own = { writer: newId() }
    for (const text of ['や', 'やま', 'やまだ']) await save(draft, { name: [text] }, own)
    expect(await save(draft, { name: ['山田'], wish: ['a'] }, own)).toMatchObject({ setAside: [] })
    expect(await save(draft, { wish: ['b'] }, own)).toMatchObject({
      typed: { wish: ['b'] },
      setAside: [],
      revision: 5,
    })
  })

  it('keeps what another device has added, while a page that does not show it saves on', async () => {
    const draft = await newDraft()
    const [desk, phone] = [{ writer: newId() }, { writer: newId() }]
    await save(draft, {}, desk)
    await save(draft, { name: ['電話から'] }, phone)
    await save(draft, { wish: ['a'] }, desk)
    const saved = await save(draft, { wish: ['b'] }, desk)
    expect(saved).toMatchObject({ typed: { name: ['電話から'], wish: ['b'] }, setAside: [] })
    const typed = await save(draft, { name: ['机から'], wish: ['b'] }, desk)
    expect(typed).toMatchObject({
      typed: { name: ['机から'], wish: ['b'] },
      setAside: [{ key: 'name', text: { ja: '電話から' } }],
    })
  })

  it('is one draft when two devices begin it at once', async () => {
    const draft = await newDraft()
    const texts = ['一', '二', '三', '四']
    const all = await Promise.all(texts.map((text) => save(draft, { name: [text] })))
    expect(new Set(all.map(({ revision }) => revision))).toEqual(new Set([1, 2, 3, 4]))
    const { typed, setAside } = await openDraft(context, draft)
    const kept = [...(typed['name'] ?? []), ...setAside.map(({ text }) => text.ja)]
    expect(kept.toSorted()).toEqual(texts.toSorted())
  })

  it('refuses what is too long, and a version that was never published', async () => {
    const draft = { ...(await newDraft()), revision: null, writer: newId() }
    const long = { name: ['x'.repeat(600_000)] }
    expect(await saveDraft(context, { ...draft, version: 1, typed: long })).toMatchObject({
      refusal: { code: 'draft_too_long' },
    })
    expect(await saveDraft(context, { ...draft, version: 9, typed: {} })).toMatchObject({
      refusal: { code: 'form_version_unknown' },
    })
  })

  it('is invisible to another authority and to another owner', async () => {
    const draft = await newDraft()
    await save(draft, { name: ['x'] })
    const elsewhere = await openDraft(context, { ...draft, owner: newBrowser() })
    expect(elsewhere.revision).toBeNull()
    const count = await withAuthority(clone.database, otherCity.code, ({ client }) =>
      client.query('select draft from draft'),
    )
    expect(count.rows).toEqual([])
  })
})

describe('a form that changed meanwhile', () => {
  it('leaves drafts valid, and shows again what no longer fits', async () => {
    const draft = await newDraft()
    await save(draft, { name: ['花子'], wish: ['a'] })
    const questions = [name, ask('wish', oneOf('b', 'c')), ask('more', line)]
    await publishQuestions(context, draft.place, { version: 1, questions })
    const opened = await openDraft(context, draft)
    expect(opened).toMatchObject({
      form: { version: 2 },
      typed: { name: ['花子'] },
      setAside: [{ key: 'wish', text: { ja: 'aです' } }],
      notes: [{ change: 'unfit' }, { change: 'added' }],
    })
    await save(draft, { name: ['花子'], wish: ['c'] }, { revision: 1, version: 2 })
    expect(await openDraft(context, draft)).toMatchObject({
      typed: { name: ['花子'], wish: ['c'] },
      setAside: [{ key: 'wish' }],
      notes: [],
    })
  })

  it('takes a page of the older version over a draft of the newer one', async () => {
    const draft = await newDraft()
    const questions = [name, ask('wish', oneOf('b', 'c'))]
    await publishQuestions(context, draft.place, { version: 1, questions })
    await save(draft, { wish: ['c'] }, { version: 2 })
    const old = { version: 1, revision: 1 }
    const saved = await save(draft, { name: ['花子'], wish: ['a'] }, old)
    expect(saved).toMatchObject({
      version: 2,
      typed: { name: ['花子'] },
      setAside: [{ key: 'wish', text: { ja: 'aです' } }],
    })
    const again = await save(draft, { name: ['花子'], wish: ['a'] }, { ...old, revision: 2 })
    expect(again.setAside).toHaveLength(1)
  })

  it('asks again before sending only where there is something new to answer', async () => {
    const draft = await newDraft()
    const given = { ...draft, version: 1, typed: { name: ['花子'], wish: ['b'] }, ...fresh() }
    expect(taken(await checkDraft(context, given))).toMatchObject({ isReady: true, faults: [] })
    const relabelled = { ...name, label: { ja: '氏名', en: 'Full name' } }
    await publishQuestions(context, draft.place, { version: 1, questions: [relabelled, wish] })
    const same = taken(await checkDraft(context, { ...given, revision: 1 }))
    expect(same).toMatchObject({ isReady: true, form: { version: 2 } })
    const more = [relabelled, wish, ask('more', line)]
    await publishQuestions(context, draft.place, { version: 2, questions: more })
    const asked = taken(await checkDraft(context, { ...given, revision: 2 }))
    expect(asked).toMatchObject({
      isReady: false,
      notes: [{ key: 'more', change: 'added' }],
      answers: { name: { text: '花子' } },
    })
    const seen = { ...given, version: 3, revision: 3 }
    expect(taken(await checkDraft(context, seen))).toMatchObject({ isReady: true })
  })

  it('says what is missing, item by item, and keeps what was typed', async () => {
    const draft = await newDraft()
    const given = { ...draft, version: 1, typed: { wish: ['z'] }, ...fresh() }
    const checked = taken(await checkDraft(context, given))
    expect(checked.faults.map(({ key, refusal }) => [key, refusal.code])).toEqual([
      ['name', 'answer_is_missing'],
      ['wish', 'option_is_not_offered'],
    ])
    expect(await openDraft(context, draft)).toMatchObject({ typed: { wish: ['z'] } })
  })
})

describe('signing in', () => {
  const times = [
    ['the browser', '2023-05-03T00:00:00Z', 'browser', 'account'],
    ['the account', '2023-05-01T12:00:00Z', 'account', 'browser'],
  ] as const

  it('makes the browser’s drafts the account’s', async () => {
    const [browser, account] = [newBrowser(), newAccount()]
    const draft = await newDraft(browser)
    await save(draft, { name: ['花子'] })
    expect(await claimDrafts(context, { browser, account })).toBe(1)
    expect((await openDraft(context, draft)).revision).toBeNull()
    const claimed = await openDraft(context, { ...draft, owner: account })
    expect(claimed).toMatchObject({ typed: { name: ['花子'] }, revision: 1 })
    expect(claimed.savedAt).toBe('2023-05-01T00:00:00.000Z')
    expect(await claimDrafts(context, { browser, account })).toBe(0)
    expect(await listDraftsOf(context, account)).toEqual([
      { place: draft.place, savedAt: claimed.savedAt },
    ])
  })

  test.each(times)('joins two drafts of a form; %s saved last', async (...drawn) => {
    const [, when, winner, loser] = drawn
    const [browser, account] = [newBrowser(), newAccount()]
    const draft = await newDraft(browser)
    await save(draft, { name: ['browser'], wish: ['a'] }, { when: at(context, when) })
    const own = { ...draft, owner: account }
    await save(own, { name: ['account'] }, { when: at(context, '2023-05-02T00:00:00Z') })
    await claimDrafts(context, { browser, account })
    expect(await openDraft(context, own)).toMatchObject({
      typed: { name: [winner], wish: ['a'] },
      setAside: [{ text: { ja: loser } }],
    })
  })

  it('brings drafts of two versions together', async () => {
    const [browser, account] = [newBrowser(), newAccount()]
    const draft = await newDraft(browser)
    await save(draft, { name: ['花子'], wish: ['a'] })
    const questions = [name, ask('wish', oneOf('c'))]
    await publishQuestions(context, draft.place, { version: 1, questions })
    const own = { ...draft, owner: account }
    await save(own, { wish: ['c'] }, { version: 2 })
    await claimDrafts(context, { browser, account })
    expect(await openDraft(context, own)).toMatchObject({
      form: { version: 2 },
      typed: { name: ['花子'], wish: ['c'] },
      setAside: [{ key: 'wish', text: { ja: 'aです' } }],
    })
  })
})

describe('what ends a draft', () => {
  const paper = ask('paper', { kind: 'file', types: ['txt'], maxBytes: 1000, count: 1 })

  async function withFile() {
    const draft = await newDraft()
    await publishQuestions(context, draft.place, { version: 1, questions: [name, paper] })
    const file = { name: 'a.txt', bytes: Buffer.from('text') }
    taken(await addUpload(context, { ...draft, question: 'paper', file }))
    return draft
  }

  it('throws it away with its files', async () => {
    const draft = await withFile()
    await save(draft, { name: ['x'] }, { version: 2 })
    expect(await discardDraft(context, draft)).toBe(true)
    expect(await openDraft(context, draft)).toMatchObject({ revision: null, uploads: [] })
    expect(await discardDraft(context, draft)).toBe(false)
  })

  it('forgets all of an owner', async () => {
    const draft = await withFile()
    await save(draft, { name: ['x'] }, { version: 2 })
    const other = { ...draft, owner: newBrowser() }
    await save(other, { name: ['y'] }, { version: 2 })
    await withAuthority(clone.database, context.authority, (books) =>
      forgetDraftsOf(books, draft.owner),
    )
    expect(await openDraft(context, draft)).toMatchObject({ revision: null, uploads: [] })
    expect(await openDraft(context, other)).toMatchObject({ revision: 1 })
  })

  it('forgets it 90 days after it was last saved, and files that nobody sent', async () => {
    const [kept, forgotten, loose] = [await withFile(), await withFile(), await withFile()]
    await save(forgotten, { name: ['old'] }, { version: 2 })
    await save(kept, { name: ['new'] }, { version: 2, when: at(context, '2023-05-02T00:00:00Z') })
    const before = await sweepDrafts(at(context, '2023-07-30T00:00:00Z'))
    expect(before).toEqual({ drafts: 0, uploads: 0 })
    await sweepDrafts(at(context, '2023-07-30T00:00:01Z'))
    expect(await openDraft(context, kept)).toMatchObject({ revision: 1, uploads: [{}] })
    for (const gone of [forgotten, loose]) {
      expect(await openDraft(context, gone)).toMatchObject({ revision: null, uploads: [] })
    }
  })
})
