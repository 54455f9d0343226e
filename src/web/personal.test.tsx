/** Personal pages: whom they let in, what a form does, and what is said when it does not. */
import { describe, expect, it } from 'vitest'
import { sourceOf } from '../../test/published.ts'
import { cloneDatabase } from '../../test/database/clone.ts'
import { personalServices } from '../../test/personal-services.ts'
import { runAct } from '../commands/run.ts'
import { ok, refuse } from '../kit/result.ts'
import { createWebApp } from './app.ts'
import { atField } from './form/submitted.ts'
import { readFields } from './form/field.ts'
import { checkField, choicesField, fileField, textField } from './form/fields.ts'
import { contextOf, moved, type PersonalPage, type Rooms, shown } from './personal.ts'
import type { WebProblem } from './site.tsx'
import { Buttons, Fields, Form } from './ui/form/form.tsx'
import { ActButton } from './ui/form/act-button.tsx'
import { signInCookie, strangerVisitor, type Visitor } from './visitor.ts'

const clone = await cloneDatabase()
const { context } = clone

const acts: string[] = []
let isDown = false

const fields = {
  name: textField({
    label: { ja: '氏名', en: 'Name' },
    required: true,
    longest: 20,
    autocomplete: 'name',
  }),
  wishes: choicesField({
    label: { ja: '希望', en: 'Wishes' },
    required: false,
    choices: [
      { value: 'a', label: { ja: '朝', en: 'Morning' } },
      { value: 'b', label: { ja: '夜', en: 'Evening' } },
    ],
  }),
  agreed: checkField({
    label: { ja: '確認', en: 'Check' },
    text: { ja: '内容を確かめた', en: 'I have checked this' },
    required: true,
  }),
  paper: fileField({
    label: { ja: '書類', en: 'Paper' },
    required: false,
    accept: ['.pdf'],
    maxBytes: 2000,
  }),
}

const myPage: PersonalPage<'myPage'> = {
  for: 'signed-in',
  bodyLimit: 10_000,
  show: (visit) => {
    const form = visit.form('apply')
    const closed = refuse('window_closed', '受付は終わりました。', 'The window has closed.')
    return Promise.resolve(
      shown({
        title: visit.language === 'ja' ? '申し込む' : 'Apply',
        body: (
          <>
            <h1>{visit.language === 'ja' ? '申し込む' : 'Apply'}</h1>
            <Form form={form} hasFiles>
              <Fields form={form} fields={fields} values={{ name: '田中' }} />
              <Buttons submit="送る" />
            </Form>
            <ActButton form={visit.form('withdraw', '7')} label="取り下げる" allowed={closed} />
          </>
        ),
      }),
    )
  },
  acts: {
    apply: async (visit, form) => {
      if (isDown) throw new Error('secret inside')
      const values = readFields(form, fields)
      if (!values.ok) return values
      const { name } = values.value
      if (name === '鈴木') {
        return atField(
          'name',
          refuse('name_taken', '「鈴木」は使われています。', '"鈴木" is taken.'),
        )
      }
      const done = await runAct(contextOf(visit, form), { name: 'test.apply', input: name }, () => {
        acts.push(name)
        return Promise.resolve(ok({ number: acts.length }))
      })
      return done.ok ? moved(visit.to.myPage(), 'sent') : done
    },
  },
}

const desk: PersonalPage<'desk'> = {
  for: 'desk.open',
  show: () => Promise.resolve(shown({ title: 'Desk', body: <h1>Desk</h1> })),
}

const offerings: PersonalPage<'offerings'> = {
  for: 'anyone',
  show: (visit) => {
    const token = visit.draftToken()
    return Promise.resolve(shown({ title: 'Offerings', body: <h1 title={token}>Offerings</h1> }))
  },
}

const visitors: Readonly<Record<string, Visitor>> = {
  hanako: visitorWith([{ role: 'applicant', programme: '', session: null }]),
  officer: visitorWith([{ role: 'officer', programme: '25', session: null }]),
  half: { ...visitorWith([]), needsSecondFactor: true },
}

function visitorWith(grants: Visitor['actor']['grants']): Visitor {
  const actor = { name: 'account:1', account: '1', parties: [], grants }
  return { actor, name: '東京 花子', signIn: 's1', needsSecondFactor: false }
}

const rooms: Rooms = { personal: { myPage, desk, offerings }, privateFiles: {}, live: {} }
const problems: WebProblem[] = []

const site = (siteUrl: URL | null = null) =>
  createWebApp({
    editions: sourceOf([]),
    clock: context.clock,
    onProblem: (problem) => problems.push(problem),
    personal: {
      visitors: { find: (token) => Promise.resolve(visitors[token] ?? strangerVisitor) },
      services: { ...personalServices(clone), siteUrl },
      rooms,
    },
  })

const app = site()
const own = { origin: 'http://localhost' }
const as = (token: string) => ({ cookie: `${signInCookie}=${token}` })

type Sent = Readonly<Record<string, string | readonly string[]>>

