/** Letters on pages: at the desk and for applicants, by right, and changing their texts there. */
import { describe, expect, it } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { openLetterPdf } from '../../src/commands/letter/print-letter.ts'
import type { LetterOrder } from '../../src/commands/letter/matter.ts'
import { applicant } from '../world/delivery.ts'
import { ownerOf } from '../../src/domain/access/actor.ts'
import { pressLetter } from '../../src/formats/pdf/letter-paper.ts'
import { present } from '../../src/kit/check.ts'
import { findApplication } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { createWebApp } from '../../src/web/app.ts'
import { rooms } from '../../src/web/personal-web.ts'
import { linksIn } from '../../src/web/routes.ts'
import { signInCookie, strangerVisitor } from '../../src/web/visitor.ts'
import { cloneDatabase } from '../database/clone.ts'
import { openDeskSite } from '../desk/desk-site.ts'
import { personalServices } from '../personal-services.ts'
import { sourceOf } from '../published.ts'
import { at, taken } from '../world/delivery.ts'
import { buildDesk, deskNow } from '../world/desk.ts'
import { decision, issue } from './world.ts'

const clone = await cloneDatabase()
const { context, database } = clone
const world = await buildDesk(context)
const desk = openDeskSite(clone)
const to = linksIn('ja')
const [application = '', other = ''] = world.reserved
const granted = taken(await issue(context, decision(application)))
const refusal: LetterOrder<'grant-refusal'> = {
  sort: 'grant-refusal',
  application: other,
  values: { reasons: ['対象となる期間の外のため。'] },
}
const refused = taken(await issue(context, refusal))
const { letter } = granted

describe('letters at the desk', () => {
  it('stand in a list that narrows by sort and programme', async () => {
    const all = await desk.get(to.deskLetters())
    for (const { number } of [granted, refused]) expect(all.text).toContain(number)
    const some = await desk.get(to.deskLetters({ sort: 'grant-refusal' }))
    expect(some.text).toContain(refused.number)
    expect(some.text).not.toContain(granted.number)
    const file = await desk.get(to.exportLetters({ format: 'csv', sort: 'grant-refusal' }))
    expect(file.html).toContain(refused.number)
    expect(file.html).not.toContain(granted.number)
    expect((await desk.get(to.deskLetters({ programme: 'none' }))).text).not.toContain('第1号')
    expect((await desk.get(to.deskLetters(), 'operator')).text).toContain(granted.number)
    expect((await desk.get(to.deskLetters(), 'applicant')).status).toBe(403)
  })

  it('turn page by page by key', async () => {
    for (let count = 0; count < 51; count += 1) taken(await issue(context, decision(application)))
    const first = await desk.get(to.deskLetters({ sort: 'grant-decision' }))
    expect(first.text).not.toContain(`${granted.number} `)
    const next = /href="([^"]+)" rel="next"/.exec(first.html)?.[1] ?? ''
    const second = await desk.get(next.replaceAll('&amp;', '&'))
    expect(second.text).toContain(granted.number)
  })

  it('read as they were sent, with their PDF and their application', async () => {
    const page = await desk.get(to.deskLetter({ letter }))
    for (const said of ['金500,000円', '実績報告書の提出期限', '以上', '標準の文面']) {
      expect(page.text).toContain(said)
    }
    expect(page.html).toContain(to.deskLetterPdf({ letter }))
    expect((await desk.get(to.deskApplication({ application }))).html).toContain(
      to.deskLetter({ letter }),
    )
    expect((await desk.get(to.deskLetter({ letter: 'nonsense' }))).status).toBe(404)
    const pdf = await desk.get(to.deskLetterPdf({ letter }))
    expect(pdf.html.slice(0, 5)).toBe('%PDF-')
  })
})

