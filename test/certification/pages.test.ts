/** The pages of a certification: settings, examination, register, and what the firm sees. */
import { describe, expect, it, test } from 'vitest'
import { certify } from '../../src/commands/certification/decision.ts'
import { saveRegisterEntry } from '../../src/commands/certification/entry.ts'
import { revokeCertification } from '../../src/commands/certification/ending.ts'
import { findOffering } from '../../src/store/offering.ts'
import { withAuthority } from '../../src/store/database.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { stateOf } from '../course/world.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openApplySite } from '../world/apply-site.ts'
import { at, runner, taken } from '../world/delivery.ts'
import { staff } from '../world/desk.ts'
import { openPerson } from '../world/people.ts'
import { bringToDecision, consult, nextNumber, openCertification } from './world.ts'

const { context } = await cloneDatabase()
const june = at(runner(context), '2023-06-02T03:00:00Z')
const firm = await openPerson(context, '担当 太郎')
const visitors = {
  officer: staff('officer'),
  operator: staff('operator'),
  auditor: staff('auditor'),
  firm: firm.visitor,
}
const siteAt = (moment: string) =>
  openApplySite(at(context, `${moment}T03:00:00Z`), visitors, { rooms })

/** A firm that is certified and shown in the register. */
async function certified(shows: { readonly agrees: boolean; readonly name?: string }) {
  const offering = await openCertification(context)
  const number = nextNumber()
  const application = await consult(context, offering, { actor: firm.actor, number })
  await bringToDecision(june, application)
  taken(await certify(june, { application, sort: 'full' }))
  const { agrees, name = 'みどり工房' } = shows
  taken(
    await saveRegisterEntry(june, {
      ...{ application, agrees, name: { ja: name, en: 'Midori' } },
      ...{ place: { ja: '東京都新宿区', en: 'Shinjuku' }, work: { ja: '清掃', en: 'Cleaning' } },
      ...{ showsNumber: true, showsPlace: true, showsWork: false },
    }),
  )
  return { offering, application, number }
}

test('an operator sets the criteria without code', async () => {
  const offering = await openCertification(context, { criteria: [] })
  const desk = siteAt('2023-05-01').browser('operator')
  const path = `/desk/offerings/${offering}/certification`
  const kept = {
    ...{ provisionalMonths: '6', fullMonths: '36', renewalMonths: '6', reportDue: '６月30日' },
    ...{ committee: 'on', labelJa0: '就労困難者の雇用', by0: 'share', least0: '3' },
  }
  const short = await desk.fillIn(path, 'save', { ...kept, percent0: '20' })
  expect(short.status).toBe(422)
  expect(short.text).toContain('この判定のしかたには、この項目が要ります')
  const saved = await desk.fillIn(path, 'save', {
    ...{ ...kept, percent0: '20', partJa0: '就労困難者', wholeJa0: '従業員' },
    ...{ labelJa1: '雇用契約', by1: 'yes-no', provisional1: 'on' },
  })
  expect(saved.status).toBe(303)
  expect((await desk.get(path)).text).toContain('就労困難者が3人以上で、従業員の20％以上')
  const found = await withAuthority(context.database, context.authority, (books) =>
    findOffering(books, offering),
  )
  expect(found?.settings.details).toMatchObject({
    reportDue: '06-30',
    criteria: [{ key: 'criterion-1' }, { key: 'criterion-2', provisional: true }],
  })
})

