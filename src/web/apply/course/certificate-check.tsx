/** Checking a certificate by its number: whether it holds, and for which course. Never for whom. */
import type { Child } from 'hono/jsx'
import {
  formatCertificateNumber,
  parseCertificateNumber,
} from '../../../domain/delivery/course/certificate.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { type CheckedCertificate, findCertificate } from '../../../store/course-certificate.ts'
import { withAuthority } from '../../../store/database.ts'
import { type AnyVisit, moved, type PersonalPage, shown } from '../../personal.ts'
import { StatusTag } from '../../ui/status-tag.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'

/** The page on which a number is typed. */
export const certificatesPage: PersonalPage<'certificates'> = {
  for: 'anyone',
  show: (visit) => {
    const { language, query, to } = visit
    const say = texts[language]
    const typed = query.get('number')?.slice(0, 100) ?? null
    const read = typed === null ? null : parseCertificateNumber(typed)
    if (read?.ok) {
      const number = formatCertificateNumber(read.value, 'en')
      return Promise.resolve(moved(to.certificate({ number })))
    }
    const fault = read ? read.refusal.message[language] : null
    return Promise.resolve(
      shown({
        title: say.title,
        trail: [{ name: say.title }],
        ...(fault !== null && { status: 422 as const }),
        body: (
          <>
            <h1>{say.title}</h1>
            <p class="lead">{say.lead}</p>
            <Asking visit={visit} typed={typed} fault={fault} />
          </>
        ),
      }),
    )
  },
}

/** The page of a number. */
export const certificatePage: PersonalPage<'certificate'> = {
  for: 'anyone',
  show: async (visit) => {
    const { language, params, services, to } = visit
    const say = texts[language]
    const read = parseCertificateNumber(params.number)
    if (!read.ok) return read
    const found = await withAuthority(services.database, services.authority, (books) =>
      findCertificate(books, read.value),
    )
    const number = formatCertificateNumber(read.value, language)
    return shown({
      title: `${say.title} ${number}`,
      trail: [{ name: say.title, href: to.certificates() }, { name: number }],
      body: (
        <>
          <h1>{say.of(number)}</h1>
          <Answer visit={visit} found={found} />
          <p>
            <a href={to.certificates()}>{say.another}</a>
          </p>
        </>
      ),
    })
  },
}

type AnswerProps = {
  readonly visit: Pick<AnyVisit, 'language'>
  readonly found: CheckedCertificate | undefined
}

function Answer({ visit: { language }, found }: AnswerProps): Child {
  const say = texts[language]
  if (!found?.isValid) {
    return (
      <>
        <p class="lead">
          <StatusTag label={say.notValid} tone="attention" />
        </p>
        <p>{found ? say.revoked : say.unknown}</p>
      </>
    )
  }
  const { document, issuedOn } = found
  return (
    <>
      <p class="lead">
        <StatusTag label={say.valid} tone="good" />
      </p>
      <SummaryList
        lines={[
          { name: say.course, value: document.course[language] },
          { name: say.issuedOn, value: formatDate(issuedOn, language) },
          { name: say.issuer, value: document.authority[language] },
        ]}
      />
      <p class="hint">{say.noName}</p>
    </>
  )
}

type AskingProps = {
  readonly visit: Pick<AnyVisit, 'language' | 'here'>
  readonly typed: string | null
  readonly fault: string | null
}

function Asking({ visit, typed, fault }: AskingProps): Child {
  const say = texts[visit.language]
  return (
    <form class="form" method="get" action={visit.here}>
      <div class={fault === null ? 'form-field' : 'form-field wrong'}>
        <label for="certificate-number">{say.number}</label>
        <p class="hint" id="certificate-number-hint">
          {say.hint}
        </p>
        {fault !== null && (
          <p class="fault" id="certificate-number-fault" role="alert">
            {fault}
          </p>
        )}
        <input
          type="text"
          id="certificate-number"
          name="number"
          value={typed ?? ''}
          aria-describedby={
            fault === null
              ? 'certificate-number-hint'
              : 'certificate-number-hint certificate-number-fault'
          }
          aria-invalid={fault === null ? undefined : 'true'}
          autocomplete="off"
        />
      </div>
      <div class="buttons">
        <button type="submit">{say.check}</button>
      </div>
    </form>
  )
}

const texts = {
  ja: {
    title: '修了証の確認',
    lead: '修了証の番号から、その修了証が有効かどうかを確かめられます。氏名は表示しません。',
    number: '修了証の番号',
    hint: '例：令和5年度-10-0001-R、または 2023-10-0001-R',
    check: '確かめる',
    of: (number: string) => `修了証 第${number}号`,
    valid: '有効です',
    notValid: '有効ではありません',
    unknown: 'この番号の修了証は発行されていません。番号を確かめてください。',
    revoked: 'この修了証は、修了が取り消されたため、いまは有効ではありません。',
    course: '講座',
    issuedOn: '発行日',
    issuer: '発行者',
    noName:
      '氏名は公表していません。修了証に書かれた氏名は、ご本人の身分証明書と照らし合わせてください。',
    another: '別の番号を確かめる',
  },
  en: {
    title: 'Check a certificate',
    lead: 'By its number you can check whether a certificate holds. No name is shown.',
    number: 'Number of the certificate',
    hint: 'Such as 2023-10-0001-R',
    check: 'Check',
    of: (number: string) => `Certificate No. ${number}`,
    valid: 'It is valid',
    notValid: 'It is not valid',
    unknown: 'No certificate was issued under this number. Look at the number again.',
    revoked: 'The completion was taken back, so this certificate does not hold.',
    course: 'Course',
    issuedOn: 'Issued on',
    issuer: 'Issued by',
    noName: 'Names are not published. Compare the name on the certificate with proof of identity.',
    another: 'Check another number',
  },
} as const