async function send(path: string, sent: Sent, headers: Record<string, string> = {}) {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries({ act: 'apply', ...sent })) {
    for (const one of [value].flat()) body.append(name, one)
  }
  return app.request(path, {
    method: 'POST',
    body,
    headers: { ...own, ...as('hanako'), ...headers },
  })
}

const key = (last: number) => `01920000-0000-7000-8000-00000000000${last}`
const whole = { name: '山田', agreed: 'yes' }

describe('a form', () => {
  it('acts once however often it is sent, and says once what was done', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => send('/my', { ...whole, key: key(1) })))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(acts).toEqual(['山田'])
    const cookie = answers[0]?.headers.get('set-cookie') ?? ''
    expect(cookie).toBe('jisseki_message=sent; Path=/; Max-Age=60; HttpOnly; SameSite=Lax')
    const next = await app.request('/my', {
      headers: { cookie: `${signInCookie}=hanako; jisseki_message=sent` },
    })
    expect(await next.text()).toContain('送信しました。')
    expect(next.headers.get('set-cookie')).toContain('jisseki_message=; Path=/; Max-Age=0')
  })

  it('shows again all that was typed, with what is wrong at the top and at the field', async () => {
    const answer = await send('/en/my?x=1', { name: 'あ'.repeat(21), wishes: ['a'] })
    const text = await answer.text()
    expect(answer.status).toBe(422)
    expect(text).toContain('<title>Error: Apply')
    expect(text).toMatch(/role="alert"[^>]*data-error-summary/)
    expect(text).toContain('<a href="#form-apply-name">Use at most 20 characters (now 21).</a>')
    expect(text).toContain('<a href="#form-apply-agreed">')
    expect(text).toContain(`value="${'あ'.repeat(21)}"`)
    expect(text).toContain('aria-describedby="form-apply-name-fault" aria-invalid="true"')
    expect(text).toMatch(/value="a" checked/)
    expect(text).not.toMatch(/value="b" checked/)
    expect(text).toContain('action="/en/my?x=1"')
  })

  it('says the refusal of a command at the field that it is about', async () => {
    const text = await (await send('/my', { ...whole, name: '鈴木' })).text()
    expect(text).toContain('<a href="#form-apply-name">「鈴木」は使われています。</a>')
    expect(text).toContain('id="form-apply-name-fault"')
    expect(text.match(/「鈴木」は使われています。/g)).toHaveLength(2)
  })

  it('is given a new key each time that it is shown', async () => {
    const keyOf = async () =>
      / name="key" value="([^"]+)"/.exec(
        await (await app.request('/my', { headers: as('hanako') })).text(),
      )?.[1]
    expect(await keyOf()).not.toBe(await keyOf())
  })

  it('takes files within their limits', async () => {
    const sent = async (name: string, size: number) => {
      const body = new FormData()
      for (const [field, value] of Object.entries({ act: 'apply', ...whole }))
        body.set(field, value)
      body.set('paper', new File([new Uint8Array(size)], name))
      const headers = { ...own, ...as('hanako') }
      const answer = await app.request('/my', { method: 'POST', body, headers })
      return [answer.status, (await answer.text()).replaceAll(/<[^>]*>/g, ' ')] as const
    }
    expect(await sent('a.pdf', 1999)).toEqual([303, ''])
    expect(await sent('a.exe', 10)).toEqual([
      422,
      expect.stringContaining('「a.exe」は受け取れない'),
    ])
    expect(await sent('a.pdf', 2001)).toEqual([422, expect.stringContaining('大きすぎます')])
    expect(await sent('a.pdf', 20_000)).toEqual([413, expect.stringContaining('大きすぎます')])
  })

  it('is kept whole when the sign-in has ended meanwhile, and sent again', async () => {
    const answer = await send('/my?x=1', { ...whole, key: key(2) }, { cookie: '' })
    const text = await answer.text()
    expect(answer.status).toBe(401)
    expect(text).toContain('href="/sign-in?next=%2Fmy%3Fx%3D1"')
    expect(text).toContain(`name="key" value="${key(2)}"`)
    expect(text).toContain('name="name" value="山田"')
  })

  it('is kept whole when the site has trouble, which is told to the operator alone', async () => {
    isDown = true
    const answer = await send('/my', whole)
    isDown = false
    const text = await answer.text()
    expect(answer.status).toBe(503)
    expect(text).toContain('name="name" value="山田"')
    expect(text).not.toContain('secret')
    expect(problems.splice(0)).toHaveLength(1)
  })

  it('is refused where the page has no such act, or it is no form', async () => {
    for (const act of ['', 'nothing', 'constructor']) {
      const answer = await send('/my', { act })
      expect([answer.status, await answer.text()]).toEqual([
        400,
        expect.stringContaining('この操作'),
      ])
    }
    const headers = { ...own, ...as('hanako'), 'content-type': 'application/json' }
    const answer = await app.request('/my', { method: 'POST', body: '{}', headers })
    expect(answer.status).toBe(400)
  })

  it('answers a script that sends it in a word', async () => {
    const script = { 'x-jisseki-script': '1' }
    const saved = await send('/my', { ...whole, key: key(3) }, script)
    expect([saved.status, saved.headers.get('set-cookie')]).toEqual([204, null])
    const refused = await send('/en/my', { name: '', agreed: 'yes' }, script)
    expect([refused.status, await refused.json()]).toEqual([
      422,
      {
        code: 'fields_need_attention',
        message: 'Please check what you entered. Everything else is still here.',
        faults: [{ field: 'name', message: 'Enter "Name".' }],
      },
    ])
  })
})

