/** One organisation of the public register. */
import { findRegistered } from '../../commands/certification/read-register.ts'
import { formatCertificationNumber } from '../../domain/delivery/certification/number.ts'
import type { RegisterRow } from '../../domain/delivery/certification/register-row.ts'
import type { Language } from '../../kit/bilingual.ts'
import { formatDate, toInstant } from '../../kit/calendar.ts'
import { withAuthority } from '../../store/database.ts'
import { type PersonalPage, shown } from '../personal.ts'
import { SummaryList, type SummaryLine } from '../ui/summary-list.tsx'
import { StandingTag } from './standing-tag.tsx'

/** The page. */
export const registeredPage: PersonalPage<'registered'> = {
  for: 'anyone',
  show: async ({ language, params, services, to }) => {
    const { database, authority, clock } = services
    const found = await withAuthority(database, authority, (books) =>
      findRegistered(books, params.application, toInstant(clock.now())),
    )
    if (!found.ok) return found
    const row = found.value
    const say = texts[language]
    return shown({
      title: `${row.name[language]}｜${say.register}`,
      trail: [{ name: say.register, href: to.register() }, { name: row.name[language] }],
      body: (
        <>
          <p class="over-title">
            {row.certification[language]}{' '}
            <StandingTag standing={row.standing} language={language} />
          </p>
          <h1>{row.name[language]}</h1>
          {row.endedOn !== null && <p class="lead">{say.ended[endingOf(row)]}</p>}
          <SummaryList lines={linesOf(row, language)} />
          <p>
            <a href={to.register()}>{say.back}</a>
          </p>
        </>
      ),
    })
  },
}

const endingOf = ({ standing }: RegisterRow) => (standing === 'revoked' ? 'revoked' : 'expired')

function linesOf(row: RegisterRow, language: Language): readonly SummaryLine[] {
  const say = texts[language]
  const { corporateNumber, place, work, endedOn } = row
  const line = (name: string, value: string | null | undefined) => (value ? [{ name, value }] : [])
  return [
    ...line(say.corporateNumber, corporateNumber),
    ...line(say.place, place?.[language]),
    ...line(say.work, work?.[language]),
    { name: say.number, value: formatCertificationNumber(row.number, language) },
    { name: say.since, value: formatDate(row.since, language) },
    { name: say.until, value: formatDate(row.until, language) },
    ...(endedOn === null
      ? []
      : [{ name: say.endedOn[endingOf(row)], value: formatDate(endedOn, language) }]),
  ]
}

const texts = {
  ja: {
    register: '認証事業者の登録簿',
    ended: {
      revoked: 'この認証は取り消されました。いまは認証を受けていません。',
      expired: 'この認証は期限が過ぎました。いまは認証を受けていません。',
    },
    corporateNumber: '法人番号',
    place: '所在地',
    work: '事業の内容',
    number: '認証番号',
    since: '認証した日',
    until: '期限',
    endedOn: { revoked: '取り消した日', expired: '失効した日' },
    back: '登録簿に戻る',
  },
  en: {
    register: 'Register of certified organisations',
    ended: {
      revoked: 'This certificate was revoked. The organisation is not certified now.',
      expired: 'This certificate has expired. The organisation is not certified now.',
    },
    corporateNumber: 'Corporate number',
    place: 'Place',
    work: 'Kind of work',
    number: 'Certificate',
    since: 'Certified since',
    until: 'Valid until',
    endedOn: { revoked: 'Revoked on', expired: 'Expired on' },
    back: 'Back to the register',
  },
} as const
