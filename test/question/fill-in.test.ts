/** Filling in a form of questions over HTTP, without any script. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { FormPlace } from '../../src/domain/question/form-place.ts'
import type { Question } from '../../src/domain/question/question.ts'
import { newId } from '../../src/kit/id.ts'
import { createWebApp } from '../../src/web/app.ts'
import { draftCookie, signInCookie, strangerVisitor, type Visitor } from '../../src/web/visitor.ts'
import { cloneDatabase } from '../database/clone.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { applicant, openOffering } from '../world/delivery.ts'
import { publishQuestions } from '../world/drafts.ts'
import { ask, everyKind, line, oneOf } from '../world/questions.ts'
import { bring, record } from '../world/records.ts'
import { fillInPage } from './fill-in-page.tsx'

const clone = await cloneDatabase()
let place: FormPlace = { offering: '', purpose: 'application' }

const app = createWebApp({
  editions: sourceOf([]),
  clock: clone.context.clock,
  onProblem: ({ error }) => {
    throw error
  },
  personal: {
    visitors: { find: (token) => Promise.resolve(visitorOf(token)) },
    services: personalServices(clone),
    rooms: { personal: { myPage: fillInPage(() => place) }, privateFiles: {}, live: {} },
  },
})

/** Whoever signs in does so by the id of an account. */
function visitorOf(account: string): Visitor {
  return { ...strangerVisitor, actor: applicant(account), name: '山田', signIn: 's' }
}

/** A browser that keeps its cookie of drafts. */
function openSession(language: 'ja' | 'en' = 'ja') {
  const path = language === 'ja' ? '/my' : '/en/my'
  let cookie = ''
  const keep = async (answer: Response) => {
    const given = new RegExp(`${draftCookie}=[^;]+`).exec(answer.headers.get('set-cookie') ?? '')
    if (given) cookie = given[0]
    const text = await answer.text()
    return { status: answer.status, place: answer.headers.get('location') ?? '', text }
  }
  let account = ''
  const cookies = () => ({ cookie: [cookie, account].filter(Boolean).join('; ') })
  const open = async (query = '') => keep(await app.request(path + query, { headers: cookies() }))
  const send = async (
    page: { readonly text: string },
    fields: Readonly<Record<string, string | File | readonly string[]>>,
  ) => {
    const body = new FormData()
    for (const [name, value] of [...hiddenIn(page.text), ...Object.entries(fields)]) {
      for (const one of [value].flat()) body.append(name, one)
    }
    const headers = { ...cookies(), origin: 'http://localhost' }
    return keep(await app.request(path, { method: 'POST', body, headers }))
  }
  const signIn = (as: string) => {
    account = `${signInCookie}=${as}`
  }
  return { open, send, signIn }
}

const hiddenIn = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name, value]) => [name ?? '', value ?? ''] as const,
  )

const wordsOf = (text: string): string =>
  text
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ')

async function publish(questions: readonly Question[], version = 0): Promise<void> {
  if (version === 0) {
    const { offering } = await openOffering(clone.context)
    place = { offering, purpose: 'application' }
  }
  await publishQuestions(clone.context, place, { version, questions })
}

beforeAll(async () => {
  await publish(everyKind.questions)
})

const pdf = (name = '履歴書.pdf') => new File(['%PDF-1.7 text'], name)

