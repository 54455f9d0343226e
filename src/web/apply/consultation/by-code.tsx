/**
 * A consultation without a name: whoever has its address, or types its code, reads it and goes on.
 * The code stands in the query, which no record of problems holds.
 */
import type { Child } from 'hono/jsx'
import {
  type Holder,
  withdrawConsultation,
  writeMessage,
} from '../../../commands/consultation/person.ts'
import { stranger } from '../../../domain/access/actor.ts'
import { ok } from '../../../kit/result.ts'
import { foldCode } from '../../../kit/token.ts'
import { atField } from '../../form/submitted.ts'
import {
  contextOf,
  moved,
  type PersonalPage,
  type PersonalVisit,
  type Shown,
  shown,
} from '../../personal.ts'
import { readThread, Thread, type ThreadRead } from './thread.tsx'

type Visit = PersonalVisit<'consultation'>

// Whoever is signed in in this browser acts here as nobody.
const holderOf = ({ query }: Visit): Holder => ({ code: query.get('key') ?? '', by: stranger })

/** The page. */
export const consultationPage: PersonalPage<'consultation'> = {
  for: 'anyone',
  show: async (visit) => {
    const key = visit.query.get('key')
    if (key === null) return ok(entrance(visit, null))
    const read = await readThread(visit, holderOf(visit))
    if (!read.ok) return ok(entrance(visit, read.refusal.message[visit.language]))
    const { language } = visit
    const say = words[language]
    const name = read.value.offering.settings.title[language]
    return shown({
      title: `${say.title}｜${name}`,
      body: (
        <>
          <p class="over-title">{name}</p>
          <h1>{say.title}</h1>
          <Secret visit={visit} read={read.value} />
          <Thread visit={visit} read={read.value} />
        </>
      ),
    })
  },
  acts: {
    write: async (visit, form) => {
      const given = { holder: holderOf(visit), text: form.text('text'), key: form.key }
      const done = await writeMessage(contextOf(visit), { ...given, address: visit.address })
      return done.ok ? moved(addressOf(visit), 'message_sent') : atField('text', done)
    },
    withdraw: async (visit, form) => {
      const given = { holder: holderOf(visit), key: form.key }
      const done = await withdrawConsultation(contextOf(visit), given)
      return done.ok ? moved(addressOf(visit), 'withdrawn') : done
    },
  },
}

const addressOf = ({ to, query }: Visit): string =>
  to.consultation({ key: foldCode(query.get('key') ?? '') })

/** Where the code is typed in. */
function entrance({ language, here, query }: Visit, fault: string | null): Shown {
  const say = words[language]
  return {
    state: 'shown',
    title: say.entrance,
    status: fault === null ? 200 : 404,
    body: (
      <>
        <h1>{say.entrance}</h1>
        <p class="lead">{say.entranceText}</p>
        <form class="form" method="get" action={here}>
          <div class={fault === null ? 'form-field' : 'form-field wrong'}>
            <label for="key">{say.code}</label>
            {fault !== null && (
              <p class="fault" id="key-fault">
                {fault}
              </p>
            )}
            <input
              id="key"
              name="key"
              type="text"
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
              required
              value={query.get('key') ?? ''}
              aria-invalid={fault === null ? undefined : 'true'}
              aria-describedby={fault === null ? undefined : 'key-fault'}
            />
          </div>
          <div class="buttons">
            <button type="submit">{say.open}</button>
          </div>
        </form>
      </>
    ),
  }
}

/** The address and the code: in full right after asking, folded away later. */
function Secret({ visit, read }: { readonly visit: Visit; readonly read: ThreadRead }): Child {
  const { language, query } = visit
  const say = words[language]
  const code = foldCode(query.get('key') ?? '')
  const isNew = !read.texts.some(({ sort }) => sort === 'answer')
  const body = (
    <>
      <p>{say.keep}</p>
      <p class="secret-code">{code}</p>
      <ul>
        <li>{say.bookmark}</li>
        <li>{say.copy}</li>
        <li>{say.lost}</li>
      </ul>
    </>
  )
  if (!isNew) {
    return (
      <details class="more">
        <summary>{say.again}</summary>
        {body}
      </details>
    )
  }
  return (
    <section class="secret-link" aria-label={say.secret}>
      <h2>{say.secret}</h2>
      {body}
    </section>
  )
}

const words = {
  ja: {
    title: '相談のページ',
    entrance: '相談のページを開く',
    entranceText:
      '名前を出さずに相談した方のページです。相談を送ったときに表示された番号を入力してください。',
    code: '相談の番号（24文字）',
    open: '開く',
    secret: 'このページを、いま控えてください',
    keep: '返事は、このページで読めます。名前をうかがっていないため、このページのアドレスか次の番号がないと、ご本人でも開けません。',
    bookmark: 'このページをブックマークに入れるか、番号を書き写してください。',
    copy: '番号は「相談のページを開く」で入力できます。',
    lost: 'アドレスと番号は、ほかの人に見せないでください。なくしたときは、もう一度お知らせすることができません。共用のパソコンでは、終わったら閲覧の履歴を消してください。',
    again: 'このページを開く番号を見る',
  },
  en: {
    title: 'Your consultation',
    entrance: 'Open your consultation',
    entranceText:
      'For those who asked without a name. Enter the code that was shown when you sent it.',
    code: 'Code (24 characters)',
    open: 'Open',
    secret: 'Keep this page now',
    keep: 'The answer will stand on this page. As nobody asked who you are, it opens only with its address or with this code, for you as well.',
    bookmark: 'Bookmark this page, or copy the code.',
    copy: 'The code can be typed in on "Open your consultation".',
    lost: 'Show them to nobody. Once lost, they cannot be told again. On a shared computer, clear the history when you leave.',
    again: 'See the code of this page',
  },
} as const
