import { describe, expect, it, test } from 'vitest'
import { publishExamples, sourceOf } from '../../test/published.ts'
import { verifyExport } from '../domain/edition/verify.ts'
import { planOfEdition } from '../domain/edition/report.ts'
import { parseEditionFile } from '../formats/report/edition-file.ts'
import { check } from '../kit/check.ts'
import { createWebApp } from './app.ts'
import type { EditionSource } from './portal/edition-source.ts'
import { linksIn, type RouteName, routes } from './routes.ts'
import type { WebProblem } from './site.tsx'

const editions = publishExamples()
const source = sourceOf(editions)

function site(editionSource: EditionSource = source) {
  const problems: WebProblem[] = []
  let milliseconds = 1_000_000
  const app = createWebApp({
    editions: editionSource,
    clock: { now: () => new Date(milliseconds) },
    onProblem: (problem) => problems.push(problem),
  })
  const pass = (time: number) => void (milliseconds += time)
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await app.request(path, { headers })
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }
  return { app, get, pass, problems }
}

const { get, app } = site()

/** The text between tags, with spaces folded. */
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

describe('every route', () => {
  const values: Readonly<Record<string, string | number>> = {
    year: 2023,
    edition: 2,
    code: '25',
    line: '25-2',
    indicator: 'companies',
  }
  const links = (name: RouteName) =>
    (['ja', 'en'] as const).map((language) =>
      (linksIn(language)[name] as (v: object) => string)(values),
    )

  const ofEveryone = (name: string) =>
    ['page', 'file'].includes(routes[name as RouteName].kind) || name === 'health'

  test.each(Object.keys(routes).filter(ofEveryone) as RouteName[])(
    '%s answers in both languages',
    async (name) => {
      const { path, kind } = routes[name]
      for (const link of links(name).map((href) =>
        path.includes(':') ? href : href.split('?')[0],
      )) {
        const answer = await get(link ?? '')
        expect([link, answer.status]).toEqual([link, name === 'newestFigure' ? 302 : 200])
        if (kind !== 'page' || name === 'newestFigure') continue
        const language = link?.startsWith('/en/') ? 'en' : 'ja'
        expect(answer.text).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${language}">`))
        expect(answer.text.match(/<h1/g)).toHaveLength(1)
      }
    },
  )

  it('has the headers that keep readers safe, also where nothing is found', async () => {
    for (const path of [
      '/',
      '/nowhere',
      '/health',
      '/reports/2023.csv',
      '/editions/2023/2/export.json',
    ]) {
      const { headers } = await get(path)
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    }
  })

  it('names no other host', async () => {
    for (const path of ['/', '/reports/2023', '/figures/2023/2/2/visitors', '/nowhere']) {
      expect((await get(path)).text).not.toMatch(/(?:src|href|action)="(?:https?:)?\/\//)
    }
  })
})

describe('pages', () => {
  it('home says why a line cannot be compared, and how far the others are', async () => {
    const text = plain((await get('/')).text)
    expect(text).toContain('計画は「回」、実績は「社」で、単位が違うため比べられません。')
    expect(text).toContain('実績 70社 計画 65社 達成率 107.6%')
  })

  it.each(['/', '/en/', '/reports/2023', '/figures/2023/1/2/visitors', '/programmes/2023/25-2'])(
    '%s says that records are made up',
    async (path) => {
      const { text } = await get(path)
      expect(text).toMatch(/架空の記録から数えたものです|counted from synthetic records/)
      expect(text).toMatch(
        /すべて架空に作成したもの|every person, company and date here is made up/,
      )
    },
  )

  it('home finds programmes however words are typed', async () => {
    const found = async (words: string) =>
      (await get(`/?q=${encodeURIComponent(words)}`)).text.match(/class="programme-item"/g)?.length
    expect(await found('ﾃﾚﾜｰｸ')).toBe(await found('テレワーク'))
    expect(await found('ＤＸ　じだい')).toBeUndefined()
    expect(await found('ＤＸ　GX')).toBeGreaterThanOrEqual(1)
    expect(await found('social firms')).toBe(1)
    expect(await found('')).toBe(39)
  })

  it('home narrows to a pillar, and keeps what was typed', async () => {
    const { text } = await get('/?q=%22%3E%3Cscript%3E&pillar=2')
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(text).toContain('<option value="2" selected')
    expect(plain(text)).toContain('当てはまる事業はありません')
    const some = (await get('/?pillar=1')).text.match(/class="programme-item"/g)
    expect(some).toHaveLength(7)
  })

  it('an old edition says that there is a newer one', async () => {
    for (const path of [
      '/reports/2023/editions/1',
      '/editions/2023/1',
      '/figures/2023/1/2/visitors',
    ]) {
      expect(plain((await get(path)).text)).toContain('これは第1版です')
      expect(plain((await get(path.replace('/1', '/2'))).text)).not.toContain('新しい版があります')
    }
  })

  it('an amended edition lists its differences with their reasons', async () => {
    const text = plain((await get('/editions/2023/2')).text)
    expect(text).toContain('67 70 +3 期間の締め後に届いた記録 締め切り後に届いた名簿 (2件)')
    expect(text).toContain('締め切り後に届いた名簿2件と、名寄せ1件を反映した。')
    expect(text).toContain(editions[0]?.edition.digest)
  })

  it('a unique figure keeps heads without names apart, a total says how many', async () => {
    const unique = plain((await get('/figures/2023/2/8/attended')).text)
    expect(unique).toContain('氏名等のわかる180人のほかに')
    expect(unique).toContain('30人分あります')
    expect(unique).toContain('多くて210人')
    expect(unique).toContain('足し合わせても年間の数になるとは限りません')
    const total = plain((await get('/en/figures/2023/2/2/visitors')).text)
    expect(total).toContain('Of these, 30 come from head-counts')
  })

  it('a figure turns through its records, across the stored pages', async () => {
    const all = editions[1]?.entries.get('2/visitors') ?? []
    const codes = async (page: number) =>
      [
        ...(await get(`/figures/2023/2/2/visitors?page=${page}`)).text.matchAll(
          /<code title="([^"]+)"/g,
        ),
      ].map((match) => match[1])
    const shown = (await Promise.all([10, 11, 13].map(codes))).flat()
    const expected = [...all.slice(450, 550), ...all.slice(600)].flatMap(({ party }) => party ?? [])
    expect(shown).toEqual(expected)
  })

  it('switch the language and keep the place, query included', async () => {
    const { text } = await get('/figures/2023/2/2/visitors?page=2')
    expect(text).toContain('href="/en/figures/2023/2/2/visitors?page=2"')
    expect((await get('/en/?q=a&pillar=1')).text).toContain(
      'href="/?q=a&amp;pillar=1" hreflang="ja"',
    )
  })

  it('say what to do before anything is published', async () => {
    const empty = site(sourceOf([]))
    const home = await empty.get('/')
    expect([home.status, plain(home.text)]).toEqual([
      200,
      expect.stringContaining('jisseki publish'),
    ])
    expect((await empty.get('/reports/2023')).status).toBe(404)
  })
})

