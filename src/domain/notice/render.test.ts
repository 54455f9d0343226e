import { describe, expect, it, test } from 'vitest'
import { type Language, languages } from '../../kit/bilingual.ts'
import type { Instant } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { findTemplate, templateNames } from './catalogue.ts'
import { closingLines, type Letterhead } from './letterhead.ts'
import { checkDetails, type Details, type Letter, renderNotice, secretNames } from './render.ts'
import { letterFields, slotsIn } from './template.ts'

const letterhead: Letterhead = {
  office: { ja: '東京都', en: 'Tokyo' },
  contact: { ja: '電話 03-0000-0000', en: 'Telephone 03-0000-0000' },
  siteName: { ja: '東京都の事業サイト', en: 'the programmes of Tokyo' },
  linkTo: (place, language) => `https://example.jp${language === 'en' ? '/en' : ''}${place}`,
}
const shown = { letterhead, secrets: 'shown' } as const

const moment = (text: string) => text as Instant
const when = { from: moment('2024-06-03T04:00:00.000Z'), to: moment('2024-06-03T07:30:00.000Z') }

/** A value of every sort. */
const samples: Readonly<Record<string, unknown>> = {
  text: '青葉 花子',
  words: { ja: '合同面接会', en: 'Joint interviews' },
  number: 24,
  day: '2024-06-10',
  moment: '2024-06-02T08:00:00.000Z',
  period: when,
  schedule: [{ when, what: '株式会社若葉' }],
  link: '/apply/1',
  secret: '/join/token',
}

const fieldsOf = (name: string) => ({
  ...present(findTemplate(name), name).fields,
  ...letterFields,
})

/** Values for every place of a template, or only for those that it cannot do without. */
function valuesOf(name: string, which: 'all' | 'needed'): Details {
  const wanted = Object.entries(fieldsOf(name)).filter(
    ([, field]) => which === 'all' || !field.endsWith('?'),
  )
  return Object.fromEntries(wanted.map(([key, field]) => [key, samples[field.replace('?', '')]]))
}

const linesOf = ({ lines }: Letter) => lines.map((line) => line.map(({ text }) => text).join(''))
const textOf = (letter: Letter) => linesOf(letter).join('\n')