describe('the texts', () => {
  const sort = 'grant-refusal' as const
  const japanese = {
    jaSubject: '不交付の決定について（通知）',
    jaParagraphs: '下記の理由により交付しないことを決定したので通知します。',
    jaParticulars: '理由：{reasons}\n根拠：{rule}',
  }

  it('are listed, and opened with what can be put in', async () => {
    const listed = await desk.get(to.letterTemplates())
    for (const said of ['交付決定通知書', '予備認証書', '令和5年度第']) {
      expect(listed.text).toContain(said)
    }
    const page = await desk.get(to.letterTemplate({ sort }), 'auditor')
    expect(page.text).toContain('ができるのは')
    expect(page.html).not.toContain('name="jaSubject"')
    expect((await desk.get(to.letterTemplate({ sort }))).text).toContain('理由（必ず書くもの）')
    expect((await desk.get('/desk/letter-templates/nonsense')).status).toBe(404)
  })

  it('are tried, then saved with a reason', async () => {
    const form = { form: 'save', version: '0', ...japanese, printsAttachments: 'on' }
    const tried = await desk.post(to.letterTemplate({ sort }), { ...form, act: 'try' })
    expect([tried.status, tried.location]).toEqual([303, to.letterPreview({ sort })])
    const preview = await desk.get(to.letterPreview({ sort }))
    expect(preview.text).toContain(japanese.jaSubject)
    expect(preview.text).toContain('（理由の1つ目）')
    expect(preview.html).not.toContain('class="official-letter" lang="en"')
    expect((await desk.get(to.letterPreviewPdf({ sort }))).html.slice(0, 5)).toBe('%PDF-')
    expect((await desk.get(to.letterPreview({ sort }), 'auditor')).text).not.toContain(
      japanese.jaSubject,
    )
    const again = await desk.get(to.letterTemplate({ sort }))
    expect(again.html).toContain(japanese.jaSubject)
    const sent = { act: 'save', version: '0', reason: '要綱の改正' }
    expect((await desk.post(to.letterPreview({ sort }), sent)).status).toBe(303)
    const saved = await desk.get(to.letterTemplate({ sort }))
    expect(saved.text).toContain('いまは第1版の文面です')
    expect(saved.text).toContain('要綱の改正')
    expect(taken(await issue(context, refusal)).letter).not.toBe(refused.letter)
  })

  it('are refused where they leave out the reasons, and what was typed stays', async () => {
    const jaParticulars = '根拠：{rule}'
    const form = { act: 'save', version: '1', ...japanese, jaParticulars, reason: '改正' }
    const answer = await desk.post(to.letterTemplate({ sort }), form)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('「理由」がありません')
    expect(answer.html).toContain(jaParticulars)
    const nameless = await desk.post(to.letterTemplate({ sort }), {
      ...form,
      jaParticulars: '{reasons}',
    })
    expect(nameless.text).toContain('「{reasons}」に見出しがありません')
    expect((await desk.post(to.letterTemplate({ sort }), form, 'officer')).status).toBe(403)
  })

  it('go back to the usual one, and the numbers take a form', async () => {
    const back = { act: 'usual', version: '1', reason: 'もとに戻す' }
    expect((await desk.post(to.letterTemplate({ sort }), back)).status).toBe(303)
    expect((await desk.get(to.letterTemplate({ sort }))).text).toContain('いまは標準の文面です')
    const number = { act: 'number', numberForm: '{year}産労雇第{number}号' }
    expect((await desk.post(to.letterTemplates(), number)).status).toBe(303)
    expect((await desk.get(to.letterTemplates())).text).toMatch(/5産労雇第\d+号/)
    const wrong = await desk.post(to.letterTemplates(), { ...number, numberForm: '第1号' })
    expect(wrong.status).toBe(422)
  })
})

describe('an applicant', () => {
  it('finds their letters on the page of the application, and nobody else does', async () => {
    const found = await withAuthority(database, context.authority, (books) =>
      findApplication(books, application),
    )
    const owner = applicant(present(found?.account, 'the account of a reservation'))
    const visitors = {
      find: (token: string) =>
        Promise.resolve(
          token === 'nobody'
            ? strangerVisitor
            : {
                actor: token === 'owner' ? owner : applicant(),
                name: '',
                signIn: token,
                needsSecondFactor: false,
              },
        ),
    }
    const then = at(context, deskNow)
    const app = createWebApp({
      editions: sourceOf([]),
      clock: then.clock,
      onProblem: () => undefined,
      personal: { visitors, services: personalServices({ context: then }), rooms },
    })
    const get = (path: string, as: string) =>
      Promise.resolve(app.request(path, { headers: { cookie: `${signInCookie}=${as}` } }))
    const page = await get(to.application({ application }), 'owner')
    expect(await page.text()).toContain(to.letterPdf({ letter }))
    const pdf = await get(to.letterPdf({ letter }), 'owner')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    const kept = taken(
      await openLetterPdf(
        actingAs(context, ownerOf('test')),
        { letter, language: 'ja' },
        pressLetter,
      ),
    )
    expect(new Uint8Array(await pdf.arrayBuffer())).toEqual(kept.bytes)
    const english = await get(linksIn('en').letterPdf({ letter }), 'owner')
    expect(new Uint8Array(await english.arrayBuffer())).not.toEqual(kept.bytes)
    expect((await get(to.letterPdf({ letter }), 'another')).status).toBe(404)
    expect((await get(to.letterPdf({ letter }), 'nobody')).status).toBe(302)
  })
})
