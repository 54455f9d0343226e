/** On the page of one's own application: the certificates, what is due, and the register. */
import type { Child } from 'hono/jsx'
import {
  type ReportStanding,
  standingOf,
} from '../../../commands/certification/read-examination.ts'
import { boundSentence, type Criterion } from '../../../domain/delivery/certification/criterion.ts'
import { formatCertificationNumber } from '../../../domain/delivery/certification/number.ts'
import {
  certificateSorts,
  renewalOpensOn,
  reportedYear,
} from '../../../domain/delivery/certification/period.ts'
import { statesInForce } from '../../../domain/delivery/certification/standing.ts'
import { parseCertificationSettings } from '../../../domain/delivery/certification/settings.ts'
import { type FiscalYear, formatFiscalYear } from '../../../domain/fiscal-year.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { type CalendarDate, formatDate, japanDate } from '../../../kit/calendar.ts'
import {
  type CertificationCertificate,
  listCertificates,
} from '../../../store/certification-certificate.ts'
import { findEntry, listCertified } from '../../../store/certification-register.ts'
import { withAuthority } from '../../../store/database.ts'
import type { AnyVisit } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import type { OwnApplication } from '../read-own.ts'

/** The section; null where the settings cannot be read. */
export async function certificationSection(
  visit: AnyVisit,
  own: OwnApplication,
): Promise<Child | null> {
  const settings = parseCertificationSettings(own.offering.settings.details)
  if (!settings.ok) return null
  const { language, services, to } = visit
  const { application, now } = own
  const today = japanDate(new Date(now))
  const { id } = application
  const read = await withAuthority(services.database, services.authority, async (books) => {
    const certificates = await listCertificates(books, [id])
    const [certified] = await listCertified(books, { application: id, endedSince: today })
    return { certificates, certified, entry: await findEntry(books, id) }
  })
  const { certificates, entry } = read
  const say = texts[language]
  const last = certificates.at(-1)
  const isInForce = statesInForce.some((state) => state === application.state)
  if (!last || !isInForce) return <Criteria {...{ criteria: settings.value.criteria, language }} />
  const reports = standingOf(certificates, {
    received: read.certified?.reports ?? [],
    reportDue: settings.value.reportDue,
    today,
  })
  const isShown = (entry?.agreedAt ?? null) !== null
  const { renewalMonths } = settings.value
  return (
    <section>
      <h2>{say.title}</h2>
      <SummaryList
        lines={[
          ...certificateLines(last, { renewalMonths, language }),
          ...reportLines(reports, language),
          {
            name: say.register,
            value: isShown ? (
              <a href={to.registered({ application: id })}>{say.shown}</a>
            ) : (
              say.notShown
            ),
          },
        ]}
      />
      <p>
        <a href={to.registerEntry({ application: id })}>{say.edit}</a>
      </p>
    </section>
  )
}

function certificateLines(
  last: CertificationCertificate,
  { renewalMonths, language }: { readonly renewalMonths: number; readonly language: Language },
): readonly SummaryLine[] {
  const say = texts[language]
  const { from, until, sort } = last
  const opensOn = formatDate(renewalOpensOn(last, renewalMonths), language)
  return [
    { name: say.number, value: formatCertificationNumber(last, language) },
    { name: say.sort, value: certificateSorts[sort][language] },
    {
      name: say.valid,
      value: say.span(formatDate(from, language), formatDate(until, language)),
    },
    ...(sort === 'provisional' ? [] : [{ name: say.renewal, value: say.from(opensOn) }]),
  ]
}

function reportLines(
  { received, missing, next }: ReportStanding,
  language: Language,
): readonly SummaryLine[] {
  const say = texts[language]
  const nameOf = (year: FiscalYear) => say.report(formatFiscalYear(year, language))
  const dueOf = (day: CalendarDate) => say.due(formatDate(day, language))
  return [
    ...received.map(({ year, receivedOn }) => ({
      name: nameOf(year ?? reportedYear(receivedOn)),
      value: say.received(formatDate(receivedOn, language)),
    })),
    ...missing.map(({ year, dueOn }) => ({
      name: nameOf(year),
      value: (
        <>
          <StatusTag label={say.missing} tone="attention" /> {dueOf(dueOn)}
        </>
      ),
    })),
    ...(next === null ? [] : [{ name: nameOf(next.year), value: dueOf(next.dueOn) }]),
  ]
}

type CriteriaProps = {
  readonly criteria: readonly Criterion[]
  readonly language: 'ja' | 'en'
}

/** What will be looked at, for those who are not certified yet. */
function Criteria({ criteria, language }: CriteriaProps): Child | null {
  if (criteria.length === 0) return null
  return (
    <section>
      <h2>{texts[language].criteria}</h2>
      <ul>
        {criteria.map((each) => (
          <li>
            {each.label[language]}
            <span class="under">{boundSentence(each)?.[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    title: '認証',
    criteria: '認証の基準',
    number: '認証番号',
    sort: '種類',
    valid: '有効期間',
    span: (from: string, until: string) => `${from}から${until}まで`,
    renewal: '更新の申請',
    from: (day: string) => `${day}から受け付けます`,
    report: (year: string) => `${year}の報告`,
    received: (day: string) => `${day}に受け取りました`,
    missing: '未提出',
    due: (day: string) => `期限 ${day}`,
    register: '登録簿',
    shown: '公表しています',
    notShown: '公表していません',
    edit: '登録簿に載せる内容を決める',
  },
  en: {
    title: 'Your certificate',
    criteria: 'Criteria',
    number: 'Number',
    sort: 'Sort',
    valid: 'Valid',
    span: (from: string, until: string) => `${from} to ${until}`,
    renewal: 'Renewal',
    from: (day: string) => `may be asked for from ${day}`,
    report: (year: string) => `Report on ${year}`,
    received: (day: string) => `received on ${day}`,
    missing: 'missing',
    due: (day: string) => `due by ${day}`,
    register: 'Public register',
    shown: 'You are shown',
    notShown: 'You are not shown',
    edit: 'Decide what the register shows',
  },
} as const
