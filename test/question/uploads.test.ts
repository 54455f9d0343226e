/** Files: looked at, counted, sent with an application, and erased. */
import { beforeAll, describe, expect, it } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import type { Context } from '../../src/commands/context.ts'
import { claimDrafts } from '../../src/commands/draft/drafts.ts'
import { type DraftAt, draftPlaceOf, openDraft } from '../../src/commands/draft/open-draft.ts'
import { saveDraft } from '../../src/commands/draft/save-draft.ts'
import { readDraft, settleSentDraft } from '../../src/commands/draft/send-draft.ts'
import { addUpload, openUpload, removeUpload } from '../../src/commands/draft/uploads.ts'
import { maxFileBytes } from '../../src/domain/question/file-limit.ts'
import { toInstant } from '../../src/kit/calendar.ts'
import { digest, newId } from '../../src/kit/id.ts'
import { withAuthority } from '../../src/store/database.ts'
import { eraseUploadsOf, listUploadsOf } from '../../src/store/upload.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import { applicant, at, openOffering, request, taken } from '../world/delivery.ts'
import { newAccount, newBrowser, publishQuestions } from '../world/drafts.ts'
import { ask, line } from '../world/questions.ts'

let clone: Clone
let context: Context

beforeAll(async () => {
  clone = await cloneDatabase()
  context = at(clone.context, '2023-05-01T00:00:00Z')
})

const papers = ask('papers', {
  kind: 'file',
  types: ['pdf', 'txt'],
  maxBytes: maxFileBytes,
  count: 10,
})
const photo = ask('photo', { kind: 'file', types: ['png'], maxBytes: 1000, count: 1 })

async function newDraft(): Promise<DraftAt & { readonly session: string }> {
  const { offering, sessions } = await openOffering(context)
  const place = { offering, purpose: 'application' } as const
  await publishQuestions(context, place, {
    version: 0,
    questions: [ask('name', line, { required: true }), papers, photo],
  })
  return { owner: newBrowser(), place, session: sessions[0] ?? '' }
}

const text = (size: number, name = '履歴書.txt') => ({ name, bytes: Buffer.alloc(size, 'a') })

const add = (draft: DraftAt, file = text(10), question = 'papers') =>
  addUpload(context, { ...draft, question, file })

