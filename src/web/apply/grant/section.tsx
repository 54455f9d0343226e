/** On the page of one's own application: what was decided, by when to act, and how to go on. */
import type { Child } from 'hono/jsx'
import { claimDeadline, reportDeadline } from '../../../domain/delivery/grant/deadline.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { readGrantCase } from '../../../commands/grant/read-case.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { withAuthority } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import type { OwnApplication } from '../read-own.ts'
import { Verdicts } from './verdicts.tsx'

/** The section. */
export async function grantSection(visit: AnyVisit, own: OwnApplication): Promise<Child | null> {
  const { services, language, to } = visit
  const { id: application, state } = own.application
  const read = await withAuthority(services.database, services.authority, (books) =>
    readGrantCase(books, application, own.now),
  )
  if (!read.ok) return null
  const { award, settings, settlement, eligibility } = read.value
  const say = texts[language]
  const yen = (value: number) => yenWords(value)[language]
  if (!award) {
    const isOpen = ['submitted', 'returned', 'reviewing'].includes(state)
    if (!isOpen || eligibility.length === 0) return null
    return (
      <section>
        <h2>{say.eligibility}</h2>
        <Verdicts verdicts={eligibility} language={language} />
      </section>
    )
  }
  const ends = award.endsOn ?? settings.reportLatestOn
  const lines: SummaryLine[] = [{ name: say.decided, value: yen(award.decidedYen) }]
  if (award.fixed) lines.push({ name: say.fixed, value: yen(award.fixed.yen) })
  if (state === 'decided' && ends !== null) {
    lines.push({ name: say.report, value: formatDate(reportDeadline(settings, ends), language) })
  }
  if (state === 'fixed' && award.fixed) {
    const due = claimDeadline(settings, award.fixed.on)
    lines.push({ name: say.claim, value: formatDate(due, language) })
  }
  if (award.paidOn) lines.push({ name: say.paid, value: formatDate(award.paidOn, language) })
  if (settlement && award.repayment) {
    lines.push({ name: say.owed, value: yen(settlement.leftYen) })
    lines.push({ name: say.due, value: formatDate(award.repayment.dueOn, language) })
  }
  return (
    <section>
      <h2>{say.title}</h2>
      <SummaryList lines={lines} />
      <p>
        {state === 'fixed' && (
          <a class="button-link" href={to.grantClaim({ application })}>
            {say.toClaim}
          </a>
        )}{' '}
        <a href={to.grantStanding({ application })}>{say.more}</a>
      </p>
    </section>
  )
}

const texts = {
  ja: {
    title: '交付の内容',
    eligibility: '対象の要件',
    decided: '交付決定額',
    fixed: '確定額',
    report: '実績報告の期限',
    claim: '請求の期限',
    paid: '振込日',
    owed: '返還していただく額の残り',
    due: '納期限',
    toClaim: '請求する',
    more: '決定の内容・条件・取下げを見る',
  },
  en: {
    title: 'The grant',
    eligibility: 'Who may apply',
    decided: 'Granted',
    fixed: 'Fixed',
    report: 'Report due',
    claim: 'Claim due',
    paid: 'Transferred on',
    owed: 'Still to be paid back',
    due: 'Due',
    toClaim: 'Claim it',
    more: 'The decision, its conditions, and withdrawing',
  },
} as const
