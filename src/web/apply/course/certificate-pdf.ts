/** One's own certificate as PDF; those who run the course can open it too. */
import { getCertificate } from '../../../commands/course/certificate.ts'
import { formatCertificateNumber } from '../../../domain/delivery/course/certificate.ts'
import { renderPdf } from '../../../formats/pdf/render.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { isBlank } from '../../../kit/text.ts'
import { readDetails } from '../../../store/application.ts'
import { withAuthority } from '../../../store/database.ts'
import { contextOf, type PrivateFile } from '../../personal.ts'

/** The certificate, in the language of the address. */
export const certificatePdf: PrivateFile<'certificatePdf'> = {
  for: 'signed-in',
  write: async (visit) => {
    const { language, services, params, to } = visit
    const { application } = params
    if (!isId(application)) return unknown
    const issued = await getCertificate(contextOf(visit), application)
    if (!issued.ok) return issued
    const { number, document, issuedOn } = issued.value
    const details = await withAuthority(services.database, services.authority, (books) =>
      readDetails(books, [application]),
    )
    const name = details.get(application)?.name ?? ''
    if (isBlank(name)) return nameMissing
    const address = to.certificate({ number: formatCertificateNumber(number, 'en') })
    const written = formatCertificateNumber(number, language)
    const printed = await renderPdf({
      kind: 'certificate',
      language,
      authority: document.authority[language],
      date: issuedOn,
      number: written,
      person: name,
      course: document.course[language],
      period: { from: document.from, to: document.to },
      hours: document.hours,
      signatory: document.signatory?.[language] ?? null,
      checkUrl: services.siteUrl === null ? null : new URL(address, services.siteUrl).href,
    })
    if (!printed.ok) return printed
    const title = language === 'ja' ? '修了証' : 'certificate'
    return ok({
      type: 'application/pdf',
      saveAs: `${title}-${formatCertificateNumber(number, 'en')}.pdf`,
      content: new Uint8Array(printed.value),
      isShown: true,
    })
  },
}

const unknown = refuse(
  'certificate_unknown',
  'この修了証は見つかりません。マイページから開き直してください。',
  'This certificate cannot be found. Open it from your page again.',
)

const nameMissing = refuse(
  'certificate_name_is_blank',
  '修了証に入れる氏名がありません。講座の問い合わせ先にご連絡ください。',
  'There is no name for the certificate. Please ask the office of the course.',
)
