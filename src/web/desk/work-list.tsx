/** The desk's first page: what waits for this person, and since when. */
import type { Child } from 'hono/jsx'
import { readWork, type Work as CountedWork } from '../../commands/read-work.ts'
import { placementNeeds } from '../../domain/delivery/placement/need.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import type { OfferingWork, SessionWork } from '../../store/work-list.ts'
import { mayAnywhere } from '../admission.ts'
import { type AnyVisit, type PersonalPage, shown } from '../personal.ts'
import { formatMoment, formatSpan } from '../ui/when.ts'
import { inBooks, nowOf } from './books.ts'
import { type PlanLines, readPlanLines } from './plan-lines.ts'
import { sinceDay, supportNeeds } from './support/work-words.ts'
import { workLinks } from './work-links.ts'
import { type WorkRow, WorkSection } from './work-section.tsx'

/** The work list. */
export const workListPage: PersonalPage<'desk'> = {
  for: 'desk.open',
  show: async (visit) => {
    const now = nowOf(visit)
    const work: Work = await inBooks(visit, async (books) => ({
      ...(await readWork(books, visit.visitor.actor, now)),
      lines: await readPlanLines(books),
    }))
    const { language } = visit
    const say = texts[language]
    const rows = sections.map((section) => section.rows(work, visit))
    const count = rows.flat().length
    return shown({
      title: say.title,
      body: (
        <>
          <h1>{say.title}</h1>
          {count === 0 ? (
            <Nothing visit={visit} hasAny={work.hasAny} />
          ) : (
            sections.map(({ title, lead }, index) => (
              <WorkSection
                title={title[language]}
                lead={lead[language]}
                rows={rows[index] ?? []}
                language={language}
              />
            ))
          )}
        </>
      ),
    })
  },
}

type Work = CountedWork & { readonly lines: PlanLines }

type Section = {
  readonly title: Bilingual
  readonly lead: Bilingual
  rows(work: Work, visit: AnyVisit): readonly WorkRow[]
}

