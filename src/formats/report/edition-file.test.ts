import { describe, expect, it } from 'vitest'
import {
  digestOfEdition,
  digestOfEntries,
  type EditionHeader,
  type Entry,
  type ExportedEdition,
} from '../../domain/edition/edition.ts'
import { planOfEdition } from '../../domain/edition/report.ts'
import { verifyExport } from '../../domain/edition/verify.ts'
import { formatPlanDocument, parsePlanDocument } from '../../domain/plan-document.ts'
import { calendarDate } from '../../kit/calendar.ts'
import { formatEditionFile, parseEditionFile } from './edition-file.ts'

const both = (ja: string, en = ja) => ({ ja, en })

function planDocument() {
  const plan = parsePlanDocument({
    year: 2023,
    title: both('計画'),
    source: both('架空'),
    pillars: [
      {
        no: 1,
        name: both('柱'),
        programmes: [
          {
            no: 1,
            code: '1',
            key: 'visits',
            name: both('派遣'),
            outline: both(''),
            budget: '約6千万円',
            target: '2社',
            unitNote: both(''),
            indicators: [
              {
                key: 'companies',
                name: both('社数'),
                unit: both('社'),
                rule: { terms: [{ kinds: ['dispatch.visited'], distinct: 'party' }] },
              },
            ],
            resultLayout: both('{companies}社'),
          },
        ],
      },
    ],
  })
  if (!plan.ok) throw new Error(plan.refusal.message.en)
  return formatPlanDocument(plan.value)
}

function entry(fact: string, party: string): Entry {
  return {
    fact,
    kind: 'dispatch.visited',
    party,
    partyType: 'company',
    offering: null,
    quantity: 1,
    unit: 'entry',
    tags: ['online'],
    occurredOn: calendarDate(2023, 5, 1),
    recordedOn: calendarDate(2023, 5, 2),
  }
}

function exported(): ExportedEdition {
  const entries = [entry('f1', 'p1'), entry('f2', 'p1'), entry('f3', 'p2')]
  const header: EditionHeader = {
    authority: '130001',
    authorityName: both('東京都', 'Tokyo'),
    year: 2023,
    number: 1,
    publishedAt: '2024-06-01T00:00:00.000Z',
    asOf: 12,
    planVersion: 1,
    sealed: null,
    reason: null,
    previousDigest: null,
    plan: planDocument(),
    figures: [
      {
        line: '1',
        indicator: 'companies',
        value: 2,
        anonymous: 0,
        basis: 'unique',
        additivity: 'never',
        ruleVersion: 1,
        entries: entries.length,
        digest: digestOfEntries(entries),
      },
    ],
    differences: [],
  }
  return {
    format: 'jisseki-edition-1',
    edition: { ...header, digest: digestOfEdition(header) },
    entries: { '1/companies': entries },
  }
}

const codeOf = (text: string) => {
  const read = parseEditionFile(text)
  return read.ok ? 'ok' : read.refusal.code
}

describe('an edition as a file', () => {
  it('reads back as it was written, and verifies', () => {
    const read = parseEditionFile(formatEditionFile(exported()))
    if (!read.ok) throw new Error(read.refusal.message.en)
    expect(read.value).toEqual(exported())
    expect(verifyExport(read.value, planOfEdition(read.value.edition))).toEqual([])
  })

  it('shows a fact that was tampered with', () => {
    const text = formatEditionFile(exported()).replace('"party":"p2"', '"party":"p1"')
    const read = parseEditionFile(text)
    if (!read.ok) throw new Error(read.refusal.message.en)
    const findings = verifyExport(read.value, planOfEdition(read.value.edition))
    expect(findings.map(({ code }) => code)).toEqual(['entries_digest_differs', 'value_differs'])
  })

  it('writes one fact on each line', () => {
    const lines = formatEditionFile(exported()).split('\n')
    expect(lines.filter((each) => each.includes('"fact":"f'))).toHaveLength(3)
  })

  it.each<[string, (text: string) => string, string]>([
    ['cut short', (text) => text.slice(0, 500), 'edition_file_is_no_json'],
    ['empty', () => '', 'edition_file_is_no_json'],
    ['another JSON', () => '{"rows":[]}', 'file_is_no_edition'],
    ['a list', () => '[]', 'file_is_no_edition'],
    ['a later format', (text) => text.replace('edition-1', 'edition-9'), 'edition_format_unknown'],
    [
      'an unknown kind',
      (text) => text.replace('dispatch.visited","party', 'x","party'),
      'edition_file_invalid',
    ],
    [
      'a date that is none',
      (text) => text.replace('2023-05-01', '2023-02-30'),
      'edition_file_invalid',
    ],
    [
      'something added',
      (text) => text.replace('"fact":"f1"', '"fact":"f1","name":"x"'),
      'edition_file_invalid',
    ],
    [
      'a broken plan',
      (text) => text.replace('"code":"1"', '"code":"one"'),
      'plan_document_invalid',
    ],
  ])('is refused: %s', (_, change, code) => {
    const text = formatEditionFile(exported())
    expect(codeOf(text)).toBe('ok')
    expect(codeOf(change(text))).toBe(code)
  })

  it('names the place of what is wrong', () => {
    const text = formatEditionFile(exported()).replace('"value":2', '"value":"2"')
    const read = parseEditionFile(text)
    expect(read.ok ? '' : read.refusal.message.en).toContain('"edition.figures.0.value"')
  })

  it.each([
    ['"value":2', '"value":"2"', '数が必要です'],
    ['2023-05-01', '2023-02-30', '日付ではありません'],
    ['"fact":"f1"', '"fact":"f1","name":"x"', '知らない項目「name」'],
    ['"unit":"entry"', '"unit":"cow"', '次のいずれかにしてください'],
    ['"digest":"', '"digest":"x', '決められた形で書かれていません'],
  ])('says what is wrong in Japanese: %s → %s', (from, to, sentence) => {
    const read = parseEditionFile(formatEditionFile(exported()).replace(from, to))
    const message = read.ok ? '' : read.refusal.message.ja
    expect(message).toContain(sentence)
    expect(message).not.toMatch(/Invalid|expected|Unrecognized|is no/)
  })
})