describe('a button that is not allowed', () => {
  it('sends nothing and says why', async () => {
    const text = await (await app.request('/en/my', { headers: as('hanako') })).text()
    const [, id] = /aria-disabled="true" aria-describedby="([^"]+)"/.exec(text) ?? []
    expect(text).toMatch(/<button type="button"[^>]*aria-disabled/)
    expect(text).toContain(`id="${id}">The window has closed.</p>`)
    expect(text).not.toContain('value="withdraw"')
  })
})

describe('visitors', () => {
  it('are sent to sign in, and back, in their language', async () => {
    for (const [path, location] of [
      ['/my?a=b', '/sign-in?next=%2Fmy%3Fa%3Db'],
      ['/en/my', '/en/sign-in?next=%2Fen%2Fmy'],
      ['/desk', '/sign-in?next=%2Fdesk'],
    ] as const) {
      const answer = await app.request(path)
      expect([answer.status, answer.headers.get('location')]).toEqual([302, location])
    }
    const half = await app.request('/desk', { headers: as('half') })
    expect(half.headers.get('location')).toBe('/sign-in/second-factor?next=%2Fdesk')
  })

  it('without the right are told who has it; with it for one programme are let in', async () => {
    const refused = await app.request('/en/desk', { headers: as('hanako') })
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('&quot;Open the desk&quot; is for: operator')
    expect((await app.request('/desk', { headers: as('officer') })).status).toBe(200)
  })

  it('find their menu on personal pages, and none of it on pages that are kept', async () => {
    const mine = await (await app.request('/offerings', { headers: as('officer') })).text()
    expect(mine).toContain('東京 花子')
    expect(mine).toContain('href="/desk"')
    for (const headers of [as('officer'), {}]) {
      const text = await (await app.request('/counting', { headers })).text()
      expect(text).not.toContain('東京 花子')
      expect(text).toContain('<a href="/my">サインイン・マイページ</a>')
    }
  })

  it('keep drafts under a token in a cookie that scripts cannot read', async () => {
    const first = await app.request('/offerings')
    const cookie = first.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(
      /^jisseki_draft=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/,
    )
    const again = await app.request('/offerings', {
      headers: { cookie: cookie.split(';')[0] ?? '' },
    })
    expect(again.headers.get('set-cookie')).toBeNull()
    const secure = await site(new URL('https://jisseki.example')).request('/offerings')
    expect(secure.headers.get('set-cookie')).toMatch(/; Secure$/)
  })
})

describe('forms of other sites', () => {
  it.each<[string, Record<string, string>, number]>([
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'null' }, 303],
    ['our own page on a site without https', {}, 303],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }, 403],
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['nobody', { origin: 'null' }, 403],
  ])('from %s', async (_, headers, status) => {
    const before = acts.length
    const answer = await send('/my', { name: '佐藤', agreed: 'yes' }, headers)
    expect(answer.status).toBe(status)
    const isTold = (await answer.text()).includes('ほかのサイトから送られた')
    expect([acts.length - before, isTold]).toEqual(status === 303 ? [1, false] : [0, true])
  })

  it('are told by the configured address where a proxy changes the host', async () => {
    const headers = { ...as('hanako'), origin: 'https://jisseki.example' }
    const body = new URLSearchParams({ act: 'apply', ...whole })
    const behind = site(new URL('https://jisseki.example/'))
    const answer = await behind.request('/my', { method: 'POST', body, headers })
    expect(answer.status).toBe(303)
  })
})

it('is kept by nobody, and runs scripts of this site only', async () => {
  const { headers } = await app.request('/my', { headers: as('hanako') })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  const kept = await app.request('/counting')
  expect(kept.headers.get('content-security-policy')).not.toContain('script-src')
  expect(await kept.text()).not.toContain('<script')
})

it('names its script by content, to be kept for good', async () => {
  const text = await (await app.request('/my', { headers: as('hanako') })).text()
  const [, src] = /<script type="module" src="([^"]+)"/.exec(text) ?? []
  const script = await app.request(src ?? '')
  expect(script.headers.get('cache-control')).toContain('immutable')
  expect(script.headers.get('content-type')).toContain('text/javascript')
})

it('other methods are refused', async () => {
  const answer = await app.request('/my', { method: 'PUT' })
  expect(answer.status).toBe(405)
})
