/** The companies that somebody acts for: naming one, leaving one, confirming colleagues. */
import type { Child } from 'hono/jsx'
import {
  type Colleague,
  confirmMembership,
  endMembership,
  joinCompany,
  listColleagues,
  listCompanies,
} from '../../commands/account/membership.ts'
import { type CompanyFound, lookUpCompany } from '../../commands/question/look-up-company.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, type Result } from '../../kit/result.ts'
import type { Membership } from '../../store/membership.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { StatusTag } from '../ui/status-tag.tsx'
import { formatMoment } from '../ui/when.ts'
import { requireCaller } from './caller.ts'
import { JoinCompany, numberField } from './join-company.tsx'
import { atFieldOf } from './fault-place.ts'
import { accountTrail } from './trail.ts'

type CompaniesVisit = PersonalVisit<'companies'>

/** The page; `?number=` is a company that was looked up. */
export const companiesPage: PersonalPage<'companies'> = {
  for: 'signed-in',
  show: async (visit) => {
    const caller = await requireCaller(visit)
    if (!caller.ok) return caller
    const context = contextOf(visit)
    const own = await listCompanies(context, caller.value.account)
    const colleagues = await listColleagues(context, caller.value)
    const asked = visit.query.get('number')
    const found = asked === null ? null : await lookUpCompany(context, asked)
    const { title } = texts[visit.language]
    const body = (
      <>
        <h1>{title}</h1>
        <Own visit={visit} own={own} />
        <Colleagues visit={visit} colleagues={colleagues} />
        <JoinCompany visit={visit} found={found?.ok ? found.value : null} />
      </>
    )
    return shown({ title, trail: accountTrail(visit, title), body })
  },
  acts: { lookUp, join, confirm, end },
}

async function lookUp(
  visit: CompaniesVisit,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const found = await readNumber(visit, form)
  return found.ok ? moved(visit.to.companies({ number: found.value.number })) : found
}

async function readNumber(
  visit: CompaniesVisit,
  form: SubmittedForm,
): Promise<Result<CompanyFound, FormRefusal>> {
  const typed = numberField.read(form, 'number')
  if (!typed.ok) return atField('number', typed)
  const found = await lookUpCompany(contextOf(visit), typed.value)
  return found.ok ? found : atField('number', found)
}

async function join(
  visit: CompaniesVisit,
  form: SubmittedForm,
): Promise<Result<Moved, FormRefusal>> {
  const caller = await requireCaller(visit)
  if (!caller.ok) return caller
  const given = { number: form.text('number'), name: form.text('name') }
  const done = await joinCompany(contextOf(visit, form), caller.value, given)
  if (!done.ok) return atFieldOf(done, { company_name_: 'name' })
  const { isConfirmed } = done.value.outcome
  return moved(visit.to.companies(), isConfirmed ? 'company_joined' : 'company_waits')
}

async function confirm(visit: CompaniesVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const done = await confirmMembership(contextOf(visit, form), { membership: form.item })
  return done.ok ? moved(visit.to.companies(), 'member_confirmed') : done
}

async function end(visit: CompaniesVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const done = await endMembership(contextOf(visit, form), { membership: form.item })
  return done.ok ? moved(visit.to.companies(), 'membership_ended') : done
}

type OwnProps = { readonly visit: CompaniesVisit; readonly own: readonly Membership[] }

function Own({ visit, own }: OwnProps): Child {
  const { language } = visit
  const say = texts[language]
  if (own.length === 0) return <p class="lead">{say.none}</p>
  return (
    <ul class="own-things">
      {own.map(({ id, company, number, confirmedAt }) => {
        const name = company ?? number
        const isWaiting = confirmedAt === null
        return (
          <li>
            <h2>{name}</h2>
            <p>
              <StatusTag
                label={isWaiting ? say.waits : say.confirmed}
                tone={isWaiting ? 'waiting' : 'good'}
              />{' '}
              {say.number} {number}
            </p>
            {isWaiting && <p>{say.waitsText}</p>}
            <ActButton
              form={visit.form('end', id)}
              label={say.leave}
              about={name}
              allowed={ok(undefined)}
              look="secondary"
            />
          </li>
        )
      })}
    </ul>
  )
}

type ColleaguesProps = {
  readonly visit: CompaniesVisit
  readonly colleagues: readonly Colleague[]
}

function Colleagues({ visit, colleagues }: ColleaguesProps): Child {
  const { language } = visit
  const say = texts[language]
  if (colleagues.length === 0) return null
  return (
    <section>
      <h2>{say.colleagues}</h2>
      <p>{say.colleaguesText}</p>
      <ul class="own-things">
        {colleagues.map(({ id, name, address, company, number, declaredAt, confirmedAt }) => (
          <li>
            <h3>{name}</h3>
            <p>
              {address}
              <br />
              {company ?? number}
              <br />
              {say.declared} {formatMoment(toInstant(declaredAt), language)}
            </p>
            {confirmedAt === null ? (
              <ActButton
                form={visit.form('confirm', id)}
                label={say.confirm}
                about={name}
                allowed={ok(undefined)}
              />
            ) : (
              <p>
                <StatusTag label={say.confirmed} tone="good" />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    title: '所属する会社',
    none: '会社として申し込む方は、会社を登録してください。個人で申し込む方には要りません。',
    waits: '確認待ち',
    confirmed: '確認済み',
    number: '法人番号',
    waitsText: 'この会社の登録済みの方か事務局が確認すると、会社として申し込めるようになります。',
    leave: '所属を外す',
    colleagues: '同じ会社の方',
    colleaguesText:
      '会社の申込を一緒に扱う方です。知っている方だけを確認してください。確認した方は、会社の申込を見て、取り消すこともできます。',
    declared: '登録',
    confirm: '同じ会社の方と確認する',
  },
  en: {
    title: 'Companies',
    none: 'If you apply for a company, name it here. If you apply for yourself, you need nothing here.',
    waits: 'Waits for confirmation',
    confirmed: 'Confirmed',
    number: 'Corporate number',
    waitsText: 'Once a member of the company or our office confirms it, you can apply for it.',
    leave: 'Leave the company',
    colleagues: 'Colleagues',
    colleaguesText:
      'They handle the applications of the company with you. Confirm only whom you know: they can see and withdraw what the company has applied for.',
    declared: 'Since',
    confirm: 'Confirm as a colleague',
  },
} as const
