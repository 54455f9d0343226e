/** One notice as its reader gets it, in both of its parts, and sending it again. */
import type { Child } from 'hono/jsx'
import { readNotice, type ReadNotice, resendNotice } from '../../../commands/notice/mailbox.ts'
import { holds } from '../../../domain/access/actor.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { findTemplate } from '../../../domain/notice/catalogue.ts'
import type { Letter } from '../../../domain/notice/render.ts'
import { noticeStates } from '../../../domain/notice/state.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'
import { deskNames } from '../offering/frame.tsx'
import { readLetterhead } from './letterhead.ts'
import { noticeTones } from './state-tone.ts'

type Visit = PersonalVisit<'deskNotice'>

/** The page. */
export const noticePage: PersonalPage<'deskNotice'> = {
  for: 'notice.list',
  show: async (visit) => {
    const letterhead = await readLetterhead(visit)
    const asked = { id: visit.params.notice, letterhead }
    const read = await readNotice(contextOf(visit), visit.visitor.actor, asked)
    if (!read.ok) return read
    const { entry, letter } = read.value
    const { language, to } = visit
    const say = texts[language]
    const title = findTemplate(entry.template)?.label[language] ?? entry.template
    return shown({
      title,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: say.notices, href: to.deskNotices() },
        { name: title },
      ],
      body: (
        <>
          <h1>{title}</h1>
          <SummaryList lines={linesOf(visit, read.value)} />
          <Resend visit={visit} read={read.value} />
          {letter === null ? <p>{say.erased}</p> : <LetterParts {...{ visit, letter, entry }} />}
        </>
      ),
    })
  },
  acts: {
    resend: async (visit, form) => {
      const given = { id: visit.params.notice }
      const done = await resendNotice(contextOf(visit, form), visit.visitor.actor, given)
      return done.ok ? moved(visit.here, 'resending') : done
    },
  },
}

function linesOf({ language, to }: Visit, { entry, letter }: ReadNotice): readonly SummaryLine[] {
  const say = texts[language]
  const { address, state, createdAt, sentAt, attempts, doubts, lastErrorCode, about } = entry
  const moment = (name: string, at: typeof sentAt) =>
    at === null ? [] : [{ name, value: formatMoment(at, language) }]
  return [
    {
      name: say.state,
      value: <StatusTag label={noticeStates[state][language]} tone={noticeTones[state]} />,
    },
    { name: say.to, value: address ?? say.erasedAddress },
    ...(letter ? [{ name: say.subject, value: letter.subject }] : []),
    ...moment(say.created, createdAt),
    ...moment(say.sent, sentAt),
    ...(attempts > 0 ? [{ name: say.attempts, value: say.times(attempts) }] : []),
    ...(doubts > 0 ? [{ name: say.doubts, value: say.doubtful(doubts) }] : []),
    ...(lastErrorCode === null ? [] : [{ name: say.error, value: lastErrorCode }]),
    ...(about.application
      ? [
          {
            name: say.about,
            value: (
              <a href={to.deskApplication({ application: about.application })}>{say.application}</a>
            ),
          },
        ]
      : []),
  ]
}

type PartProps = { readonly visit: Visit; readonly read: ReadNotice }

/** Only what could not be sent, or was kept, can be sent again. */
function Resend({ visit, read }: PartProps): Child {
  const { state, programme } = read.entry
  if (state !== 'failed' && state !== 'kept') return null
  const say = texts[visit.language]
  return (
    <ActButton
      form={visit.form('resend')}
      label={say.resend}
      allowed={mayAct(visit.visitor.actor, 'notice.resend', { programme })}
    />
  )
}

type LetterProps = {
  readonly visit: Visit
  readonly letter: Letter
  readonly entry: ReadNotice['entry']
}

/** The plain text word for word; the other part as a document of its own. */
function LetterParts({ visit, letter, entry }: LetterProps): Child {
  const { language, to, params, visitor } = visit
  const say = texts[language]
  // What is kept and never sent is handed over by an administrator (`commands/notice/mailbox.ts`).
  const isOpen = entry.state === 'kept' && holds(visitor.actor, 'administrator', { programme: '' })
  const text = letter.lines.map((line) => line.map((piece) => piece.text).join('')).join('\n')
  return (
    <>
      <section>
        <h2>{say.text}</h2>
        <pre class="letter" lang={letter.language} tabindex={0}>
          {text}
        </pre>
      </section>
      <section>
        <h2>{say.html}</h2>
        <p>
          <a href={to.deskNoticeHtml(params)}>{say.openHtml}</a>
        </p>
        <p class="hint">{isOpen ? say.open : say.hidden}</p>
      </section>
    </>
  )
}

const texts = {
  ja: {
    notices: '通知',
    state: '状態',
    to: '宛先',
    erasedAddress: '（消去済み）',
    subject: '件名',
    created: '作成',
    sent: '送信',
    attempts: '送信を試みた回数',
    times: (count: number) => `${count}回`,
    doubts: '届いたか分からない送信',
    doubtful: (count: number) => `${count}回（もう届いているかもしれません）`,
    error: '送れなかった理由の番号',
    about: '関わる申込',
    application: '申込を見る',
    resend: 'もう一度送る',
    erased: '本文は消去されました。',
    text: 'テキストの部分',
    html: 'HTMLの部分',
    openHtml: 'HTMLの部分を開く',
    open: 'メールが送られないため、本人だけが開けるアドレスも管理者に示しています。ほかの人には渡さないでください。',
    hidden:
      '開くだけで本人として操作できるアドレスは、ここでは隠しています。本人に届くメールには入っています。',
  },
  en: {
    notices: 'Notices',
    state: 'State',
    to: 'To',
    erasedAddress: '(erased)',
    subject: 'Subject',
    created: 'Made',
    sent: 'Sent',
    attempts: 'Attempts',
    times: (count: number) => String(count),
    doubts: 'Perhaps delivered',
    doubtful: (count: number) => `${count} (it may have arrived already)`,
    error: 'Code of the last error',
    about: 'About',
    application: 'See the application',
    resend: 'Send it again',
    erased: 'What it said was erased.',
    text: 'The part in plain text',
    html: 'The part in HTML',
    openHtml: 'Open the part in HTML',
    open: 'No mail was sent, so administrators see the addresses that only its reader may open. Give them to nobody else.',
    hidden:
      'Addresses that let one act in the reader’s name are hidden here. The mail itself has them.',
  },
} as const
