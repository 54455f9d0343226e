/** The ticket, to show and to print: a large QR code, its number, and what it is for. */
import type { Child } from 'hono/jsx'
import { formatTicketCode, type TicketCode } from '../../domain/delivery/ticket.ts'
import { qrSvg } from '../../formats/qr.tsx'
import type { Language } from '../../kit/bilingual.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { formatSpan } from '../ui/when.ts'
import { hasTicket } from './own-acts.ts'
import { type OwnApplication, readOwn } from './read-own.ts'
import { qrTextOf } from './ticket-paper.ts'

type Visit = PersonalVisit<'ticket'>

/** The ticket of one's own application. */
export const ticketPage: PersonalPage<'ticket'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const read = await readOwn(visit, params.application)
    if (!read.ok) return read
    const own = read.value
    const say = texts[language]
    const title = own.offering.settings.title[language]
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: title, href: to.application({ application: own.application.id }) },
        { name: say.title },
      ],
      body: hasTicket(own) ? (
        <Ticket visit={visit} own={own} />
      ) : (
        <NoTicket visit={visit} own={own} />
      ),
    })
  },
}

type PartProps = { readonly visit: Visit; readonly own: OwnApplication }

function Ticket({ visit, own }: PartProps): Child {
  const { language, services } = visit
  const { application, offering, detail, session, dates } = own
  const say = texts[language]
  const number = formatTicketCode(application.number as TicketCode)
  return (
    <>
      <article class="ticket">
        <h1>
          <span class="over-title">{say.title}</span>
          {offering.settings.title[language]}
        </h1>
        <div class="ticket-code">
          {qrSvg(qrTextOf(own, services.siteUrl), say.code(number))}
          <p class="code-number">
            <span aria-hidden="true">{number}</span>
            <span class="for-readers">{say.spelled(Array.from(number).join(' '))}</span>
          </p>
        </div>
        <div class="ticket-what">
          {detail?.name && <p class="ticket-name">{say.name(detail.name)}</p>}
          {dates.map((date) => (
            <p class={date.state === 'cancelled' ? 'ticket-date cancelled' : 'ticket-date'}>
              <strong>{formatSpan(date, language)}</strong>
              {[date.title[language], date.place[language]].filter(Boolean).map((text) => (
                <span class="card-place">{text}</span>
              ))}
              {date.state === 'cancelled' && <span>{say.cancelled}</span>}
            </p>
          ))}
          {session === null && dates.length === 0 && <p>{say.noDate}</p>}
        </div>
      </article>
      <Keeping visit={visit} own={own} />
      <Others visit={visit} own={own} />
    </>
  )
}

/** How to have it at hand where there is no network. */
function Keeping({ visit: { language, to }, own: { application, dates } }: PartProps): Child {
  const say = texts[language]
  const { id } = application
  return (
    <section class="screen-only">
      <h2>{say.keep}</h2>
      <p>{say.keepText}</p>
      <div class="ways">
        <a class="button-link secondary" href={to.ticketPdf({ application: id })} download="">
          {say.pdf}
        </a>
        {dates.length > 0 && (
          <a class="button-link secondary" href={to.calendarIcs({ application: id })} download="">
            {say.calendar}
          </a>
        )}
      </div>
    </section>
  )
}

/** The tickets of those who come along. */
function Others({ visit: { language, to }, own: { application, together } }: PartProps): Child {
  const others = together.filter((member) => member.application.id !== application.id)
  if (others.length === 0) return null
  const say = texts[language]
  return (
    <section class="screen-only">
      <h2>{say.others}</h2>
      <ul class="together">
        {others.map((member) => (
          <li>
            <a href={to.ticket({ application: member.application.id })}>
              {member.name ?? formatTicketCode(member.application.number as TicketCode)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NoTicket({ visit: { language, to }, own: { application } }: PartProps): Child {
  const say = texts[language]
  return (
    <>
      <h1>{say.none}</h1>
      <p class="lead">{say.noneText}</p>
      <p>
        <a href={to.application({ application: application.id })}>{say.back}</a>
      </p>
    </>
  )
}

const texts = {
  ja: {
    myPage: 'マイページ',
    title: '入場券',
    code: (number: string) => `申込番号 ${number} のQRコード`,
    spelled: (number: string) => `申込番号 ${number}`,
    name: (name: string) => `${name} 様`,
    cancelled: '中止になりました',
    noDate: '日程は、決まりしだいお知らせします。',
    keep: '通信できない場所で見せるには',
    keepText:
      'PDFを保存するか、この画面を撮っておいてください。紙に印刷しても、番号を伝えるだけでも入れます。',
    pdf: 'PDFを保存する',
    calendar: 'カレンダーに入れる（.ics）',
    others: 'いっしょに参加する方の入場券',
    none: '入場券はありません',
    noneText: '席が決まると、ここに入場券が出ます。',
    back: '申込のページに戻る',
  },
  en: {
    myPage: 'My page',
    title: 'Ticket',
    code: (number: string) => `QR code of ${number}`,
    spelled: (number: string) => `Application number ${number}`,
    name: (name: string) => name,
    cancelled: 'Cancelled',
    noDate: 'The date will be announced.',
    keep: 'To show it where there is no network',
    keepText:
      'Save the PDF or take a picture of this page. A printout, or just that number, will do as well.',
    pdf: 'Save as PDF',
    calendar: 'Add to my calendar (.ics)',
    others: 'Tickets of those who come with you',
    none: 'There is no ticket',
    noneText: 'Your ticket will be here once you have a seat.',
    back: 'Back to the application',
  },
} as const satisfies Record<Language, object>