const sections: readonly Section[] = [
  {
    title: { ja: '対応を待っている申込', en: 'Applications that wait for you' },
    lead: {
      ja: '長く待っている順です。',
      en: 'Those that have waited longest come first.',
    },
    rows: ({ awaiting, lines }, visit) =>
      awaiting.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.awaiting(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: '返事を待っている相談の続き', en: 'Consultations that go on' },
    lead: {
      ja: '相談した方から、新しいメッセージが届いています。',
      en: 'The person has written again.',
    },
    rows: ({ followUps, lines }, visit) =>
      followUps.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: visit.to.consultationQueue({ state: 'goes-on', offering: work.offering }),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: '今日までに連絡する相談', en: 'To get in touch with by today' },
    lead: {
      ja: '次に連絡する日が来ています。',
      en: 'The day that was set for it has come.',
    },
    rows: ({ contacts, lines }, visit) =>
      contacts.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: visit.to.consultationQueue({ state: 'contact', offering: work.offering }),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
      })),
  },
  {
    title: { ja: '伴走支援の予定', en: 'Due in supports' },
    lead: {
      ja: '予定の日が来た支援と、あなたの機関に割り当てられてまだ登録していない支援です。',
      en: 'What has come to its day, and supports of your agency that have not registered yet.',
    },
    rows: ({ supports, lines }, visit) =>
      supports.map((work) => ({
        ...rowOf(work, lines, visit.language),
        title: `${work.title[visit.language]} ${supportNeeds[work.need][visit.language]}`,
        href: workLinks.supports(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: sinceDay(work.since, visit.language),
      })),
  },
  {
    title: { ja: 'トライアル就労', en: 'Trial placements' },
    lead: {
      ja: '紹介、返事、見学、決定、開始、終了、結果、定着の順に、次にすることです。',
      en: 'What is to be done next: proposals, answers, visits, decisions, results, retention.',
    },
    rows: ({ placements, lines }, visit) =>
      placements.map((work) => ({
        ...rowOf(work, lines, visit.language),
        title: `${work.title[visit.language]} ${placementNeeds[work.need][visit.language]}`,
        href: workLinks.placements(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: '報告が遅れている訪問', en: 'Visits whose report is overdue' },
    lead: {
      ja: '専門家の報告の期限が過ぎています。専門家に確かめてください。',
      en: 'The expert has not reported in time. Ask them.',
    },
    rows: ({ overdueReports, lines }, visit) =>
      overdueReports.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.requests(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: {
      ja: '会社の確認を待っている訪問の報告',
      en: 'Reports that companies have not confirmed',
    },
    lead: {
      ja: '報告から2週間を過ぎても、会社の確認と評価がありません。',
      en: 'Two weeks have gone by without an answer of the company.',
    },
    rows: ({ unconfirmed, lines }, visit) =>
      unconfirmed.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.requests(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: '承認を待っている謝金の請求', en: 'Fee claims to approve' },
    lead: { ja: '専門家から届いた請求です。', en: 'They came from experts.' },
    rows: ({ feeClaims }, { language, to }) => {
      if (feeClaims === null) return []
      const moment = formatMoment(feeClaims.since, language)
      return [
        {
          title: language === 'ja' ? '謝金の請求' : 'Fee claims',
          under: '',
          href: to.feeClaims(),
          count: counts.applications(feeClaims.count)[language],
          size: feeClaims.count,
          when: language === 'ja' ? `${moment}から` : `since ${moment}`,
        },
      ]
    },
  },
  {
    title: { ja: '審査会の結果を記録する認証', en: 'Committees to record' },
    lead: {
      ja: '確認の終わった申請です。審査会の結果を記録してください。',
      en: 'All is checked. Record what the committee said.',
    },
    rows: ({ certifications, lines }, visit) =>
      certifications.committees.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.awaiting(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: '年次の報告が届いていない認証事業者', en: 'Yearly reports that are missing' },
    lead: {
      ja: '期限が過ぎています。事業者に連絡してください。',
      en: 'They have come due. Get in touch with the organisations.',
    },
    rows: ({ certifications, lines }, visit) =>
      certifications.reportsMissing.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.certified(work, visit, { owing: 'yes' }),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: 'まもなく期限が来る認証', en: 'Certificates that end soon' },
    lead: {
      ja: '次の申請がまだ届いていません。期限が過ぎると失効します。',
      en: 'Nothing was asked for yet. They expire after their last day.',
    },
    rows: ({ certifications, lines }, visit) =>
      certifications.ending.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.certified(work, visit, { sort: 'until' }),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: until(work, visit.language),
      })),
  },
  {
    title: { ja: 'まもなく期限が来る席のご案内', en: 'Offered seats that lapse soon' },
    lead: {
      ja: '返事がないまま期限が来ると、席は自動で次の方へ回ります。',
      en: 'Without an answer the seat goes to the next in line by itself.',
    },
    rows: ({ offers, lines }, visit) =>
      offers.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.offers(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: until(work, visit.language),
      })),
  },
  {
    title: { ja: '今日と明日の日程', en: 'Today and tomorrow' },
    lead: { ja: '時刻の早い順です。', en: 'In the order of their times.' },
    rows: ({ today, lines }, visit) => today.map((work) => sessionRow(work, lines, visit)),
  },
  {
    title: { ja: '実施済みにしていない日程', en: 'Past sessions not marked as held' },
    lead: {
      ja: '「実施済み」にすると、開催の実績に数えられます。行われなかった日程は中止にしてください。',
      en: 'Marked as held, they count as results. Cancel those that did not take place.',
    },
    rows: ({ unheld, lines }, visit) => unheld.map((work) => sessionRow(work, lines, visit)),
  },
  {
    title: { ja: '結果を入れていない予約', en: 'Reservations without a result' },
    lead: {
      ja: '時間の過ぎた枠です。来たかどうかを記録してください。',
      en: 'Their time is over. Record whether people came.',
    },
    rows: ({ unmarked, lines }, visit) =>
      unmarked.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: workLinks.unmarked(work, visit),
        count: counts.applications(work.count)[visit.language],
        size: work.count,
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: '公開していない下書き', en: 'Drafts not yet published' },
    lead: {
      ja: '公開するまで、だれにも見えません。',
      en: 'Nobody sees them before they are published.',
    },
    rows: ({ drafts, lines }, visit) =>
      drafts.map((work) => ({
        ...rowOf(work, lines, visit.language),
        href: visit.to.deskOffering({ offering: work.offering }),
        when: since(work, visit.language),
      })),
  },
  {
    title: { ja: '送れなかった通知', en: 'Notices that could not be sent' },
    lead: {
      ja: '宛先を確かめて、送り直してください。',
      en: 'Check the addresses and send them again.',
    },
    rows: ({ failed }, visit) =>
      failed === 0
        ? []
        : [
            {
              title: visit.language === 'ja' ? '送信できなかった通知' : 'Notices that failed',
              under: '',
              href: workLinks.failedNotices(visit),
              count: counts.notices(failed)[visit.language],
            },
          ],
  },
]

