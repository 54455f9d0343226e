/**
 * Applying. Claims go the way of the pages: those on one place share a transaction. What a claim
 * needs to be read (the caller, the offering, its questions) is looked up with those who ask at the
 * same time.
 */
import type { Claimant } from '../../commands/application/claim-request.ts'
import { claimantOf, companyClaimant } from '../../commands/application/applicant.ts'
import { parseMailAddress } from '../../domain/account/mail-address.ts'
import { parsePersonName, parseProfile } from '../../domain/account/profile.ts'
import { mayAct } from '../../domain/access/capability.ts'
import { parseCorporateNumber } from '../../domain/codes.ts'
import { parseCompanyName } from '../../domain/company-name.ts'
import type { ApplicationDetail } from '../../domain/delivery/application.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import { waysInto } from '../../domain/delivery/way-in.ts'
import type { Answers } from '../../domain/question/answer.ts'
import type { QuestionForm } from '../../domain/question/question.ts'
import type { Language } from '../../kit/bilingual.ts'
import { japanDate } from '../../kit/calendar.ts'
import { present } from '../../kit/check.ts'
import { type Refusal, refuse, ok, type Result } from '../../kit/result.ts'
import type { AskedOffering } from '../../store/asked-offering.ts'
import type { z } from 'zod'
import { type ApiRefusal, type Call, endpoint } from '../endpoint.ts'
import { claimBody, claimed } from '../schema/application.ts'
import { checkHappenedAt } from './happened-at.ts'
import { offeringUnknown } from './open-offering.ts'
import { readGivenAnswers } from './read-answers.ts'
import { hasFiles, settleFiles } from './settle-files.ts'

type Body = z.output<typeof claimBody>
type ClaimCall = Call<'offering', unknown, Body>

/** Applies for an offering. */
export const claimEndpoint = endpoint({
  method: 'post',
  path: '/offerings/{offering}/applications',
  name: 'apply',
  tag: 'applications',
  scope: 'application.write',
  summary: { ja: '申し込む', en: 'Apply for an offering' },
  note: {
    ja: 'トークンの利用者として申し込みます。満席のときは409（no_seat_left）です。waitをtrueにすると、キャンセル待ちになります。',
    en: 'Applies as the account of the token. Where every seat is taken: 409 (no_seat_left), or the wait list if "wait" is true.',
  },
  body: claimBody,
  answer: claimed,
  status: 201,
  handle: async (call: ClaimCall) => {
    const { services, context, params, body } = call
    const asked = await services.asked(params.offering)
    if (!asked) return offeringUnknown
    const read = await readClaim(call, asked)
    if (!read.ok) return read
    const { claimants, answers } = read.value
    const done = await services.claims({
      key: present(context.idempotencyKey, 'the key of a claim'),
      actor: context.by,
      reason: body.reason?.trim() || null,
      claim: {
        ...wayOf(asked, body),
        offering: params.offering,
        session: body.session,
        parent: null,
        channel: body.channel,
        claimants,
        formVersion: asked.form.version === 0 ? null : asked.form.version,
        happenedAt: body.happenedAt,
      },
    })
    if (!done.ok) return done
    const { command, outcome } = done.value
    const [first] = outcome.applications
    if (first && hasFiles(answers)) {
      const place = { offering: params.offering, purpose: 'application' } as const
      await settleFiles(call, place, { application: first.id, answers })
    }
    // An outcome that comes from the books again has its fields in another order.
    const applications = outcome.applications.map(({ id, number, state }) => {
      return { id, number, state }
    })
    return ok({ command, applications })
  },
})

/** The act that is asked for and the one to fall back on: what was said, or the usual ones. */
function wayOf({ offering }: AskedOffering, { session, act, wait }: Body) {
  const ways = waysInto(offering, session === null ? 0 : 1)
  const on = session === null ? 'offering' : 'session'
  const usual = ways.find((way) => way.on === on) ?? ways[0]
  const asked = act ?? usual?.act ?? 'reserve'
  const otherwise = wait && asked === usual?.act ? usual.otherwise : null
  const lifecycle = ways.find(({ act: known }) => known === asked)?.lifecycle ?? offering.kind
  return { lifecycle, act: asked, otherwise } as const
}

type ReadClaim = { readonly claimants: readonly Claimant[]; readonly answers: Answers }