const inBooks = <T>(work: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(clone.database, context.authority, work)

describe('a file', () => {
  it('is kept with what its bytes say it is', async () => {
    const draft = await newDraft()
    const file = { name: String.raw`C:\tmp\意見.pdf`, bytes: Buffer.from('%PDF-1.7\n') }
    const kept = taken(await add(draft, file))
    expect(kept).toMatchObject({ name: '意見.pdf', type: 'pdf', size: 9 })
    const opened = await openUpload(context, kept.upload)
    expect(opened).toMatchObject({ ...kept, ...draftPlaceOf(draft), application: null })
    expect(Buffer.from(opened?.bytes ?? []).toString()).toBe('%PDF-1.7\n')
    expect((await openDraft(context, draft)).uploads).toMatchObject([kept])
    const [row] = await inBooks(async ({ client }) => {
      const found = await client.query<{ sha256: string }>(
        'select sha256 from upload where upload = $1',
        [kept.upload],
      )
      return found.rows
    })
    expect(row?.sha256).toBe(digest(file.bytes))
  })

  it('is refused by type, by size, by count and by question', async () => {
    const draft = await newDraft()
    const code = async (...given: Parameters<typeof add>) => {
      const answer = await add(...given)
      return answer.ok ? 'taken' : answer.refusal.code
    }
    expect(await code(draft, text(10), 'photo')).toBe('file_type_not_allowed')
    expect(await code(draft, text(maxFileBytes + 1))).toBe('file_too_large')
    expect(await code(draft, text(10), 'name')).toBe('question_takes_no_file')
    const png = { name: 'a.png', bytes: Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1') }
    expect(await code(draft, png, 'photo')).toBe('taken')
    expect(await code(draft, { ...png, name: 'b.png' }, 'photo')).toBe('files_too_many')
  })

  it('has room beside others until 50 MB wait, however many come at once', async () => {
    const draft = await newDraft()
    const names = ['1', '2', '3', '4', '5', '6', '7']
    const all = await Promise.all(names.map((name) => add(draft, text(maxFileBytes, name))))
    expect(all.filter(({ ok }) => ok)).toHaveLength(5)
    const refused = all.find(({ ok }) => !ok)
    expect(refused).toMatchObject({ refusal: { code: 'files_too_large_together' } })
    const elsewhere = await add({ ...draft, owner: newBrowser() }, text(maxFileBytes))
    expect(elsewhere.ok).toBe(true)
  })

  it('is kept once, however often it is sent', async () => {
    const draft = await newDraft()
    const [one, other] = await Promise.all([add(draft), add(draft)])
    expect(taken(one)).toEqual(taken(other))
    expect(taken(await add(draft, text(10, 'other.txt'))).upload).not.toBe(taken(one).upload)
    expect((await openDraft(context, draft)).uploads).toHaveLength(2)
  })

  it('is taken back by its owner only', async () => {
    const draft = await newDraft()
    const { upload } = taken(await add(draft))
    expect(await removeUpload(context, { owner: newBrowser(), upload })).toBe(false)
    expect(await removeUpload(context, { owner: draft.owner, upload })).toBe(true)
    expect(await openUpload(context, upload)).toBeUndefined()
  })

  it('goes with its browser to the account', async () => {
    const draft = await newDraft()
    const { upload } = taken(await add(draft))
    const account = newAccount()
    await claimDrafts(context, { browser: draft.owner, account })
    expect(await openUpload(context, upload)).toMatchObject({ owner: account })
  })
})

describe('an application', () => {
  /** Applies for a seat, so that there is an application; gives its id. */
  async function apply(draft: DraftAt & { readonly session: string }): Promise<string> {
    const place = { offering: draft.place.offering, session: draft.session }
    const claimed = taken(await claim(context, request(place, applicant())))
    return claimed.outcome.applications[0]?.id ?? ''
  }

  async function filled() {
    const draft = await newDraft()
    const [sent, unsent] = [taken(await add(draft)), taken(await add(draft, text(9)))]
    const typed = { name: ['花子'], papers: [sent.upload] }
    taken(await saveDraft(context, { ...draft, version: 1, typed, revision: null, writer: '1' }))
    return { draft, sent, unsent, application: await apply(draft) }
  }

  it('takes the files of its answers, and ends the draft with all others', async () => {
    const { draft, sent, unsent, application } = await filled()
    const { form, answers } = taken(await readDraft(context, draft))
    expect(form.version).toBe(1)
    expect(answers).toEqual({
      name: { kind: 'text', text: '花子' },
      papers: { kind: 'file', files: [sent] },
    })
    expect(await settleSentDraft(context, draft, { application, answers })).toBe(true)
    expect(await settleSentDraft(context, draft, { application, answers })).toBe(true)
    expect(await inBooks((books) => listUploadsOf(books, application))).toMatchObject([sent])
    expect(await openUpload(context, unsent.upload)).toBeUndefined()
    expect(await readDraft(context, draft)).toMatchObject({
      refusal: { code: 'draft_is_gone' },
    })
    expect(await removeUpload(context, { owner: draft.owner, upload: sent.upload })).toBe(false)
  })

  it('is not sent while something is missing or a file is gone', async () => {
    const { draft, sent, application } = await filled()
    const { answers } = taken(await readDraft(context, draft))
    await removeUpload(context, { owner: draft.owner, upload: sent.upload })
    expect(await readDraft(context, draft)).toMatchObject({
      refusal: { code: 'file_is_not_there', message: { ja: expect.stringMatching(/^papers：/) } },
    })
    expect(await settleSentDraft(context, draft, { application, answers })).toBe(false)
  })

  it('loses its files when it is erased; that there were some stays', async () => {
    const { draft, sent, application } = await filled()
    const { answers } = taken(await readDraft(context, draft))
    await settleSentDraft(context, draft, { application, answers })
    const now = toInstant(context.clock.now())
    expect(await inBooks((books) => eraseUploadsOf(books, application, now))).toBe(1)
    expect(await openUpload(context, sent.upload)).toBeUndefined()
    expect(await inBooks((books) => listUploadsOf(books, application))).toEqual([])
    const rows = await inBooks(({ client }) =>
      client.query('select name, bytes, sha256, size from upload where application = $1', [
        application,
      ]),
    )
    expect(rows.rows).toEqual([{ name: null, bytes: null, sha256: null, size: 10 }])
    expect(await inBooks((books) => eraseUploadsOf(books, newId(), now))).toBe(0)
  })
})