describe('the examination', () => {
  it('goes from papers to a certificate, and says what is missing on the way', async () => {
    const offering = await openCertification(context)
    const application = await consult(context, offering)
    const desk = siteAt('2023-06-02').browser('officer')
    const path = `/desk/applications/${application}/certification`
    const noted = await desk.fillIn(path, 'note', { on: '2023-05-20', body: '要件を説明した。' })
    expect(noted.status).toBe(303)
    const form = await desk.formOf(path, 'papers')
    expect((await desk.post(path, { ...form, act: 'papers' })).status).toBe(303)
    const early = await desk.fillIn(path, 'examine')
    expect(early.text).toContain('まだ確認していない基準があります')
    const wrong = await desk.fillIn(path, 'check', { part1: '20', whole1: '15' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('「就労困難者」（20）が「従業員」（15）を超えています')
    const checked = await desk.fillIn(path, 'check', {
      ...{ outcome0: 'met', seen0: 'on', part1: '3', whole1: '16', part2: '12' },
    })
    expect(checked.status).toBe(303)
    const page = await desk.get(path)
    expect(page.text).toContain('16人中3人（18.7％）。この人数では4人以上が必要')
    expect((await desk.fillIn(path, 'examine')).status).toBe(303)
    const meeting = { heldOn: '2023-06-01', members: '委員 一郎', result: 'certify' }
    expect((await desk.fillIn(path, 'committee', meeting)).status).toBe(303)
    const barred = await desk.fillIn(path, 'decide', { sort: 'full' })
    expect(barred.text).toContain('満たしていない、または確認していない基準があります')
    const typed = { outcome0: 'met', seen0: 'on', part1: '4', whole1: '16', part2: '12' }
    expect((await desk.fillIn(path, 'check', typed)).status).toBe(303)
    expect((await desk.fillIn(path, 'decide', { sort: 'full' })).status).toBe(303)
    expect(await stateOf(context, application)).toBe('certified')
    expect((await desk.get(path)).text).toMatch(/令和5年度第\d+号/)
  })

  it('is decided by officers, and only read by auditors', async () => {
    const application = await consult(context, await openCertification(context))
    await bringToDecision(june, application)
    const site = siteAt('2023-06-02')
    const path = `/desk/applications/${application}/certification`
    const operator = await site.browser('operator').get(path)
    expect(operator.text).toContain('認証するかどうかは、担当職員か管理者が決定します')
    expect(operator.html).not.toContain('value="decide"')
    const auditor = await site.browser('auditor').get(path)
    expect(auditor.status).toBe(200)
    expect(auditor.html).not.toContain('<button type="submit">基準')
    expect((await site.browser('firm').get(path)).status).toBe(403)
  })
})

describe('the register', () => {
  it('shows what was agreed to, to anybody, in both languages and as data', async () => {
    const { application, number } = await certified({ agrees: true })
    const hidden = await certified({ agrees: false, name: '非公表の会社' })
    const anybody = siteAt('2023-07-01').browser()
    const page = await anybody.get('/register')
    expect(page.text).toContain('みどり工房')
    expect(page.text).not.toContain('非公表の会社')
    expect((await anybody.get('/en/register?q=midori')).text).toContain('Midori')
    expect((await anybody.get('/register?q=%E3%81%AA%E3%81%84')).text).toContain('0事業者')
    const own = await anybody.get(`/register/${application}`)
    expect(own.text).toContain(number)
    expect(own.text).toContain('東京都新宿区')
    expect(own.text).not.toContain('清掃')
    expect((await anybody.get(`/register/${hidden.application}`)).status).toBe(404)
    const csv = await anybody.get('/register.csv')
    expect(csv.html.split('\r\n')[0]).toBe(
      'certification,name,corporate_number,place,work,state,state_label,certificate_year,certificate_number,valid_since,valid_until,ended_on,id',
    )
    const line = csv.html.split('\r\n').find((each) => each.includes(application))
    expect(line).toContain(`みどり工房,${number},東京都新宿区,,certified,認証,2023,`)
    expect(line).toContain(',2023-06-02,2026-06-01,,')
    const json = JSON.parse((await anybody.get('/register.json')).html) as {
      readonly organisations: readonly { readonly id: string; readonly work: unknown }[]
    }
    expect(json.organisations.find(({ id }) => id === application)).toMatchObject({
      ...{ name: { ja: 'みどり工房', en: 'Midori' }, work: null, state: 'certified' },
    })
  })

  it('says "revoked" for a year, and then nothing', async () => {
    const { application } = await certified({ agrees: true, name: '取消の会社' })
    taken(
      await revokeCertification(at(june, '2023-08-01T03:00:00Z'), { application, reason: '虚偽' }),
    )
    const after = await siteAt('2024-08-01').browser().get(`/register/${application}`)
    expect(after.text).toContain('この認証は取り消されました')
    expect(after.text).not.toContain('虚偽')
    const later = await siteAt('2024-08-02').browser().get(`/register/${application}`)
    expect(later.status).toBe(404)
  })
})

test('the firm sees its certificate, and decides what the register shows', async () => {
  const { application } = await certified({ agrees: false, name: '決める会社' })
  const site = siteAt('2024-07-01')
  const own = site.browser('firm')
  const page = await own.get(`/my/applications/${application}`)
  expect(page.text).toContain('令和5年度の報告')
  expect(page.text).toContain('未提出')
  const path = `/my/applications/${application}/register`
  const typed = { nameJa: '決める会社', agrees: 'on' }
  expect((await own.fillIn(path, 'save', typed)).status).toBe(303)
  expect((await site.browser().get('/register')).text).toContain('決める会社')
})

test('the desk lists certified organisations, and those whose report is missing', async () => {
  const { offering } = await certified({ agrees: true, name: '一覧の会社' })
  const desk = siteAt('2024-07-01').browser('officer')
  const path = `/desk/offerings/${offering}/certified`
  expect((await desk.get(path)).text).toContain('株式会社みどり工房')
  expect((await desk.get(`${path}?owing=yes`)).text).toContain('未提出あり')
  expect((await desk.get(`${path}?state=revoked`)).text).not.toContain('株式会社みどり工房')
  const file = await desk.get(`${path}/export?format=csv`)
  expect(file.html).toContain('未提出の報告')
  const work = await desk.get('/desk')
  expect(work.text).toContain('年次の報告が届いていない認証事業者')
})