const counts = {
  applications: (count: number) => ({ ja: `${count}件`, en: String(count) }),
  notices: (count: number) => ({ ja: `${count}通`, en: String(count) }),
}

function rowOf(work: OfferingWork | SessionWork, lines: PlanLines, language: Language) {
  return { title: work.title[language], under: lines.nameOf(work, language) }
}

function since({ since: from }: OfferingWork, language: Language): string {
  const moment = formatMoment(from, language)
  return language === 'ja' ? `${moment}から` : `since ${moment}`
}

function until({ since: at }: OfferingWork, language: Language): string {
  const moment = formatMoment(at, language)
  return language === 'ja' ? `${moment}まで` : `until ${moment}`
}

function sessionRow(work: SessionWork, lines: PlanLines, visit: AnyVisit): WorkRow {
  const { language } = visit
  const { taken, capacity, count, session } = work
  const seats = capacity === null ? `${taken}` : `${taken}/${capacity}`
  const slots = session === null ? (language === 'ja' ? `${count}枠 ` : `${count} slots, `) : ''
  const named = [work.sessionTitle[language], work.place[language]].filter(Boolean)
  return {
    title: work.title[language],
    under: [lines.nameOf(work, language), ...named].join(language === 'ja' ? '／' : ' / '),
    href: workLinks.session(work, visit),
    count: language === 'ja' ? `${slots}予約 ${seats}` : `${slots}${seats} reserved`,
    when: formatSpan(work, language),
  }
}

type NothingProps = { readonly visit: AnyVisit; readonly hasAny: boolean }

/** What to do where nothing waits. */
function Nothing({ visit, hasAny }: NothingProps): Child {
  const say = texts[visit.language]
  const { to, visitor } = visit
  const mayEdit = mayAnywhere(visitor.actor, 'offering.edit')
  if (!hasAny && mayEdit) {
    return (
      <div class="empty">
        <p>{say.first}</p>
        <p>
          <a class="button" href={to.newOffering()}>
            {say.make}
          </a>
        </p>
      </div>
    )
  }
  return (
    <div class="empty">
      <p>{hasAny ? say.done : say.nothing}</p>
      {mayAnywhere(visitor.actor, 'offering.read') && (
        <p>
          <a href={to.deskOfferings()}>{say.see}</a>
        </p>
      )}
    </div>
  )
}

const texts = {
  ja: {
    title: '仕事の一覧',
    first: 'まだ募集がありません。最初の募集を作ると、申込や日程がここに並びます。',
    make: '募集を作る',
    done: 'いま、あなたの対応を待っているものはありません。',
    nothing: 'あなたの事業には、まだ募集がありません。',
    see: '募集の一覧を見る',
  },
  en: {
    title: 'Work list',
    first:
      'There are no offerings yet. Once the first one is made, applications and sessions stand here.',
    make: 'Make an offering',
    done: 'Nothing waits for you now.',
    nothing: 'There are no offerings in your programmes yet.',
    see: 'See the offerings',
  },
} as const
