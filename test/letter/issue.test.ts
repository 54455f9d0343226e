/** Letters in the books: composed, numbered, and kept as they were sent. */
import { describe, expect, it } from 'vitest'
import { issueLetter, previewLetter } from '../../src/commands/letter/issue-letter.ts'
import { runAct } from '../../src/commands/run.ts'
import { fiscalYearOf } from '../../src/domain/fiscal-year.ts'
import type { NumberForm } from '../../src/domain/letter/number.ts'
import { calendarDate, type Instant } from '../../src/kit/calendar.ts'
import { check, present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { refuse } from '../../src/kit/result.ts'
import { eraseApplicants } from '../../src/store/application-erasure.ts'
import { findApplication } from '../../src/store/application.ts'
import { type Books, withAuthority } from '../../src/store/database.ts'
import { findLetter, listLetters } from '../../src/store/letter.ts'
import { listNumberings, writeNumberForm } from '../../src/store/letter-number.ts'
import { erasePartyDetails } from '../../src/store/party.ts'
import { insertTemplateVersion } from '../../src/store/letter-template.ts'
import { letterSorts } from '../../src/domain/letter/sort.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, taken } from '../world/delivery.ts'
import { applyAsCompany, applyAsPerson, decision, issue, letterDay, openCall } from './world.ts'

const { context, database } = await cloneDatabase()
const call = await openCall(context)

const inBooks = <T>(work: (books: Books) => Promise<T>) =>
  withAuthority(database, context.authority, work)

const read = async (letter: string) =>
  present(await inBooks((books) => findLetter(books, letter)), letter)

const serialOf = (number: string) => Number(/第(\d+)号/.exec(number)?.[1])

describe('a letter to a company', () => {
  it('says what was decided, to whom, under which number and conditions', async () => {
    const application = await applyAsCompany(context, call)
    const { letter, number } = taken(await issue(context, decision(application)))
    expect(number).toMatch(/^令和5年度第\d+号$/)
    const { document, ...entry } = await read(letter)
    expect(entry).toMatchObject({
      application,
      number,
      sort: 'grant-decision',
      templateVersion: 0,
      issuedOn: '2023-06-15',
      addressee: '株式会社みらい製作所',
      hasEnglish: true,
    })
    expect(document?.ja).toMatchObject({
      addressee: {
        type: 'organisation',
        lines: ['〒163-8001', '東京都新宿区西新宿二丁目8番1号'],
      },
      subject: '中小企業人材確保奨励金　交付決定通知書',
      particulars: [
        { label: '交付決定額', text: '金500,000円' },
        { label: '実績報告書の提出期限', text: '令和6年3月31日' },
      ],
      conditions: decision(application).conditions,
      office: { lines: ['雇用就業部 就業推進課', '電話 03-0000-0000'] },
    })
  })

  it('stays as it was sent after the text was changed', async () => {
    const application = await applyAsCompany(context, call)
    const first = taken(await issue(context, decision(application)))
    const before = await read(first.letter)
    const { usual } = letterSorts['grant-decision']
    const document = { ...usual, ja: { ...usual.ja, subject: '奨励金の交付の決定について' } }
    taken(
      await runAct(context, { name: 'test.template', input: newId() }, async (running) => {
        const { books, command } = running
        await insertTemplateVersion(books, {
          sort: 'grant-decision',
          version: 1,
          document,
          command,
        })
        return { ok: true, value: {} }
      }),
    )
    const second = taken(await issue(context, decision(application)))
    expect(await read(first.letter)).toEqual(before)
    const after = await read(second.letter)
    expect([after.subject, after.templateVersion]).toEqual(['奨励金の交付の決定について', 1])
    const listed = await inBooks((books) =>
      listLetters(books, { application, programmes: null }, { after: null, limit: 10 }),
    )
    expect(listed.map(({ letter }) => letter)).toEqual([second.letter, first.letter])
  })

  it('goes back to the decision before it, by its day and number', async () => {
    const application = await applyAsCompany(context, call)
    const first = taken(await issue(context, decision(application)))
    const fixed = { sort: 'grant-fixing', application, values: { amount: 1, decided: 2 } } as const
    const { letter } = taken(await issue(context, fixed))
    const rows = (await read(letter)).document?.ja.particulars ?? []
    expect(rows.find(({ label }) => label === 'もとの交付決定')?.text).toBe(
      `令和5年6月15日付け${first.number}`,
    )
    const named = { ...fixed, values: { ...fixed.values, decisionNumber: '乙' } }
    const other = await read(taken(await issue(context, named)).letter)
    expect(other.document?.ja.particulars.map(({ label }) => label)).not.toContain('もとの交付決定')
  })

  it('can be read beforehand, without a number', async () => {
    const application = await applyAsCompany(context, call)
    const before = await inBooks(listNumberings)
    const tried = taken(
      await inBooks((books) => previewLetter(books, decision(application), letterDay as Instant)),
    )
    expect(tried.ja.number).toBe('令和5年度第〇号')
    expect(await inBooks(listNumberings)).toEqual(before)
  })
})

describe('a number', () => {
  it('is never used twice and none is left out, however many are issued at once', async () => {
    const application = await applyAsCompany(context, call)
    const [before] = await inBooks(listNumberings)
    const given = Array.from({ length: 24 }, (_, index) =>
      index % 4 === 3 ? refusedAfterwards(application) : numberOf(application),
    )
    const numbers = (await Promise.all(given)).filter((number) => number !== null)
    const serials = numbers.map(serialOf).toSorted((a, b) => a - b)
    const last = before?.last ?? 0
    expect(serials).toEqual(Array.from({ length: 18 }, (_, index) => last + index + 1))
  })

  it('is free again where its act is refused, and where the letter is refused none is taken', async () => {
    const application = await applyAsCompany(context, call)
    const [before] = await inBooks(listNumberings)
    await refusedAfterwards(application)
    const mended = { sort: 'grant-refusal', application, values: { reasons: [] } } as const
    const refused = await runAct(
      at(context, letterDay),
      { name: 'test.letter', input: newId() },
      async (running) => {
        const done = await issueLetter(running, mended)
        check(!done.ok, 'a refusal without reasons is refused')
        return { ok: true, value: { code: done.refusal.code } }
      },
    )
    expect(taken(refused).outcome.code).toBe('letter_value_missing')
    expect(await inBooks(listNumberings)).toEqual([before])
  })

  it('has the form of its authority from then on, and begins anew each fiscal year', async () => {
    const application = await applyAsCompany(context, call)
    const year = fiscalYearOf(calendarDate(2023, 6, 15))
    const form = '{year}産労雇第{number}号' as NumberForm
    taken(
      await runAct(context, { name: 'test.form', input: newId() }, async ({ books, command }) => {
        await writeNumberForm(books, { year, form, command })
        return { ok: true, value: {} }
      }),
    )
    const { number } = taken(await issue(context, decision(application)))
    expect(number).toMatch(/^5産労雇第\d+号$/)
    const act = { name: 'test.letter', input: newId() }
    const next = await runAct(at(context, '2024-04-01T03:00:00Z'), act, (running) =>
      issueLetter(running, decision(application)),
    )
    expect(taken(next).outcome.number).toBe('6産労雇第1号')
  })

  async function numberOf(application: string): Promise<string> {
    return taken(await issue(context, decision(application))).number
  }

  /** Issues a letter in an act that is refused in the end. */
  async function refusedAfterwards(application: string): Promise<null> {
    const act = { name: 'test.letter', input: newId(), lock: 'writing' } as const
    await runAct(at(context, letterDay), act, async (running) => {
      taken(await issueLetter(running, decision(application)))
      return refuse('no', '不可', 'no')
    })
    return null
  }
})

describe('a letter that cannot be issued', () => {
  it('names the characters that cannot be printed', async () => {
    const name = '\u{2A6A5}商事 株式会社'
    const application = await applyAsCompany(context, call, { name })
    const refused = await issue(context, decision(application))
    check(!refused.ok, 'it is refused')
    expect(refused.refusal.message.ja).toContain('「\u{2A6A5}」（U+2A6A5）')
  })

  it('has nobody to go to', async () => {
    const application = await applyAsPerson(context, call)
    await erase(application)
    await inBooks(async (books) => {
      const { party } = present(await findApplication(books, application), 'the application')
      await erasePartyDetails(books, present(party, 'its party'))
    })
    const refused = await issue(context, decision(application))
    expect(refused).toMatchObject({ refusal: { code: 'letter_has_no_addressee' } })
  })
})

describe('erasing', () => {
  it('takes what a person was told, and leaves that it was sent', async () => {
    const application = await applyAsPerson(context, call, { name: '𠮷野 髙子' })
    const { letter, number } = taken(await issue(context, decision(application)))
    expect((await read(letter)).document?.ja.addressee.type).toBe('person')
    await erase(application)
    expect(await read(letter)).toMatchObject({ number, addressee: null, document: null })
  })

  it('leaves what a company was told when the one who applied for it leaves', async () => {
    const application = await applyAsCompany(context, call)
    const { letter } = taken(await issue(context, decision(application)))
    await erase(application)
    expect((await read(letter)).document).not.toBeNull()
  })
})

/** What happens where the account is closed that applied. */
async function erase(application: string): Promise<void> {
  await inBooks(async (books) => {
    const account = present((await findApplication(books, application))?.account, 'an account')
    await eraseApplicants(books, { account }, letterDay as Instant)
  })
}
