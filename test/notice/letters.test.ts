/** What arrives: both languages, the parts of a mail, and nothing that a name can add to it. */
import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { parseFlowedText } from '../../src/formats/mail/flow.ts'
import { displayWidth } from '../../src/formats/report/width.ts'
import { sendNotices } from '../../src/jobs/notice/send.ts'
import { present } from '../../src/kit/check.ts'
import type { AnyNotice } from '../../src/commands/notice/post.ts'
import { type Clone, cloneDatabase } from '../database/clone.ts'
import {
  findPart,
  type MailServerForTests,
  type Part,
  partOf,
  readPart,
  startMailServer,
} from './mail-server.ts'
import { canvasOf, readPng } from './png-reader.ts'
import { forever, moment, post, reservation, routeTo, timed } from './world.ts'
import jsQrModule from 'jsqr'

let clone: Clone
let mail: MailServerForTests

beforeAll(async () => {
  clone = await cloneDatabase()
  mail = await startMailServer()
})

afterAll(() => mail.stop())

/** Sends a notice and gives the mail that arrives for it. */
async function arrival(notice: AnyNotice): Promise<{ readonly part: Part; readonly raw: string }> {
  const context = timed(clone.context)
  await post(context, [notice])
  await sendNotices(context, routeTo(mail.url), forever)
  const arrived = mail.arrived.filter(({ to }) => to === notice.address)
  const last = present(arrived.at(-1), `a mail to ${notice.address}`)
  expect(last.from).toBe('noreply@example.jp')
  return { part: readPart(last.content), raw: last.content }
}

const header = (part: Part, name: string) => part.headers.get(name)
const textOf = (part: Part) => parseFlowedText(partOf(part, 'text/plain').content.toString('utf8'))

const when = { from: moment('2024-06-03T04:00:00.000Z'), to: moment('2024-06-03T07:30:00.000Z') }
const matter = { application: '0190c0de-0000-7000-8000-000000000001' }
const values = {
  name: '青葉 花子',
  offering: { ja: '合同企業面接会 in 立川', en: 'Joint interviews in Tachikawa' },
  when,
  place: { ja: '立川会場', en: 'Tachikawa hall' },
  number: '7KMX-39AP',
  page: '/apply/1',
  ticket: '/tickets/7KMX39AP',
  qr: 'JSK:7KMX39AP',
  revision: 1,
}
const reserved = (given: Partial<AnyNotice>) => reservation('x@example.com', given)

it('reads in Japanese, with a subject that every reader can decode', async () => {
  const { part, raw } = await arrival(
    reserved({ address: 'ja@example.com', values, about: matter }),
  )
  expect(header(part, 'subject')).toBe('【予約完了】合同企業面接会 in 立川')
  expect(header(part, 'from')).toBe('東京都 <noreply@example.jp>')
  expect(header(part, 'to')).toBe('ja@example.com')
  expect(header(part, 'content-language')).toBe('ja')
  expect(header(part, 'auto-submitted')).toBe('auto-generated')
  expect(raw).toMatch(/^[\x20-\x7E\r\n\t]*$/)
  const text = textOf(part)
  expect(text[0]).toBe('青葉 花子 様')
  expect(text).toContain('日時：令和6年6月3日（月）13時00分から16時30分まで')
  expect(text).toContain('https://example.jp/apply/1')
})

it('reads in English', async () => {
  const { part } = await arrival(reserved({ address: 'en@example.com', language: 'en', values }))
  expect(header(part, 'subject')).toBe('Reserved: Joint interviews in Tachikawa')
  expect(header(part, 'from')).toBe('Tokyo <noreply@example.jp>')
  expect(textOf(part)).toContain('When: Monday, 3 June 2024, 13:00 to 16:30 JST')
  expect(textOf(part)).toContain('https://example.jp/en/apply/1')
  expect(textOf(part).join('').replaceAll('青葉 花子', '')).not.toMatch(/[\u3040-\u9FFF]/)
})

