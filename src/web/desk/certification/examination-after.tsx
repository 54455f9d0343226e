/** What a certification has come to: its certificates, its yearly reports, the register. */
import type { Child } from 'hono/jsx'
import { certificationRights } from '../../../commands/certification/rights.ts'
import { mayWith } from '../../../domain/access/capability.ts'
import { formatCertificationNumber } from '../../../domain/delivery/certification/number.ts'
import {
  certificateSorts,
  renewalOpensOn,
  reportedYear,
} from '../../../domain/delivery/certification/period.ts'
import { formatFiscalYear } from '../../../domain/fiscal-year.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import type { PartProps } from './examination-read.ts'
import { reportFields } from './examination-fields.ts'
import { leadsOn } from './examination-state.ts'

/** The certificates, each with its number and its days, and how the register shows it. */
export function CertificatesPart({ visit, read }: PartProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { certificates, entry, settings, application } = read
  const last = certificates.at(-1)
  if (!last) return null
  const agreed = entry?.agreedAt ?? null
  return (
    <section>
      <h2>{say.certificates}</h2>
      <table class="plain stacked">
        <caption class="for-readers">{say.certificates}</caption>
        <thead>
          <tr>
            <th scope="col">{say.number}</th>
            <th scope="col">{say.sort}</th>
            <th scope="col">{say.valid}</th>
          </tr>
        </thead>
        <tbody>
          {certificates.map((certificate) => (
            <tr>
              <th scope="row">
                {certificate.letter === null ? (
                  formatCertificationNumber(certificate, language)
                ) : (
                  <a href={to.deskLetter({ letter: certificate.letter })}>
                    {formatCertificationNumber(certificate, language)}
                  </a>
                )}
              </th>
              <td data-label={say.sort}>{certificateSorts[certificate.sort][language]}</td>
              <td data-label={say.valid}>
                {say.span(
                  formatDate(certificate.from, language),
                  formatDate(certificate.until, language),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <SummaryList
        lines={[
          {
            name: say.renewal,
            value: formatDate(renewalOpensOn(last, settings.renewalMonths), language),
          },
          {
            name: say.register,
            value:
              agreed === null ? (
                say.notAgreed
              ) : (
                <a href={to.registered({ application: application.id })}>{entry?.name[language]}</a>
              ),
          },
        ]}
      />
    </section>
  )
}

/** The yearly reports: which came, which are missing, and the next. */
export function ReportsPart({ visit, read }: PartProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const { reports, offering } = read
  const { received, missing, next } = reports
  const may = mayWith(visitor.actor, certificationRights.check, offering).ok
  const mayReport = may && leadsOn(read, 'report')
  const form = visit.form('report')
  if (received.length === 0 && missing.length === 0 && next === null && !mayReport) return null
  return (
    <section>
      <h2>{say.reports}</h2>
      <SummaryList
        lines={[
          ...received.map(({ year, receivedOn }) => ({
            name: formatFiscalYear(year ?? reportedYear(receivedOn), language),
            value: say.received(formatDate(receivedOn, language)),
          })),
          ...missing.map(({ year, dueOn }) => ({
            name: formatFiscalYear(year, language),
            value: (
              <>
                <StatusTag label={say.missing} tone="attention" />{' '}
                {say.due(formatDate(dueOn, language))}
              </>
            ),
          })),
          ...(next === null
            ? []
            : [
                {
                  name: formatFiscalYear(next.year, language),
                  value: say.due(formatDate(next.dueOn, language)),
                },
              ]),
        ]}
      />
      {mayReport && (
        <details class="more" open={form.isShownAgain}>
          <summary>{say.enter}</summary>
          <Form form={form}>
            <Fields form={form} fields={reportFields} />
            <Buttons submit={say.enter} />
          </Form>
        </details>
      )}
    </section>
  )
}

const texts = {
  ja: {
    certificates: '認証書',
    number: '認証番号',
    sort: '種類',
    valid: '有効期間',
    span: (from: string, until: string) => `${from}から${until}まで`,
    renewal: '更新の申請を受け付ける日',
    register: '登録簿',
    notAgreed: '公表の同意がないため、載っていません。',
    reports: '年次の報告',
    received: (day: string) => `${day}に受け取りました`,
    missing: '未提出',
    due: (day: string) => `期限 ${day}`,
    enter: '紙で届いた報告を記録する',
  },
  en: {
    certificates: 'Certificates',
    number: 'Number',
    sort: 'Sort',
    valid: 'Valid',
    span: (from: string, until: string) => `${from} to ${until}`,
    renewal: 'Renewal may be asked for from',
    register: 'Register',
    notAgreed: 'Not shown: the organisation has not agreed.',
    reports: 'Yearly reports',
    received: (day: string) => `received on ${day}`,
    missing: 'missing',
    due: (day: string) => `due by ${day}`,
    enter: 'A report came on paper',
  },
} as const
