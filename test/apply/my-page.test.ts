/** My page and the pages of an application: where one stands, what comes next, and nobody else's. */
import { describe, expect, it } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { claim } from '../../src/commands/application/claim.ts'
import { actingAs } from '../../src/commands/context.ts'
import { cancelSession } from '../../src/commands/offering/session.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite } from '../world/apply-site.ts'
import {
  applicant,
  at,
  claimant,
  instant,
  juneFirst,
  openOffering,
  request,
  runner,
  taken,
} from '../world/delivery.ts'
import { openPerson, type Person } from '../world/people.ts'
import { ask, line } from '../world/questions.ts'
import { replaceQuestions } from '../../src/commands/question/edit-questions.ts'

const { context } = await cloneDatabase()
const inMay = at(context, '2023-05-10T03:00:00Z')

/** A site for someone who is met for the first time. */
async function newcomer(now = inMay) {
  const person = await openPerson(context, '山田 花子')
  const visitors = { own: person.visitor }
  return { person, visitor: openApplySite(now, visitors).browser('own'), visitors }
}

async function fair(title: string, change: Record<string, unknown> = {}, day = '2023-06-01') {
  const session = {
    ...juneFirst,
    startsAt: instant(`${day}T13:00:00+09:00`),
    endsAt: instant(`${day}T15:00:00+09:00`),
  }
  const settings = { title: { ja: title, en: title }, ...change }
  const made = await openOffering(context, { settings, sessions: [session] })
  return { offering: made.offering, session: present(made.sessions[0], 'a session') }
}

type Place = Awaited<ReturnType<typeof fair>>

async function reserve(place: Place, { actor, account }: Person, wait = false): Promise<string> {
  const claimants = [claimant('山田 花子', { account })]
  const asked = request(place, actor, { claimants, otherwise: wait ? 'wait' : null })
  const done = taken(await claim(inMay, asked))
  return present(done.outcome.applications[0], 'an application').id
}

async function fill(place: Place): Promise<() => Promise<void>> {
  const other = applicant()
  const done = taken(await claim(inMay, request(place, other)))
  const applications = [present(done.outcome.applications[0], 'an application').id]
  return async () => {
    taken(await actOnApplications(actingAs(inMay, other), { act: 'cancel', applications }))
  }
}

describe('my page', () => {
  it('of somebody new says where to begin', async () => {
    const { visitor } = await newcomer()
    const page = await visitor.get('/my')
    expect(page.text).toContain('いま進んでいる申込はありません。')
    expect(page.html).toContain('class="button-link" href="/offerings"')
    expect((await visitor.get('/en/my')).text).toContain('You have no applications under way.')
  })

  it('shows offers first, then by the next date, and what is over apart', async () => {
    const { visitor, person } = await newcomer()
    await reserve(await fair('あとの面接会', {}, '2023-06-20'), person)
    await reserve(await fair('先の面接会', {}, '2023-06-05'), person)
    const full = await fair('空いた面接会', { capacity: 1 }, '2023-06-25')
    const leave = await fill(full)
    const offered = await reserve(full, person, true)
    await leave()
    const gone = await reserve(await fair('取り消した面接会'), person)
    taken(
      await actOnApplications(actingAs(inMay, person.actor), {
        act: 'cancel',
        applications: [gone],
      }),
    )
    const page = await visitor.get('/my')
    const order = ['空いた面接会', '先の面接会', 'あとの面接会', '終わった申込', '取り消した面接会']
    const places = order.map((text) => page.text.indexOf(text))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(page.text).toContain('お返事の期限：令和5年5月12日（金）12:00')
    expect(page.html).toContain('class="status-tag attention">席のご案内中')

    const sent = await visitor.post('/my', { act: 'accept', item: offered, key: newId() })
    expect(sent.location).toBe(`/my/applications/${offered}`)
    expect((await visitor.get(`/my/applications/${offered}`)).text).toContain('予約済み')
  })

  it('tells whoever waits which number they are, before and after somebody leaves', async () => {
    const place = await fair('混んだ面接会', { capacity: 1 })
    await fill(place)
    const [first, second] = [await newcomer(), await newcomer()]
    const before = await reserve(place, first.person, true)
    await reserve(place, second.person, true)
    expect((await second.visitor.get('/my')).text).toContain('いま2番目です')
    taken(
      await actOnApplications(actingAs(inMay, first.person.actor), {
        act: 'cancel',
        applications: [before],
      }),
    )
    expect((await second.visitor.get('/my')).text).toContain('いま1番目です')
  })

  it('shows what was begun and not sent', async () => {
    const { visitor } = await newcomer()
    const place = await fair('質問のある面接会')
    const form = { offering: place.offering, purpose: 'application', version: 0 } as const
    const questions = [ask('wish', line)]
    taken(await replaceQuestions(runner(inMay), { ...form, questions }))
    const address = `/offerings/${place.offering}/apply?session=${place.session}`
    await visitor.fillIn(address, 'saveDraft', { 'answer.wish': '事務' })
    const page = await visitor.get('/my')
    expect(page.text).toMatch(/書きかけの申込 質問のある面接会 （令和5年5月10日（水）12:00に保存）/)
  })

  it('turns the list of what is over by key', async () => {
    const { visitor, person } = await newcomer()
    const seen = new Set<string>()
    for (let number = 0; number < 12; number++) {
      await reserve(await fair(`四月の会${number}`, {}, '2023-05-11'), person)
    }
    const later = openApplySite(at(context, '2023-07-01T00:00:00Z'), { own: person.visitor })
    const reader = later.browser('own')
    for (let next: string | undefined = '/my'; next !== undefined; ) {
      const { html } = await reader.get(next)
      for (const [title] of html.matchAll(/四月の会\d+/g)) seen.add(title)
      next = /<a href="([^"]+)" rel="next"/.exec(html)?.[1]
    }
    expect(seen.size).toBe(12)
    expect((await visitor.get('/my')).text).not.toContain('終わった申込')
  })
})