it('is short-lined text for old readers, and HTML with the same words for others', async () => {
  const { part } = await arrival(reserved({ address: 'forms@example.com', values }))
  const plain = partOf(part, 'text/plain')
  expect(header(plain, 'content-type')).toContain('format=flowed; delsp=yes')
  const lines = plain.content.toString('utf8').split('\r\n')
  expect(lines.filter((line) => displayWidth(line) > 76)).toEqual([])
  const html = partOf(part, 'text/html').content.toString('utf8')
  expect(html).toContain('<html lang="ja">')
  expect(html).toContain('<a href="https://example.jp/apply/1">')
  for (const line of textOf(part).filter((each) => !each.includes('https'))) {
    expect(html).toContain(line)
  }
})

it('brings the ticket as a picture and the session as a calendar file', async () => {
  const { part } = await arrival(reserved({ address: 'ticket@example.com', values, about: matter }))
  const png = partOf(part, 'image/png')
  expect(partOf(part, 'text/html').content.toString('utf8')).toContain(
    `cid:${header(png, 'content-id')?.slice(1, -1)}`,
  )
  const picture = readPng(png.content)
  expect(readCode(canvasOf(picture), picture.width, picture.height)?.data).toBe('JSK:7KMX39AP')
  const calendar = partOf(part, 'text/calendar')
  expect(header(calendar, 'content-type')).toContain('method=PUBLISH')
  const ics = calendar.content.toString('utf8').replaceAll('\r\n ', '')
  expect(ics).toContain(`UID:${matter.application}@jisseki\r\n`)
  expect(ics).toContain('SEQUENCE:2\r\n')
  expect(ics).toContain('DTSTART;TZID=Asia/Tokyo:20240603T130000\r\n')
  expect(ics).toContain('SUMMARY:合同企業面接会 in 立川\r\n')
})

it('takes the session out of the calendar when it is cancelled', async () => {
  const { qr, ticket, ...others } = values
  expect([qr, ticket]).toHaveLength(2)
  const { part } = await arrival({
    template: 'session-cancelled',
    language: 'ja',
    address: 'gone@example.com',
    values: { ...others, reason: '台風のため' },
    about: matter,
  })
  const calendar = partOf(part, 'text/calendar')
  expect(header(calendar, 'content-type')).toContain('method=CANCEL')
  const ics = calendar.content.toString('utf8')
  expect(ics).toContain('STATUS:CANCELLED')
  expect(ics).toContain(`UID:${matter.application}@jisseki\r\n`)
  expect(ics).toContain('SEQUENCE:3\r\n')
})

it('encloses nothing where there is nothing to show', async () => {
  const { part } = await arrival(reservation('bare@example.com'))
  expect(findPart(part, 'image/png')).toBeUndefined()
  expect(findPart(part, 'text/calendar')).toBeUndefined()
})

test.each([
  ['a header', '面接会\r\nBcc: victim@example.com'],
  ['the end of the headers', '面接会\r\n\r\n<h1>振込先</h1>'],
  ['an encoded word', '面接会 =?UTF-8?B?DQpCY2M6IHg=?='],
  ['a lone line feed', '面接会\nBcc: victim@example.com'],
])('a title cannot add %s', async (_, offering) => {
  const address = 'inject@example.com'
  const before = mail.arrived.length
  const { part } = await arrival({
    template: 'invite',
    language: 'ja',
    address,
    values: {
      url: '/invite/t',
      hours: 24,
      siteName: offering,
      inviter: offering,
      office: offering,
    },
  })
  expect(mail.arrived.slice(before).map(({ to }) => to)).toEqual([address])
  expect([...part.headers.keys()].toSorted()).toEqual([
    'auto-submitted',
    'content-language',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ])
  expect(partOf(part, 'text/html').content.toString('utf8')).not.toContain('<h1>')
  expect(textOf(part).filter((line) => line.startsWith('Bcc'))).toEqual([])
})

test.each([
  'a@example.com, b@example.com',
  'a@example.com\r\nBcc: b@example.com',
  'x',
  '<a@b>',
  '',
])('a notice to "%s" is a bug of whoever wrote it', async (address) => {
  await expect(post(clone.context, [reservation(address)])).rejects.toThrow('one mail address')
})

const readCode = ('default' in jsQrModule ? jsQrModule.default : jsQrModule) as (
  canvas: Uint8ClampedArray,
  width: number,
  height: number,
) => { readonly data: string } | null
