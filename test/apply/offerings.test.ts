/** What is open to everyone: found by words, day, kind and way; shown with its dates and seats. */
import { describe, expect, it } from 'vitest'
import { claim } from '../../src/commands/application/claim.ts'
import { cancelSession } from '../../src/commands/offering/session.ts'
import { changeOfferingState } from '../../src/commands/offering/offering.ts'
import { newId } from '../../src/kit/id.ts'
import { publishExamples, sourceOf } from '../published.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite, visitorOf } from '../world/apply-site.ts'
import {
  applicant,
  at,
  instant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'

const { context } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')
const hanako = applicant()
const { browser } = openApplySite(inMay, { hanako: visitorOf(hanako, 'hanako') })
const stranger = browser()

const day = (date: string, from = '10:00', to = '12:00') => ({
  ...juneFirst,
  startsAt: instant(`${date}T${from}:00+09:00`),
  endsAt: instant(`${date}T${to}:00+09:00`),
})

const titled = (ja: string, en: string) => ({ title: { ja, en } })

const fair = await openOffering(context, {
  settings: { ...titled('ﾃﾚﾜｰｸの合同面接会', 'Telework fair'), capacity: 2 },
  sessions: [day('2023-06-01'), day('2023-06-20')],
})
const course = await openOffering(context, {
  kind: 'course',
  settings: {
    ...titled('はじめての簿記', 'First bookkeeping'),
    channels: ['online'],
    seatsPer: 'offering',
    capacity: 20,
    details: { selection: { method: 'lottery' } },
  },
  sessions: [day('2023-06-05')],
})
const past = await openOffering(context, {
  settings: titled('四月の面接会', 'Fair in April'),
  sessions: [day('2023-04-20')],
})

describe('the list of offerings', () => {
  it('shows what is open with its next dates, seats and window, the next date first', async () => {
    const { status, text } = await stranger.get('/offerings')
    expect(status).toBe(200)
    expect(text.indexOf('ﾃﾚﾜｰｸの合同面接会')).toBeLessThan(text.indexOf('はじめての簿記'))
    expect(text).toContain('令和5年6月1日（木） 10:00〜12:00')
    expect(text).toContain('残り4席（定員4席）')
    expect(text).toContain('定員20人（申込のあと選考があります）')
    expect(text).toContain('受付中（令和5年6月1日（木）12:00まで）')
  })

  it('leaves out what is over, and drafts', async () => {
    const draft = await openOffering(context, { settings: titled('下書きの催し', 'Draft') })
    taken(await changeOfferingState(runner(inMay), { offering: draft.offering, state: 'draft' }))
    const { text } = await stranger.get('/offerings')
    expect(text).not.toContain('四月の面接会')
    expect(text).not.toContain('下書きの催し')
    expect((await stranger.get(`/offerings/${draft.offering}`)).status).toBe(404)
  })

  it.each([
    ['q=テレワーク', 'Telework fair'],
    ['q=面接会 テレワーク', 'Telework fair'],
    ['q=BOOKKEEPING', 'First bookkeeping'],
    ['kind=course', 'First bookkeeping'],
    ['channel=online', 'First bookkeeping'],
    ['from=2023-06-04&to=2023-06-05', 'First bookkeeping'],
    ['from=2023-06-06', 'Telework fair'],
    ['q=100%25', null],
    ['programme=unknown', null],
  ])('narrowed down by %s', async (query, title) => {
    const { text } = await stranger.get(`/en/offerings?${query}`)
    const titles = ['Telework fair', 'First bookkeeping'].filter((each) => text.includes(each))
    expect(titles).toEqual(title === null ? [] : [title])
    expect(text.includes('Nothing matches.')).toBe(title === null)
  })

  it('turns by key without missing or repeating anything', async () => {
    const count = 25
    for (let number = 1; number <= count; number++) {
      const settings = titled(`小さな会${number}号`, `Small ${number}`)
      await openOffering(context, {
        settings,
        sessions: number % 3 === 0 ? [] : [day('2023-06-10')],
      })
    }
    const seen: string[] = []
    let next: string | undefined = '/offerings?q=小さな会'
    while (next !== undefined) {
      const { html } = await stranger.get(next)
      seen.push(...[...html.matchAll(/小さな会\d+号/g)].map(([title]) => title))
      const [, href] = /<a href="([^"]+)" rel="next"/.exec(html) ?? []
      next = href?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(count)
    expect(new Set(seen).size).toBe(count)
  })
})