describe('bad questions', () => {
  test.each([
    '/reports/1999',
    '/reports/abc',
    '/reports/2023/editions/9',
    '/reports/2023/editions/-1',
    '/reports/2023/editions/01',
    '/reports/1e3.json',
    '/programmes/2023/99',
    '/programmes/2023/%E0%A4%A',
    '/programmes/2023/%00',
    '/editions/2023/0',
    '/editions/2023/2/export',
    '/figures/2023/2/25-2/nothing',
    '/figures/2023/25-2/__proto__',
    '/figures/2023/2/2/visitors?page=abc',
    '/figures/2023/2/2/visitors?page=0',
    '/figures/2023/2/2/visitors?page=-1',
    '/figures/2023/2/2/visitors?page=14',
    `/figures/2023/2/2/visitors?page=${'9'.repeat(400)}`,
    '/figures/2023/2/2/visitors?page=1.5',
    '/?year=1999',
    '/assets/../package.json',
    '/assets/fonts/1/x.woff2',
  ])('%s is not found, with a sentence and the search', async (path) => {
    for (const [prefix, sentence] of [
      ['', 'ページが見つかりません'],
      ['/en', 'Page not found'],
    ]) {
      const answer = await get(`${prefix}${path}`)
      expect([answer.status, answer.text.includes(sentence ?? '')]).toEqual([404, true])
      expect(answer.text).toContain('name="q"')
    }
  })

  it('an overlong search and an unknown pillar are answered with a sentence', async () => {
    const long = await get(`/?q=${'x'.repeat(101)}`)
    expect([long.status, plain(long.text)]).toEqual([400, expect.stringContaining('100文字まで')])
    const pillar = await get('/en/?pillar=9')
    expect([pillar.status, plain(pillar.text)]).toEqual([400, expect.stringContaining('no pillar')])
  })

  it('links of a page never leave the site', async () => {
    const { status, text } = await get('http://localhost//evil.example/x')
    expect(status).toBe(404)
    expect(text).not.toContain('href="//')
    const answer = await app.request('http://localhost//evil.example/')
    expect(answer.headers.get('location')).toBe('/evil.example')
  })

  it('other methods are refused', async () => {
    const answer = await app.request('/', { method: 'POST' })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })
})

describe('what goes wrong', () => {
  it('is told without its inside, under a number that the operator has too', async () => {
    const broken = site({ ...source, list: () => Promise.reject(new Error('secret inside')) })
    const answer = await broken.get('/en/reports/2023')
    expect(answer.status).toBe(503)
    expect(answer.text).not.toContain('secret')
    expect(broken.problems).toHaveLength(1)
    expect(answer.text).toContain(broken.problems[0]?.reference)
    expect((await broken.get('/health')).status).toBe(503)
  })

  it('passes: the next reader is served again', async () => {
    let calls = 0
    const list = () => (calls++ === 0 ? Promise.reject(new Error('down')) : source.list())
    const shaky = site({ ...source, list })
    expect((await shaky.get('/')).status).toBe(503)
    expect((await shaky.get('/')).status).toBe(200)
  })
})

