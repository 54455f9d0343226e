/** People who say that they act for a company, and wait for somebody to confirm it. */
import type { Child } from 'hono/jsx'
import {
  type Colleague,
  confirmMembership,
  endMembership,
  listWaitingMembers,
} from '../../../commands/account/membership.ts'
import { toInstant } from '../../../kit/calendar.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
} from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { formatMoment } from '../../ui/when.ts'
import { showPeople } from './frame.tsx'

type MembersVisit = PersonalVisit<'waitingMembers'>

/** The page. */
export const waitingMembersPage: PersonalPage<'waitingMembers'> = {
  for: 'people.invite',
  show: async (visit) => {
    const waiting = await listWaitingMembers(contextOf(visit))
    if (!waiting.ok) return waiting
    const body = <Waiting visit={visit} all={waiting.value} />
    return showPeople(visit, 'waitingMembers', { body })
  },
  acts: { confirm, end },
}

async function confirm(visit: MembersVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const done = await confirmMembership(contextOf(visit, form), { membership: form.item })
  return done.ok ? moved(visit.to.waitingMembers(), 'member_confirmed') : done
}

async function end(visit: MembersVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const done = await endMembership(contextOf(visit, form), { membership: form.item })
  return done.ok ? moved(visit.to.waitingMembers(), 'membership_ended') : done
}

type WaitingProps = { readonly visit: MembersVisit; readonly all: readonly Colleague[] }

function Waiting({ visit, all }: WaitingProps): Child {
  const { language } = visit
  const say = texts[language]
  if (all.length === 0) return <p>{say.empty}</p>
  return (
    <>
      <p class="lead">{say.lead}</p>
      <ul class="own-things">
        {all.map(({ id, name, address, company, number, declaredAt }) => (
          <li>
            <h2>{company ?? number}</h2>
            <p>
              {say.number} {number}
              <br />
              {name}（{address}）
              <br />
              {say.declared} {formatMoment(toInstant(declaredAt), language)}
            </p>
            <div class="buttons">
              <ActButton
                form={visit.form('confirm', id)}
                label={say.confirm}
                about={name}
                allowed={ok(undefined)}
              />
              <ActButton
                form={visit.form('end', id)}
                label={say.end}
                about={name}
                allowed={ok(undefined)}
                look="secondary"
              />
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

const texts = {
  ja: {
    lead: '会社に連絡するなどして、所属を確かめてから確認してください。確認すると、会社の申込を見て、取り消すこともできるようになります。',
    empty: '確認を待っている人はいません。',
    number: '法人番号',
    declared: '登録',
    confirm: '所属を確認する',
    end: '所属を断る',
  },
  en: {
    lead: 'Make sure that they belong to the company, by asking there for example. Once confirmed they can see and withdraw what the company has applied for.',
    empty: 'Nobody waits to be confirmed.',
    number: 'Corporate number',
    declared: 'Since',
    confirm: 'Confirm',
    end: 'Refuse',
  },
} as const