async function readClaim(
  call: ClaimCall,
  { offering, form }: AskedOffering,
): Promise<Result<ReadClaim, ApiRefusal>> {
  const { body } = call
  const dated = checkHappenedAt(call, body.happenedAt)
  if (!dated.ok) return dated
  if (body.formVersion !== undefined && body.formVersion !== form.version) {
    return questionsChanged(form)
  }
  const place = { offering: offering.id, purpose: 'application' } as const
  const answers = await readGivenAnswers(call, { place, form, given: body.answers })
  if (!answers.ok) return answers
  const first = await firstOf(call, offering)
  if (!first.ok) return first
  const others = companionsOf(body, first.value, offering.settings.groupLimit)
  if (!others.ok) return others
  const detail = { ...first.value.detail, answers: answers.value }
  const claimants = [{ ...first.value, detail }, ...others.value]
  return ok({ claimants, answers: answers.value })
}

/** Who applies: nobody with a name, someone whom staff enter, a company, or the account itself. */
async function firstOf(call: ClaimCall, offering: Offering): Promise<Result<Claimant, ApiRefusal>> {
  const { body, applicant, context, caller } = call
  if (body.anonymous) return ok(nobody(applicant.language))
  if (body.applicant !== null) return someoneElse(call, body.applicant, offering)
  const own = await claimantOf(context, applicant)
  if (body.company === null) return ok(own)
  if (!caller.actor.parties.includes(body.company)) return companyUnknown
  return ok({ ...own, party: { id: body.company, type: 'company' } })
}

const blank = (language: Language): ApplicationDetail => ({
  name: null,
  kana: null,
  mail: null,
  telephone: null,
  language,
  answers: {},
})

const nobody = (language: Language): Claimant => {
  return { party: 'nobody', account: null, detail: blank(language) }
}

async function someoneElse(
  { context, caller }: ClaimCall,
  given: NonNullable<Body['applicant']>,
  { programme }: Offering,
): Promise<Result<Claimant, ApiRefusal>> {
  const { mail: typedMail, language, name, kana, telephone } = given
  const today = japanDate(context.clock.now())
  const read = parseProfile({ name, kana, telephone, birthDate: '' }, today)
  if (!read.ok) return atField('/applicant', read.refusal)
  const mail = typedMail.trim() === '' ? ok(null) : parseMailAddress(typedMail)
  if (!mail.ok) return atField('/applicant/mail', mail.refusal)
  const { birthDate: _, ...profile } = read.value
  const detail = { ...profile, mail: mail.value, language, answers: {} }
  if (given.corporateNumber.trim() === '') return ok({ party: 'new', account: null, detail })
  const allowed = mayAct(caller.actor, 'application.import', { programme })
  if (!allowed.ok) return allowed
  const number = parseCorporateNumber(given.corporateNumber)
  if (!number.ok) return atField('/applicant/corporateNumber', number.refusal)
  const company = parseCompanyName(given.company)
  if (!company.ok) return atField('/applicant/company', company.refusal)
  const named = { number: number.value, name: company.value }
  return ok(await companyClaimant(context, named, detail))
}

/** Those who come along, by their names. */
function companionsOf(
  { companions }: Body,
  first: Claimant,
  groupLimit: number,
): Result<readonly Claimant[], ApiRefusal> {
  if (companions.length > groupLimit - 1) return tooMany(companions.length, groupLimit - 1)
  const others: Claimant[] = []
  for (const [index, typed] of companions.entries()) {
    const name = parsePersonName(typed)
    if (!name.ok) return atField(`/companions/${index}`, name.refusal)
    const detail = { ...blank(first.detail.language), name: name.value }
    others.push({ party: 'new', account: first.account, detail })
  }
  return ok(others)
}

/** A refusal that is about one field of the body. */
function atField(pointer: string, { code, message }: Refusal): Result<never, ApiRefusal> {
  const errors = [{ pointer, code, message }]
  return { ok: false, refusal: { code, message, errors } }
}

function tooMany(count: number, most: number): Result<never, ApiRefusal> {
  const { refusal } = refuse(
    'companions_too_many',
    `いっしょに申し込めるのは、ご本人のほかに${most}人までです（いま${count}人）。`,
    `Besides the applicant, at most ${most} can be named (now ${count}).`,
  )
  return atField('/companions', refusal)
}

function questionsChanged({ version }: QuestionForm): Result<never> {
  return refuse(
    'questions_changed_meanwhile',
    `質問が新しくなっています（第${version}版）。質問を読み直して、答えを確かめてください。`,
    `The questions are another version now (${version}). Read them again and check the answers.`,
  )
}

const companyUnknown = refuse(
  'company_not_ones_own',
  'この会社の申込をすることはできません。会社に登録し、確認を受けてからお申し込みください。',
  'You cannot apply for this company. Join it first, and have the membership confirmed.',
)