describe('a page of questions', () => {
  it('has a field for each, with its kind, its limits and for whom it is', async () => {
    await publish(everyKind.questions)
    const { text } = await openSession().open()
    for (const [name, ...parts] of [
      ['answer.name', 'required'],
      ['answer.works', 'type="radio"', 'value="yes"'],
      ['answer.wishes', 'type="checkbox"', 'value="other"'],
      ['answer.telephone', 'type="tel"', 'autocomplete="tel"'],
      ['answer.years', 'inputmode="numeric"'],
      ['answer.postal-code', 'autocomplete="postal-code"'],
      ['file.papers.2', 'type="file"', 'accept=".pdf,.jpg,.jpeg"'],
    ] as const) {
      const tag = [...text.matchAll(/<input[^>]*>/g)].find(
        ([input]) =>
          input.includes(`name="${name}"`) && parts.every((part) => input.includes(part)),
      )
      expect(tag, `${name} with ${parts.join(' ')}`).toBeDefined()
    }
    expect(text).toMatch(/<textarea[^>]*name="answer.reason"[^>]*rows="5"/)
    const words = wordsOf(text)
    expect(words).toContain('「works」で「yesです」を選んだ方のみ。13桁の数字。')
    expect(words).toContain('0〜60年。')
    expect(words).toContain('400字まで。')
    const english = wordsOf((await openSession('en').open()).text)
    expect(english).toContain('Only if you chose "yesです (en)" at "works (en)". 13 digits.')
    expect(english).toContain('From 0 to 60 years.')
    expect(english).not.toMatch(/字まで|選んだ方のみ/)
  })

  it('makes a list of many options, and a calendar of days near by', async () => {
    const many = Array.from({ length: 8 }, (_, index) => `o${index}`)
    const near = { kind: 'date', earliest: '2024-04-01', latest: '2024-05-31' } as const
    await publish([ask('one', oneOf(...many)), ask('day', near as never)])
    const { text } = await openSession().open()
    expect(text).toMatch(/<select[^>]*name="answer.one"/)
    expect(text).toMatch(/type="date" min="2024-04-01" max="2024-05-31"/)
  })

  it('keeps what was typed and attached, says all that is wrong, and goes on when it is right', async () => {
    await publish(everyKind.questions)
    const session = openSession()
    const wrong = await session.send(await session.open(), {
      'answer.name': '山田 花子',
      'answer.works': 'yes',
      'answer.wishes': ['care', 'other'],
      'answer.mail': '花子',
      'file.papers.1': pdf(),
      'file.papers.2': new File(['text'], '写真.jpg'),
    })
    expect(wrong.status).toBe(422)
    const summary = /data-error-summary[\s\S]*?<\/ul>/.exec(wrong.text)?.[0] ?? ''
    const links = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links).toEqual([
      'form-check-answer-kana',
      'form-check-answer-company',
      'form-check-other-wishes',
      'form-check-answer-mail',
      'form-check-file-papers-1',
    ])
    for (const id of links) expect(wrong.text).toMatch(new RegExp(`<[a-z]+ [^>]*id="${id}"`))
    expect(wordsOf(wrong.text)).toContain('「写真.jpg」はテキストです。添付できるのは')
    const again = await session.open()
    expect(again.text).toContain('value="山田 花子"')
    expect(again.text).toContain('value="花子"')
    expect(again.text).toMatch(/value="care" checked/)
    expect(wordsOf(again.text)).toContain('履歴書.pdf（13 B）')
    expect(again.text).not.toContain('name="file.papers.2"')

    const [, paper = ''] = /name="shown\.papers" value="([^"]+)"/.exec(again.text) ?? []
    const right = await session.send(again, {
      'answer.name': '山田 花子',
      'answer.kana': 'やまだ はなこ',
      'answer.works': 'no',
      'answer.company': 'none',
      'answer.wishes': ['care', 'other'],
      'other.wishes': '通訳',
      'answer.mail': 'Hanako@example.jp',
      'answer.reason': '1行目\r\n2行目',
      'answer.papers': paper,
    })
    expect([right.status, right.place]).toEqual([303, '/my?step=check'])
    const check = await session.open('?step=check')
    const words = wordsOf(check.text)
    expect(words).toContain('kana ヤマダ ハナコ')
    expect(words).toContain('wishes careです、その他（通訳）')
    expect(words).toContain('hanako@example.jp')
    expect(words).toContain('born （未回答）')
    expect(words).not.toContain('company')
    expect(check.text).toContain('1行目<br/>2行目')
    expect(check.text).toContain(`<a href="/files/${paper}">履歴書.pdf（13 B）</a>`)
  })

  it('takes a file back when it is unticked, and one sent twice once', async () => {
    await publish(everyKind.questions)
    const session = openSession()
    const page = await session.open()
    const given = { act: 'saveDraft', 'file.papers.1': pdf() }
    await Promise.all([session.send(page, given), session.send(page, given)])
    const attached = await session.open()
    expect(attached.text.match(/name="shown\.papers"/g)).toHaveLength(1)
    await session.send(attached, { 'answer.name': '山田' })
    const left = await session.open()
    expect(left.text).not.toContain('name="shown.papers"')
    expect(left.text).toContain('value="山田"')
  })

  it('is the account’s once somebody has signed in, on every device', async () => {
    await publish(everyKind.questions)
    const [desk, phone, account] = [openSession(), openSession(), newId()]
    const given = { act: 'saveDraft', 'answer.name': '山田 花子', 'file.papers.1': pdf() }
    await desk.send(await desk.open(), given)
    expect((await phone.open()).text).not.toContain('山田 花子')
    desk.signIn(account)
    phone.signIn(account)
    expect((await desk.open()).text).toContain('value="山田 花子"')
    const found = await phone.open()
    expect(found.text).toContain('value="山田 花子"')
    expect(wordsOf(found.text)).toContain('履歴書.pdf')
  })

  it('shows what changed in the questions, and what was entered before', async () => {
    await publish([ask('wish', oneOf('a', 'b')), ask('name', line)])
    const session = openSession()
    const page = await session.open()
    await publish([ask('wish', oneOf('b', 'c')), ask('name', line), ask('more', line)], 1)
    const answer = await session.send(page, { 'answer.wish': 'a', 'answer.name': '花子' })
    expect(answer.status).toBe(422)
    const words = wordsOf(answer.text)
    expect(words).toContain('入力している間に質問が変わりました。')
    expect(words).toContain('「wish」の答え方が変わりました。前の入力は「aです」です。')
    expect(words).toContain('「more」という質問が加わりました。')
    expect(words).toContain('前に入力した内容（1件）')
    expect(answer.text).toContain('value="花子"')
    const done = await session.send(answer, { 'answer.wish': 'c', 'answer.name': '花子' })
    expect(done.place).toBe('/my?step=check')
  })

  it('keeps on the page what could not be saved', async () => {
    const area = { kind: 'text', lines: 3, maxLength: 100 } as const
    await publish([ask('reason', area), ask('plain', { ...area, lines: 1 })])
    const session = openSession('en')
    const long = 'x'.repeat(600_000)
    const answer = await session.send(await session.open(), {
      'answer.reason': long,
      'answer.plain': 'kept',
    })
    expect(answer.status).toBe(422)
    expect(wordsOf(answer.text)).toContain('This is too long to be saved.')
    expect(answer.text).toContain(long)
    expect(answer.text).toContain('value="kept"')
  })

  it('names a company that the books know', async () => {
    await publish([ask('company', { kind: 'corporate-number' })])
    const session = openSession()
    const save = { 'answer.company': '８７００１１０００５９０１', act: 'saveDraft' }
    await session.send(await session.open(), save)
    expect(wordsOf((await session.open()).text)).not.toContain('登録されている名称')
    const company = { type: 'company', scheme: 'corporate-number', value: '8700110005901' } as const
    await bring(clone.context, [record({ party: { ...company, name: '株式会社テスト' } })])
    expect(wordsOf((await session.open()).text)).toContain('登録されている名称：株式会社テスト。')
    const check = wordsOf((await session.open('?step=check')).text)
    expect(check).toContain('8700110005901（株式会社テスト）')
  })
})