describe('an offering', () => {
  it('says of each date what is left, and leads to the form', async () => {
    const [first = '', second = ''] = fair.sessions
    for (const person of [applicant(), applicant()]) {
      taken(await claim(inMay, request({ offering: fair.offering, session: first }, person)))
    }
    const { html, text } = await stranger.get(`/offerings/${fair.offering}`)
    expect(text).toContain('満席です（キャンセル待ちができます）')
    expect(text).toContain('残り2席（定員2席）')
    expect(html).toContain(`href="/offerings/${fair.offering}/apply?session=${first}"`)
    expect(html).toContain(`href="/offerings/${fair.offering}/apply?session=${second}"`)
    expect(text).toContain('キャンセル待ちをする')
  })

  it('shows what one has asked for already', async () => {
    const session = fair.sessions[1] ?? ''
    const done = taken(await claim(inMay, request({ offering: fair.offering, session }, hanako)))
    const id = done.outcome.applications[0]?.id ?? ''
    const { html, text } = await browser('hanako').get(`/en/offerings/${fair.offering}`)
    expect(text).toContain('You have applied here.')
    expect(html).toContain(`href="/en/my/applications/${id}"`)
    expect(html).not.toContain(`apply?session=${session}`)
    expect((await stranger.get(`/offerings/${fair.offering}`)).text).not.toContain('申込済み')
  })

  it('is asked for as a whole where it is a course', async () => {
    const { html, text } = await stranger.get(`/offerings/${course.offering}`)
    expect(html).toContain(`href="/offerings/${course.offering}/apply"`)
    expect(text).toContain('選考の結果を待つ')
  })

  it('says from when it opens, that it is over, and what was cancelled', async () => {
    const place = { offering: fair.offering, session: fair.sessions[1] ?? '' }
    const cases = [
      ['2023-04-05T00:00:00Z', '令和5年4月10日（月）00:00から受け付けます'],
      ['2023-06-01T04:00:00Z', '受付は終わりました'],
    ] as const
    for (const [moment, sentence] of cases) {
      const site = openApplySite(at(context, moment))
      const { text, html } = await site.browser().get(`/offerings/${fair.offering}`)
      expect(text).toContain(sentence)
      expect(html).not.toContain('/apply?')
    }
    taken(await cancelSession(runner(inMay), { session: place.session, reason: '台風のため' }))
    expect((await stranger.get(`/offerings/${fair.offering}`)).text).toMatch(/20日.*中止/)
    expect((await stranger.get(`/offerings/${past.offering}`)).text).toContain(
      'これからの日程は、まだ決まっていません。',
    )
  })

  it.each([newId(), 'nothing', '%F0%9F%8D%A3'])('is not found under %s', async (id) => {
    const { status, text } = await stranger.get(`/offerings/${id}`)
    expect([status, text]).toEqual([404, expect.stringContaining('見つかりません')])
  })
})

it('is found from the public page of its programme, which is the same for everyone', async () => {
  const editions = sourceOf(publishExamples())
  const site = openApplySite(inMay, { hanako: visitorOf(hanako, 'hanako') }, { editions })
  const [known, other] = [site.browser('hanako'), site.browser()]
  const page = await known.get('/programmes/2023/2')
  expect(page.html).toMatch(/class="button-link" href="\/offerings\?programme=[^"]+"/)
  expect((await other.get('/programmes/2023/2')).html).toBe(page.html)
})