describe('an application', () => {
  it('is found by nobody else, on none of its pages', async () => {
    const { person } = await newcomer()
    const id = await reserve(await fair('わたしの面接会'), person)
    const stranger = await newcomer()
    const paths = ['', '/withdraw', '/ticket', '/join', '/ticket.pdf', '/calendar.ics', '/files/x']
    for (const path of paths) {
      const answer = await stranger.visitor.get(`/my/applications/${id}${path}`)
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.html).not.toContain('わたしの面接会')
      const signedOut = await openApplySite(inMay).browser().get(`/my/applications/${id}${path}`)
      expect([path, signedOut.status]).toEqual([path, 302])
    }
    for (const [path, act] of [
      ['', 'accept'],
      ['/withdraw', 'leave'],
      ['/join', 'join'],
    ] as const) {
      const answer = await stranger.visitor.post(`/my/applications/${id}${path}`, { act })
      expect([path, answer.status]).toEqual([path, 422])
    }
    const onMine = await stranger.visitor.post('/my', { act: 'accept', item: id })
    expect(onMine.status).toBe(422)
  })

  it('says why what cannot be done now cannot be done', async () => {
    const { person, visitors } = await newcomer()
    const id = await reserve(await fair('始まった面接会'), person)
    const during = openApplySite(at(context, '2023-06-01T04:30:00Z'), visitors).browser('own')
    const page = await during.get(`/my/applications/${id}`)
    expect(page.text).toContain('この日程はもう始まっています。会場の受付に申し出てください。')
    expect(page.html).not.toContain('/withdraw"')
    const asked = await during.get(`/my/applications/${id}/withdraw`)
    expect(asked.text).toContain('取り消せません')
  })

  it('that an offer was made for shows its deadline, and is late after it', async () => {
    const { person, visitors, visitor } = await newcomer()
    const place = await fair('空きの出た面接会', { capacity: 1 })
    const leave = await fill(place)
    const id = await reserve(place, person, true)
    await leave()
    const page = await visitor.get(`/my/applications/${id}`)
    expect(page.text).toContain('お返事の期限：令和5年5月12日（金）12:00')
    expect(page.html).not.toContain('/ticket"')
    const late = openApplySite(at(context, '2023-05-13T00:00:00Z'), visitors).browser('own')
    expect((await late.get(`/my/applications/${id}`)).text).toContain('ご案内の期限が過ぎました。')
    const accept = await late.post(`/my/applications/${id}`, { act: 'accept', key: newId() })
    expect(accept.status).toBe(422)
  })

  it('whose date was called off says so and why', async () => {
    const { person, visitor } = await newcomer()
    const place = await fair('台風の日の面接会')
    const id = await reserve(place, person)
    taken(await cancelSession(runner(inMay), { session: place.session, reason: '台風のため' }))
    const page = await visitor.get(`/my/applications/${id}`)
    expect(page.text).toContain('取消済み')
    expect(page.text).toContain('（事務局） 理由：台風のため')
  })

  it('shows its way and its history in both languages', async () => {
    const { person, visitor } = await newcomer()
    const id = await reserve(await fair('Fair'), person)
    const ja = await visitor.get(`/my/applications/${id}`)
    expect(ja.text).toMatch(/いまの段階 いまここ 予約 これから 当日の受付/)
    const en = await visitor.get(`/en/my/applications/${id}`)
    expect(en.text).toMatch(/Where it stands Now Reservation To come At the door/)
    expect(en.text).toContain('“Reserved” (you)')
    expect(en.text).not.toMatch(/予約|受付/)
  })
})
