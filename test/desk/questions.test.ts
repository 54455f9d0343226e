/** Questions edited at the desk without scripts; notices read and sent again. */
import { expect, test } from 'vitest'
import { present } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findNotice } from '../../src/store/notice/list.ts'
import { getQuestionForm } from '../../src/store/question-form.ts'
import { linksIn } from '../../src/web/routes.ts'
import { cloneDatabase } from '../database/clone.ts'
import { buildDesk } from '../world/desk.ts'
import { openDeskSite } from './desk-site.ts'

const clone = await cloneDatabase()
const world = await buildDesk(clone.context)
const desk = openDeskSite(clone)
const to = linksIn('ja')
const offering = world.advice
const page = to.offeringQuestions({ offering })

const inBooks = <T>(read: Parameters<typeof withAuthority<T>>[2]) =>
  withAuthority(clone.database, clone.context.authority, read)
const formNow = () =>
  inBooks((books) => getQuestionForm(books, { offering, purpose: 'application' }))
const labels = async () => (await formNow()).questions.map(({ label }) => label.ja)

async function add(labelJa: string, kind: string) {
  const version = String((await formNow()).version)
  const answer = await desk.post(page, { act: 'add', version, labelJa, kind })
  expect(answer.status).toBe(303)
  return present(answer.location, 'an address').split('/').at(-1) ?? ''
}

test('questions are added, edited, moved and taken out', async () => {
  const age = await add('年齢', 'number')
  const works = await add('働いていますか', 'choice')
  const job = await add('仕事', 'text')
  const version = String((await formNow()).version)
  const choice = {
    ...{ act: 'edit', version, labelJa: '働いていますか', labelEn: 'Do you work?' },
    ...{ options: 'はい | Yes\nいいえ | No', required: 'yes', statistics: 'yes' },
  }
  expect((await desk.post(to.deskQuestion({ offering, question: works }), choice)).status).toBe(303)
  const [, edited] = (await formNow()).questions
  expect(edited).toMatchObject({
    label: { en: 'Do you work?' },
    required: true,
    personal: false,
    answer: { options: [{ label: { en: 'Yes' } }, { label: { ja: 'いいえ' } }] },
  })
  const option = edited?.answer.kind === 'choice' ? edited.answer.options[0]?.key : ''
  const next = String((await formNow()).version)
  const words = {
    ...{ act: 'edit', version: next, labelJa: '仕事', lines: '1', maxLength: '50' },
    condition: [`${works}/${option}`],
  }
  expect((await desk.post(to.deskQuestion({ offering, question: job }), words)).status).toBe(303)
  expect((await desk.get(page)).text).toContain('「働いていますか」で「はい」を選んだ方のみ')
  const last = String((await formNow()).version)
  const refused = await desk.post(page, { act: 'up', item: job, version: last })
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('表示条件')])
  expect((await desk.post(page, { act: 'down', item: age, version: last })).status).toBe(303)
  expect(await labels()).toEqual(['働いていますか', '年齢', '仕事'])
  const now = String((await formNow()).version)
  expect((await desk.post(page, { act: 'remove', item: age, version: now })).status).toBe(303)
  expect(await labels()).toEqual(['働いていますか', '仕事'])
  const preview = await desk.get(to.questionPreview({ offering }))
  expect(preview.text).toContain('働いていますか')
  expect((await desk.get(page)).text).toContain('「年齢」をなくしました')
})

test('a change to an older version is refused, and what was typed stays', async () => {
  const key = await add('希望', 'text')
  const sent = { act: 'edit', version: '1', labelJa: '希望すること', lines: '1', maxLength: '50' }
  const question = to.deskQuestion({ offering, question: key })
  const refused = await desk.post(question, sent)
  expect([refused.status, refused.html]).toEqual([
    422,
    expect.stringContaining('value="希望すること"'),
  ])
  const [, version = ''] = /name="version" value="(\d+)"/.exec(refused.html) ?? []
  expect((await desk.post(question, { ...sent, version })).status).toBe(303)
  expect(await labels()).toContain('希望すること')
})

test('the questionnaire is a form of its own', async () => {
  const address = to.offeringQuestions({ offering }, { for: 'questionnaire' })
  const sent = { act: 'add', version: '0', labelJa: '役に立ちましたか', kind: 'choice' }
  expect((await desk.post(address, sent)).status).toBe(303)
  expect((await desk.get(address)).text).toContain('役に立ちましたか')
  expect(await labels()).not.toContain('役に立ちましたか')
})

test('a notice that failed is in the work list, is read, and is sent again', async () => {
  const { notice } = world
  await inBooks((books) =>
    books.client.query(`update notice set state = 'failed' where notice = $1`, [notice]),
  )
  expect((await desk.get(to.desk())).text).toContain('送信できなかった通知')
  const address = to.deskNotice({ notice })
  const shown = await desk.get(address)
  expect(shown.text).toContain('【申込受付】はじめてのIT講座')
  expect(shown.text).toContain('もう一度送る')
  expect((await desk.post(address, { act: 'resend' }, 'auditor')).status).toBe(403)
  expect((await desk.post(address, { act: 'resend' })).status).toBe(303)
  expect((await inBooks((books) => findNotice(books, notice)))?.state).toBe('waiting')
  expect((await desk.post(address, { act: 'resend' })).status).toBe(422)
})

test('the site met no problem', () => {
  expect(desk.problems).toEqual([])
})
