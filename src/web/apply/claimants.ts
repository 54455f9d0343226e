/** For whom an application asks: oneself or a company, those who come along, or nobody named. */
import { findClaimant } from '../../commands/application/applicant.ts'
import type { Claimant } from '../../commands/application/claim-request.ts'
import type { OpenedDraft } from '../../commands/draft/open-draft.ts'
import { typedAt } from '../../domain/question/answer.ts'
import { pageKeys } from '../../domain/question/page-question.ts'
import type { Language } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import type { Membership } from '../../store/membership.ts'
import { contextOf } from '../personal.ts'
import { readCompanions, typedCompanions } from './companions.ts'
import type { ApplyScene, ApplyVisit } from './read-apply.ts'

/** The company that is applied for; undefined where one applies for oneself. */
export function companyOf({ who }: ApplyScene, draft: OpenedDraft): Membership | undefined {
  const [typed] = typedAt(draft.typed, pageKeys.party)
  const [only, ...others] = who.companies
  const isOnly = who.appliesAs === 'company' && others.length === 0
  return isOnly ? only : who.companies.find(({ party }) => party === typed)
}

/** The claimants. Refuses names that cannot be read, and an account that is closed. */
export async function readClaimants(
  visit: ApplyVisit,
  scene: ApplyScene,
  draft: OpenedDraft,
): Promise<Result<readonly Claimant[]>> {
  const { account } = visit.visitor.actor
  if (account === null) return ok([nobody(visit.language)])
  const named = readCompanions(typedCompanions(draft.typed), scene.offering.settings.groupLimit)
  if (!named.ok) return named
  const person = await findClaimant(contextOf(visit), account)
  if (!person) return accountClosed
  const company = companyOf(scene, draft)
  if (!company && scene.who.appliesAs === 'company') return companyNeeded
  const first: Claimant = company
    ? { ...person, party: { id: company.party, type: 'company' } }
    : person
  const { language } = person.detail
  const others = named.value.map((name): Claimant => {
    const detail = { ...blank(language), name }
    return { party: 'new', account, detail }
  })
  return ok([first, ...others])
}

const nobody = (language: Language): Claimant => ({
  party: 'nobody',
  account: null,
  detail: blank(language),
})

const blank = (language: Language) => ({
  name: null,
  kana: null,
  mail: null,
  telephone: null,
  language,
  answers: {},
})

const companyNeeded = refuse(
  'company_needed',
  '企業として申し込むものです。「企業の登録」で会社を登録し、申し込む会社を選んでください。',
  'This is for companies. Add your company to your account, and choose it.',
)

const accountClosed = refuse(
  'account_is_closed',
  'この登録は削除されています。続けて利用するには、もう一度登録してください。',
  'This account was closed. Sign up again to go on.',
)