describe('speed', () => {
  it('asks for editions once a second however many readers come, and reads each once', async () => {
    const asked = { list: 0, find: 0 }
    const counting = site({
      ...source,
      list: () => (asked.list++, source.list()),
      find: (year, number) => (asked.find++, source.find(year, number)),
    })
    await Promise.all(Array.from({ length: 20 }, () => counting.get('/reports/2023')))
    await counting.get('/')
    expect(asked.list).toBe(1)
    const finds = asked.find
    counting.pass(1001)
    await counting.get('/reports/2023')
    expect(asked).toEqual({ list: 2, find: finds })
  })

  it('shows a new edition within a second of its publication', async () => {
    let published: typeof editions = editions.slice(0, 1)
    const growing = site({ ...source, list: () => sourceOf(published).list() })
    expect(plain((await growing.get('/reports/2023')).text)).toContain('第1版 令和6年6月15日')
    published = editions
    growing.pass(1001)
    expect(plain((await growing.get('/reports/2023')).text)).toContain('第2版 令和6年7月15日')
    expect(plain((await growing.get('/reports/2023/editions/1')).text)).toContain(
      '新しい版があります',
    )
  })

  it('answers 304 to who has the page, and packs it for who can unpack', async () => {
    const first = await get('/reports/2023')
    const etag = first.headers.get('etag') ?? ''
    const again = await get('/reports/2023', { 'if-none-match': `"other", ${etag}` })
    expect([again.status, again.text]).toEqual([304, ''])
    const packed = await app.request('/reports/2023', {
      headers: { 'accept-encoding': 'br, gzip' },
    })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const unpacked = new Response(packed.body?.pipeThrough(new DecompressionStream('gzip')))
    expect(await unpacked.text()).toBe(first.text)
    expect((await get('/reports/2023', { 'accept-encoding': 'gzip;q=0' })).text).toBe(first.text)
  })

  it('names style sheets and fonts by their content, to be kept for good', async () => {
    const { text } = await get('/')
    const sheets = [...text.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
      (match) => match[1],
    )
    expect(sheets).toHaveLength(2)
    const [fonts] = await Promise.all(sheets.map((href) => get(href ?? '')))
    expect(fonts?.headers.get('cache-control')).toContain('immutable')
    const font = /url\((\/assets\/fonts\/[^)]+)\)/.exec(fonts?.text ?? '')?.[1] ?? ''
    const answer = await get(font)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'font/woff2'])
  })
})

describe('downloads', () => {
  it('the exported edition can be read and verified without the site', async () => {
    const { text, headers } = await get('/editions/2023/2/export.json')
    expect(headers.get('content-disposition')).toContain('jisseki-2023-edition-2.json')
    const file = parseEditionFile(text)
    check(file.ok, file.ok ? '' : file.refusal.message.en)
    expect(file.value.edition).toEqual(editions[1]?.edition)
    expect(verifyExport(file.value, planOfEdition(file.value.edition))).toEqual([])
  })

  it('a figure’s records come whole as CSV and JSON, in the order of the list', async () => {
    const all = editions[1]?.entries.get('2/visitors') ?? []
    const csv = (await get('/figures/2023/2/2/visitors.csv')).text.trimEnd().split('\r\n')
    expect(csv).toHaveLength(all.length + 1)
    expect(csv.slice(1).map((line) => line.split(',')[0])).toEqual(all.map(({ fact }) => fact))
    const json: unknown = JSON.parse((await get('/figures/2023/2/2/visitors.json')).text)
    expect(json).toMatchObject({ edition: { year: 2023, number: 2 }, entries: all })
  })

  it('no cell of a CSV begins a formula', async () => {
    const [first] = editions
    check(first, 'there is an edition')
    const entries = new Map(
      [...first.entries].map(([key, list]) => [
        key,
        list.map((entry) => ({ ...entry, offering: '=HYPERLINK("http://evil.example","x")' })),
      ]),
    )
    const hostile = site(sourceOf([{ ...first, entries }]))
    const { text } = await hostile.get('/figures/2023/1/2/visitors.csv')
    expect(text).toContain('"\'=HYPERLINK(""http://evil.example"",""x"")"')
    expect(text).not.toMatch(/(?:^|,)"?=/m)
    expect((await hostile.get('/figures/2023/1/2/visitors')).text).toContain(
      '=HYPERLINK(&quot;http',
    )
  })

  it('a file whose reading fails ends short, and is told', async () => {
    const failing = site({ ...source, readEntryPage: () => Promise.reject(new Error('lost')) })
    const answer = await failing.app.request('/figures/2023/2/2/visitors.json')
    await expect(answer.text()).rejects.toThrow('lost')
    expect(failing.problems).toHaveLength(1)
  })
})
