/** Claiming what was fixed: the account to pay to, checked at once. */
import { claimGrant } from '../../../commands/grant/claim.ts'
import { findPostalAccount } from '../../../domain/bank/account.ts'
import { claimDeadline } from '../../../domain/delivery/grant/deadline.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { findGrantCase } from '../../../commands/grant/open-grant.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { accountFaults, accountFields } from '../../form/bank-account-fields.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { readOwn } from '../read-own.ts'

type Visit = PersonalVisit<'grantClaim'>

/** The page. */
export const grantClaimPage: PersonalPage<'grantClaim'> = {
  for: 'signed-in',
  show: async (visit) => {
    const read = await readClaim(visit)
    if (!read.ok) return read
    const { own, award, settings } = read.value
    const { language, to } = visit
    const say = texts[language]
    const back = to.application({ application: own.application.id })
    const form = visit.form('claim')
    const typed = (name: string) => form.value(name) ?? ''
    const postal = findPostalAccount({
      bank: typed('bank'),
      branch: typed('branch'),
      number: typed('number'),
    })
    return shown({
      title: say.title,
      trail: [
        { name: say.mine, href: to.myPage() },
        { name: own.offering.settings.title[language], href: back },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <SummaryList
            lines={[
              { name: say.sum, value: yenWords(award.fixed.yen)[language] },
              {
                name: say.due,
                value: formatDate(claimDeadline(settings, award.fixed.on), language),
              },
            ]}
          />
          <p>{say.lead}</p>
          {postal && <p class="hint">{postal.sentence[language]}</p>}
          <Form form={form} isGuarded>
            <Fields form={form} fields={accountFields} />
            <Buttons submit={say.submit} cancel={{ href: back, label: say.leave }} />
          </Form>
        </>
      ),
    })
  },
  acts: {
    claim: async (visit, form) => {
      const read = await readClaim(visit)
      if (!read.ok) return read
      const typed = readFields(form, accountFields)
      if (!typed.ok) return typed
      const { application } = visit.params
      const done = await claimGrant(contextOf(visit, form), { application, account: typed.value })
      if (done.ok) return moved(visit.to.application({ application }), 'sent')
      const field = accountFaults[done.refusal.code]
      if (field !== undefined) return atField(field, done)
      return done.refusal.code.startsWith('holder') ? atField('holder', done) : done
    },
  },
}

async function readClaim(visit: Visit) {
  const own = await readOwn(visit, visit.params.application)
  if (!own.ok) return own
  const { database, authority } = visit.services
  const { id } = own.value.application
  const found = await withAuthority(database, authority, (books) => findGrantCase(books, id))
  if (!found.ok) return found
  const { award, settings, application } = found.value
  const fixed = award?.fixed ?? null
  if (!award || fixed === null || application.state !== 'fixed') return notToClaim
  return ok({ own: own.value, settings, award: { ...award, fixed } })
}

const notToClaim = refuse(
  'grant_is_not_to_be_claimed',
  'この申請は、いまは請求できません。申込のページで、いまの状態を確かめてください。',
  'This grant cannot be claimed now. See on its page where it stands.',
)

const texts = {
  ja: {
    title: '請求する',
    mine: 'マイページ',
    sum: '請求する額',
    due: '請求の期限',
    lead: '振込先の口座を入力してください。口座は支払の担当者だけが見ます。名義は通帳のカタカナのとおりに入力してください。',
    submit: '請求する',
    leave: 'やめる',
  },
  en: {
    title: 'Claim the grant',
    mine: 'My page',
    sum: 'Sum to claim',
    due: 'Claim due',
    lead: 'Enter the account to pay to. Only those who make payments see it. The holder as in the passbook, in katakana.',
    submit: 'Claim',
    leave: 'Leave it',
  },
} as const
