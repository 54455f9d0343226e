/** Papers as PDF, printed by the press for real and read again. */
import { describe, expect, it } from 'vitest'
import type { Paper } from '../../../src/formats/pdf/paper.ts'
import { renderPdf } from '../../../src/formats/pdf/render.ts'
import { check } from '../../../src/kit/check.ts'
import { attendanceSheet, certificate, letter, letterCertificate, ticket } from './papers.ts'
import { type PdfFile, readPdf } from './pdf-file.ts'

async function print(paper: Paper): Promise<Uint8Array> {
  const printed = await renderPdf(paper)
  check(printed.ok, 'the paper was printed')
  return printed.value
}

const read = async (paper: Paper): Promise<PdfFile> => readPdf(await print(paper))

/** The text of a document without the places at which its lines happen to break. */
const flat = ({ pages }: PdfFile): string => pages.join('').replaceAll(/\s/g, '')

describe('every paper', () => {
  const papers: readonly Paper[] = [certificate, ticket, attendanceSheet, letter, letterCertificate]
  const all = papers.flatMap((paper): Paper[] => [paper, { ...paper, language: 'en' }])

  it.each(all)('is PDF/UA with its language, title and fonts: $kind $language', async (paper) => {
    const pdf = await read(paper)
    expect(pdf.version).toBe('1.7')
    expect(pdf.catalog).toContain('/Marked true')
    expect(pdf.catalog).toContain(`/Lang (${paper.language === 'ja' ? 'ja-JP' : 'en'})`)
    expect(pdf.catalog).toContain('/DisplayDocTitle true')
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.metadata).toMatch(/<dc:title>.*\S.*<\/dc:title>/)
    expect(pdf.tags.get('H1')).toBe(1)
    expect(pdf.fonts.length).toBeGreaterThan(0)
    expect(pdf.fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([])
    expect(pdf.fonts.filter(({ name }) => !name.startsWith('BIZUDPGothic-'))).toEqual([])
  })

  it.each(papers)('is the same file whenever it is printed: $kind', async (paper) => {
    expect(await print(paper)).toEqual(await print(paper))
  })

  it('bears the date that it was given, and not the day of printing', async () => {
    const { metadata } = await read(certificate)
    expect(metadata).toContain('<xmp:CreateDate>2026-03-31T00:00:00Z</xmp:CreateDate>')
  })

  it('prints what looks like code as the text that it is', async () => {
    const person = '#panic("x") $x^2$ *太字* \\ <a> @b // c /* d */ [e] `f` "g" \u{10000}'.slice(
      0,
      -3,
    )
    const texts = flat(await read({ ...certificate, person }))
    expect(texts).toContain(person.replaceAll(/\s/g, ''))
  })
})

describe('a certificate', () => {
  it('says who completed what, when, and who says so', async () => {
    const text = flat(await read(certificate))
    const expected = ['修了証', '第2025-0012号', '髙橋吉二郎様', certificate.course, '60時間']
    for (const each of expected) expect(text).toContain(each)
    expect(text).toContain('令和8年1月13日〜令和8年3月27日')
    expect(text).toContain('ひかり財団理事長渡邉花子')
  })

  it('describes its code to those who cannot see it', async () => {
    expect((await read(certificate)).alternatives).toEqual([`QRコード（${certificate.checkUrl}）`])
  })

  it('stays on one page with a name that fills several lines', async () => {
    const person = 'アレクサンドラ・マリア・フォン・ホーエンツォレルン'.repeat(4)
    const pdf = await read({ ...certificate, person })
    expect(pdf.pages).toHaveLength(1)
    expect(flat(pdf)).toContain(person)
  })

  it('sets a name with rare Latin letters in a font that has them', async () => {
    const pdf = await read({ ...certificate, language: 'en', person: 'Nguyễn Văn Ổn' })
    expect(flat(pdf)).toContain('NguyễnVănỔn')
    expect(pdf.fonts.map(({ name }) => name)).toContain('LibertinusSerif-Regular')
  })

  it('is refused with a character that no font has, rather than showing a box', async () => {
    const printed = await renderPdf({ ...certificate, person: '\u{2A6A5}野 太郎' })
    check(!printed.ok, 'it was refused')
    expect(printed.refusal.code).toBe('paper_has_characters_that_cannot_be_printed')
    expect(printed.refusal.message.ja).toContain('「\u{2A6A5}」（U+2A6A5）')
  })

  it('sets rare kanji of names in the font that has them, and all else in the usual one', async () => {
    const pdf = await read({ ...certificate, person: '𠮷野家 髙﨑 德永 葛\u{E0100}城' })
    expect(flat(pdf)).toContain('𠮷野家髙﨑德永葛城様')
    const regular = pdf.fonts.map(({ name }) => name).filter((name) => name.endsWith('Regular'))
    expect(regular.toSorted()).toEqual(['BIZUDPGothic-Regular', 'NotoSansJP-Regular'])
  })
})

