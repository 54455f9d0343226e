/** One's own certificate as PDF; those who run the course can open it too. */
import { getCertificate } from '../../../commands/course/certificate.ts'
import { formatCertificateNumber } from '../../../domain/delivery/course/certificate.ts'
import { certificateFileName, certificatePaper } from '../../../formats/pdf/certificate-paper.ts'
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
    const { number } = issued.value
    const details = await withAuthority(services.database, services.authority, (books) =>
      readDetails(books, [application]),
    )
    const person = details.get(application)?.name ?? ''
    if (isBlank(person)) return nameMissing
    const address = to.certificate({ number: formatCertificateNumber(number, 'en') })
    const checkUrl = services.siteUrl === null ? null : new URL(address, services.siteUrl).href
    const paper = certificatePaper({ issued: issued.value, person, language, checkUrl })
    const printed = await renderPdf(paper)
    if (!printed.ok) return printed
    return ok({
      type: 'application/pdf',
      saveAs: certificateFileName(number, language),
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