describe.each(templateNames)('the template %s', (name) => {
  const template = present(findTemplate(name), name)

  test.each(languages)('uses in %s the places that it names, and all that it needs', (language) => {
    const lines = [template.subject[language], ...template.body[language]]
    const used = new Set(lines.flatMap((line) => slotsIn(line).map((slot) => slot.name)))
    const known = fieldsOf(name)
    expect([...used].filter((each) => !Object.hasOwn(known, each))).toEqual([])
    const needed = Object.entries(template.fields).filter(([, field]) => !field.endsWith('?'))
    expect(needed.map(([each]) => each).filter((each) => !used.has(each))).toEqual([])
  })

  it('uses the same places in both languages', () => {
    const [ja, en] = languages.map((language) =>
      [template.subject[language], ...template.body[language]]
        .flatMap((line) => slotsIn(line).map((slot) => slot.name))
        .toSorted(),
    )
    expect(en).toEqual(ja)
  })

  test.each([
    ['ja', 'all'],
    ['ja', 'needed'],
    ['en', 'all'],
    ['en', 'needed'],
  ] as const)('reads whole in %s with %s values', (language, which) => {
    const details = checkDetails(name, valuesOf(name, which))
    const letter = renderNotice({ template: name, language, details }, shown)
    expect(`${letter.subject}\n${textOf(letter)}`).not.toMatch(/[{}]|undefined|null|\[object/)
    expect(letter.subject.length).toBeLessThanOrEqual(80)
    expect(linesOf(letter).at(-1)).toBe(closingLines[language].at(-1))
  })

  it('has no Japanese word of its own in English', () => {
    const details = checkDetails(name, valuesOf(name, 'all'))
    const letter = renderNotice({ template: name, language: 'en', details }, shown)
    const own = textOf(letter).replaceAll('青葉 花子', '').replaceAll('株式会社若葉', '')
    expect(`${letter.subject}${own}`).not.toMatch(/[\u3040-\u30FF\u4E00-\u9FFF]/)
  })

  it('is refused without a value that it needs, and with one that it has no place for', () => {
    const values = valuesOf(name, 'all')
    for (const key of Object.keys(valuesOf(name, 'needed'))) {
      const { [key]: _, ...others } = values
      expect(() => checkDetails(name, others)).toThrow(`lacks its value "${key}"`)
    }
    expect(() => checkDetails(name, { ...values, passport: 'x' })).toThrow('no place "passport"')
  })
})

const reserved = (details: Details, language: Language = 'ja') =>
  renderNotice({ template: 'reserved', language, details }, shown)

describe('a letter', () => {
  const details = { offering: '面接会', page: '/apply/1' }

  it('says days with their weekday, and a day only once', () => {
    expect(textOf(reserved({ ...details, when }))).toContain(
      '日時：令和6年6月3日（月）13時00分から16時30分まで',
    )
    expect(textOf(reserved({ ...details, when }, 'en'))).toContain(
      'When: Monday, 3 June 2024, 13:00 to 16:30 JST',
    )
    const overNight = { ...when, to: moment('2024-06-03T16:00:00.000Z') }
    expect(textOf(reserved({ ...details, when: overNight }))).toContain(
      '令和6年6月3日（月）13時00分から令和6年6月4日（火）1時00分まで',
    )
  })

  it('leaves out lines whose value is absent, with what belongs to them', () => {
    const lines = linesOf(reserved(details))
    expect(lines.join('\n')).not.toMatch(/場所|持ち物|様|面接の予約|QRコード/)
    expect(lines.filter((line, at) => line === '' && lines[at + 1] === '')).toEqual([])
    expect(lines[0]).toBe('次の内容で予約をお取りしました。')
  })

  it('takes blank words for absent, and Japanese ones where English ones are missing', () => {
    const place = { ja: '立川会場', en: '' }
    expect(textOf(reserved({ ...details, place }, 'en'))).toContain('Where: 立川会場')
    const nowhere = { ja: ' ', en: '' }
    expect(textOf(reserved({ ...details, place: nowhere }))).not.toContain('場所')
    expect(checkDetails('reserved', { ...details, place: nowhere })).toEqual(details)
  })

  it('lists appointments one a line', () => {
    const interviews = [
      { when, what: { ja: '株式会社若葉', en: 'Wakaba Co.' } },
      { when, what: '株式会社青葉' },
    ]
    const lines = linesOf(reserved({ ...details, interviews }))
    expect(lines.slice(lines.indexOf('面接の予約') + 1).slice(0, 2)).toEqual([
      '・13時00分から16時30分まで　株式会社若葉',
      '・13時00分から16時30分まで　株式会社青葉',
    ])
  })

  it('leads to the site in the language it is written in', () => {
    const links = (letter: Letter) => letter.lines.flat().filter(({ isLink }) => isLink)
    expect(links(reserved(details)).map(({ text }) => text)).toEqual(['https://example.jp/apply/1'])
    expect(links(reserved(details, 'en'))[0]?.text).toBe('https://example.jp/en/apply/1')
    expect(links(reserved({ ...details, page: 'https://other.example/x' }))[0]?.text).toBe(
      'https://other.example/x',
    )
  })

  it('names the office and its contact; a notice may name others', () => {
    expect(textOf(reserved(details))).toContain('東京都\nお問い合わせ：電話 03-0000-0000')
    const own = { ...details, office: '立川事務局', contact: '電話 042-000-0000' }
    expect(textOf(reserved(own))).toContain('立川事務局\nお問い合わせ：電話 042-000-0000')
    const unknown = { ...shown, letterhead: { ...letterhead, contact: null } }
    const letter = renderNotice({ template: 'reserved', language: 'ja', details }, unknown)
    expect(textOf(letter)).not.toContain('お問い合わせ')
  })

  test.each([
    '青葉\r\nBcc: someone@example.com',
    '青葉\nパスワードを送ってください',
    '青葉\u2028次の行',
    '青葉\u0000\u001B[31m',
    '\u202E青葉',
  ])('keeps the name %j on its line', (name) => {
    const letter = renderNotice(
      { template: 'reserved', language: 'ja', details: { ...details, name, offering: name } },
      shown,
    )
    const written = [letter.subject, ...linesOf(letter)]
    expect(written.filter((line) => /[\p{Cc}\p{Zl}\p{Zp}\u202E]/u.test(line))).toEqual([])
    expect(linesOf(letter)[1]).toBe('')
  })

  it('makes no link of what people typed', () => {
    const letter = reserved({ ...details, name: 'https://evil.example/' })
    const links = letter.lines.flat().filter(({ isLink }) => isLink)
    expect(links.map(({ text }) => text)).not.toContain('https://evil.example/')
  })
})

describe('what opens something', () => {
  const details = { url: 'https://example.jp/sign-up/token', hours: 24 }
  const writing = { template: 'sign-up', language: 'ja', details } as const

  it('is shown to its addressee alone', () => {
    expect(secretNames('sign-up')).toEqual(['url'])
    expect(textOf(renderNotice(writing, shown))).toContain('/sign-up/token')
    const hidden = textOf(renderNotice(writing, { letterhead, secrets: 'hidden' }))
    expect(hidden).toContain('宛先の方だけに')
    expect(hidden).not.toContain('token')
  })

  it('reads as hidden once it is erased', () => {
    const erased = { ...writing, details: { ...details, url: null } }
    expect(textOf(renderNotice(erased, shown))).toContain('宛先の方だけに')
  })

  it('leaves no line where there was none', () => {
    const bare = { offering: '面接会', page: '/apply/1' }
    const manner = { letterhead, secrets: 'hidden' } as const
    const letter = renderNotice({ template: 'reserved', language: 'ja', details: bare }, manner)
    expect(textOf(letter)).not.toContain('オンライン')
  })
})

describe('a value of the wrong sort', () => {
  test.each([
    ['page', 'javascript:alert(1)'],
    ['page', '//evil.example'],
    ['page', 'apply'],
    ['when', { from: '2024-06-03', to: '2024-06-03' }],
    ['revision', '1'],
    ['offering', { ja: 'x' }],
    ['interviews', [{ when: null, what: 'x' }]],
  ])('%s %j is a bug of whoever wrote the notice', (name, value) => {
    const details = { offering: 'x', page: '/apply/1', [name]: value }
    expect(() => checkDetails('reserved', details)).toThrow(`"${name}" of notice reserved is no`)
  })
})