describe('a ticket', () => {
  it('lists the interviews as a table with headings', async () => {
    const pdf = await read(ticket)
    expect(flat(pdf)).toContain('13:20A-3株式会社みらい製作所')
    expect(pdf.tags.get('TH')).toBe(3)
    expect(pdf.tags.get('TR')).toBe(1 + ticket.interviews.length)
  })

  it('prints 〓 for a character that no font has, and says which', async () => {
    const text = flat(await read({ ...ticket, person: '\u{2A6A5}野 太郎' }))
    expect(text).toContain('〓野太郎')
    expect(text).toContain('U+2A6A5')
  })
})

describe('an attendance sheet', () => {
  it('repeats its headings and numbers its pages', async () => {
    const { pages } = await read(attendanceSheet)
    expect(pages.length).toBeGreaterThan(2)
    for (const [at, page] of pages.entries()) {
      expect(page).toContain('氏名')
      expect(page.replaceAll('\n', '')).toContain(`${at + 1} / ${pages.length}`)
    }
  })

  it('has a row for each name and for each one who may come unannounced', async () => {
    const { tags } = await read(attendanceSheet)
    expect(tags.get('TR')).toBe(1 + 60 + 3)
  })
})

describe('a letter', () => {
  it('names the office, the addressee, the decision and its conditions', async () => {
    const text = flat(await read(letter))
    const expected = ['8ひ財事第123号', '株式会社みらい製作所御中', '金1,200,000円', '承認を受ける']
    for (const each of [...expected, '記', '以上']) expect(text).toContain(each)
  })

  it('prints rare kanji as they are', async () => {
    const addressee = { type: 'person', name: '𠮷野 髙﨑子', lines: [] } as const
    expect(flat(await read({ ...letter, addressee }))).toContain('𠮷野髙﨑子様')
  })

  it('numbers what stands under 記, the conditions last, and goes on over pages', async () => {
    const conditions = Array.from({ length: 30 }, (_, index) => `${index + 1}つ目の条件です。`)
    const pdf = await read({ ...letter, conditions, attachments: ['請求書'], notes: ['教示'] })
    const text = flat(pdf)
    expect(text).toContain('１交付決定額金1,200,000円２条件(1)1つ目の条件です。')
    expect(text).toContain('(30)30つ目の条件です。以上添付書類(1)請求書教示お問い合わせ')
    expect(pdf.pages.length).toBe(2)
    expect([pdf.tags.get('H1'), pdf.tags.get('H2'), pdf.tags.get('H3')]).toEqual([1, 2, 1])
  })

  it('breaks a long subject where its parts meet', async () => {
    const subject = '中小企業人材確保・定着奨励金（令和5年度 第2回 多摩）　交付決定取消通知書'
    const [page = ''] = (await read({ ...letter, subject })).pages
    expect(page.split('\n')).toContain('交付決定取消通知書')
    const [short = ''] = (await read({ ...letter, subject: '奨励金　交付決定通知書' })).pages
    expect(short.split('\n')).toContain('奨励金　交付決定通知書')
  })

  it('says in English that it is a translation, without the place of a seal', async () => {
    const text = flat(await read({ ...letter, language: 'en' }))
    expect(text).toContain('Thisisatranslation')
    expect(text).not.toContain('Seal')
  })
})
