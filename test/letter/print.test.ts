/** The PDF of a letter: made once, the same for ever, for those who may see it. */
import { describe, expect, it } from 'vitest'
import { actingAs } from '../../src/commands/context.ts'
import { openLetterPdf, printLetters } from '../../src/commands/letter/print-letter.ts'
import { listLetters, readLetter } from '../../src/commands/letter/read-letter.ts'
import type { ComposedLetter } from '../../src/domain/letter/compose.ts'
import { pressLetter } from '../../src/formats/pdf/letter-paper.ts'
import { present } from '../../src/kit/check.ts'
import { digest } from '../../src/kit/id.ts'
import { ok } from '../../src/kit/result.ts'
import { withAuthority } from '../../src/store/database.ts'
import { listUnprinted } from '../../src/store/letter-print.ts'
import { cloneDatabase } from '../database/clone.ts'
import { readPdf } from '../formats/pdf/pdf-file.ts'
import { applicant, runner, taken } from '../world/delivery.ts'
import { applyAsCompany, decision, issue, openCall, staff } from './world.ts'

const { context, database } = await cloneDatabase()
const call = await openCall(context)
const owner = applicant()
const byOwner = actingAs(context, owner)

const application = await applyAsCompany(context, call, {
  name: '株式会社𠮷野 髙﨑製作所',
  actor: owner,
})

const issued = async () => taken(await issue(context, decision(application)))

/** A press that makes something else each time. */
function restless() {
  let count = 0
  return (letter: ComposedLetter) => {
    count += 1
    return Promise.resolve(ok(new TextEncoder().encode(`${letter.language} ${count}`)))
  }
}

describe('the PDF of a letter', () => {
  it('says what the letter says, rare kanji too', async () => {
    const { letter, number } = await issued()
    const printed = taken(await openLetterPdf(byOwner, { letter, language: 'ja' }, pressLetter))
    const pdf = readPdf(printed.bytes)
    const text = pdf.pages.join('').replaceAll(/\s/g, '')
    for (const said of [number, '株式会社𠮷野髙﨑製作所御中', '金500,000円', '以上']) {
      expect(text).toContain(said)
    }
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(printed.digest).toBe(digest(printed.bytes))
  })

  it('is the same bytes for ever, whoever asks and whatever the press would make now', async () => {
    const { letter } = await issued()
    const press = restless()
    const open = (language: 'ja' | 'en') => openLetterPdf(byOwner, { letter, language }, press)
    const first = taken(await open('ja'))
    const others = await Promise.all([open('ja'), open('ja'), open('en')])
    const [second, third, english] = others.map(taken)
    expect([second?.digest, third?.digest]).toEqual([first.digest, first.digest])
    expect(new TextDecoder().decode(english?.bytes)).toMatch(/^en /)
    expect(taken(await open('ja')).bytes).toEqual(first.bytes)
  })

  it('is kept once where many ask for it at the same time', async () => {
    const { letter } = await issued()
    const press = restless()
    const all = await Promise.all(
      Array.from({ length: 6 }, () => openLetterPdf(byOwner, { letter, language: 'ja' }, press)),
    )
    expect(new Set(all.map((each) => taken(each).digest)).size).toBe(1)
  })

  it('is made soon after the letter was issued, though nobody asks', async () => {
    await issued()
    const waiting = () =>
      withAuthority(database, context.authority, (books) => listUnprinted(books, 100))
    const before = (await waiting()).length
    expect(before).toBeGreaterThan(0)
    expect(await printLetters(context, restless())).toBe(before)
    expect(await waiting()).toEqual([])
  })
})

describe('who sees a letter', () => {
  it.each(['operator', 'officer', 'auditor', 'administrator'] as const)('%s', async (role) => {
    const { letter } = await issued()
    const read = taken(await readLetter(staff(context, role), letter))
    expect((await readLetter(staff(context, role, read.programme), letter)).ok).toBe(true)
    expect(await readLetter(staff(context, role, 'another'), letter)).toMatchObject({
      refusal: { code: 'letter_unknown' },
    })
  })

  it('its applicant, and no other', async () => {
    const { letter } = await issued()
    expect((await readLetter(byOwner, letter)).ok).toBe(true)
    for (const actor of [applicant(), staff(context, 'counsellor').by]) {
      expect(await readLetter(actingAs(context, actor), letter)).toMatchObject({
        refusal: { code: 'letter_unknown' },
      })
    }
  })

  it('in lists: those of one’s programmes, page by page, by sort', async () => {
    const { letter } = await issued()
    await issued()
    const { programme } = taken(await readLetter(byOwner, letter))
    const list = (by: ReturnType<typeof staff>, sort: 'grant-decision' | 'grant-refusal') =>
      listLetters(by, { filter: { sort } }, { after: null, limit: 2 })
    const first = taken(await list(staff(context, 'operator', programme), 'grant-decision'))
    expect(first).toHaveLength(2)
    expect(present(first[0], 'a letter').letter > present(first[1], 'another').letter).toBe(true)
    expect(taken(await list(runner(context), 'grant-refusal'))).toEqual([])
    expect(taken(await list(staff(context, 'operator', 'another'), 'grant-decision'))).toEqual([])
    expect((await list(staff(context, 'applicant'), 'grant-decision')).ok).toBe(false)
  })
})
