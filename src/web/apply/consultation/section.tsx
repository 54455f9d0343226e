/** What the page of an application has for consultations: how one talks, and the messages. */
import type { Child } from 'hono/jsx'
import { parseConsultationSettings } from '../../../domain/delivery/consultation/settings.ts'
import { callers } from '../../../domain/delivery/consultation/settings.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import { withAuthority } from '../../../store/database.ts'
import { countTexts } from '../../../store/consultation-text.ts'
import { readWays } from '../../../store/consultation-way.ts'
import { findResource } from '../../../store/session.ts'
import type { AnyVisit } from '../../personal.ts'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import type { OwnApplication } from '../read-own.ts'

/** The section. */
export async function consultationSection(
  visit: AnyVisit,
  own: OwnApplication,
): Promise<Child | null> {
  const { language, to, services } = visit
  const { application, session } = own
  const say = words[language]
  const { id: application_ } = application
  const read = await withAuthority(services.database, services.authority, async (books) => ({
    ways: await readWays(books, [application.id]),
    texts: await countTexts(books, application.id),
    at: session?.resource ? await findResource(books, session.resource) : undefined,
  }))
  const way = read.ways.get(application.id) ?? own.offering.settings.channels[0] ?? null
  const count = read.texts.message + read.texts.answer
  const place = { application: application_ }
  return (
    <>
      {session !== null && way !== null && (
        <section>
          <h2>{say.way}</h2>
          <SummaryList
            lines={[
              { name: say.way, value: channels[way][language] },
              ...(read.at ? [{ name: say.counsellor, value: read.at.name[language] }] : []),
              ...linesOf(visit, own, way),
            ]}
          />
          {application.state === 'booked' && (
            <p class="links">
              {own.offering.settings.channels.length > 1 && (
                <a href={to.chooseWay(place)}>{say.change}</a>
              )}
              <a href={to.moveBooking(place)}>{say.move}</a>
            </p>
          )}
        </section>
      )}
      <section>
        <h2>{say.messages}</h2>
        <p>{count === 0 ? say.none : say.count(count)}</p>
        <p>
          <a class="button-link secondary" href={to.messages(place)}>
            {say.open}
          </a>
        </p>
      </section>
    </>
  )
}

/** Where to go, what to open, or who calls whom. */
function linesOf(visit: AnyVisit, own: OwnApplication, way: Channel): readonly SummaryLine[] {
  const { language } = visit
  const { session, detail, offering, application } = own
  const say = words[language]
  if (way === 'online') {
    const link = session?.onlineLink ?? null
    const isShown = link !== null && application.state === 'booked'
    const isAddress = isShown && /^https?:\/\//i.test(link)
    return [
      {
        name: say.link,
        value: isAddress ? (
          <a href={link} rel="noreferrer">
            {say.join}
          </a>
        ) : (
          (link ?? say.linkLater)
        ),
      },
    ]
  }
  if (way !== 'telephone') return []
  const read = parseConsultationSettings(offering.settings.details)
  if (!read.ok) return []
  const { caller, number } = read.value.telephone
  const own_ = caller === 'office' ? [detail?.telephone ?? say.noNumber] : []
  return [
    { name: say.telephone, value: callers[caller][language] },
    ...own_.map((value) => ({ name: say.yourNumber, value })),
    ...(number === '' ? [] : [{ name: say.number, value: number }]),
  ]
}

const words = {
  ja: {
    way: '相談の方法',
    counsellor: '担当',
    change: '方法を変える',
    move: '日時を変える',
    messages: 'メッセージ',
    none: '相談員に、前もって伝えたいことを書けます。',
    count: (count: number) => `やりとりが${count}件あります。`,
    open: 'メッセージを見る・書く',
    link: 'オンラインの参加先',
    join: '参加先を開く',
    linkLater: '準備中です。当日までにここに出ます。',
    telephone: '電話のかけ方',
    yourNumber: 'おかけする番号',
    noNumber: '（電話番号がありません。「方法を変える」から入力してください）',
    number: '電話番号',
  },
  en: {
    way: 'How you talk',
    counsellor: 'With',
    change: 'Change how',
    move: 'Change the time',
    messages: 'Messages',
    none: 'You may write to the counsellor beforehand.',
    count: (count: number) => `Messages so far: ${count}.`,
    open: 'Read and write messages',
    link: 'Link',
    join: 'Open the meeting',
    linkLater: 'It will stand here before the day.',
    telephone: 'Who calls',
    yourNumber: 'Number that is called',
    noNumber: '(there is none: enter one under "Change how")',
    number: 'Telephone number',
  },
} as const
