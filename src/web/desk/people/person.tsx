/** Somebody with an account: their roles, giving and ending them, and the second step. */
import type { Child } from 'hono/jsx'
import type { KnownPerson } from '../../../commands/account/known-person.ts'
import {
  endRole,
  giveRole,
  isLastAdministrator,
  lastStays,
} from '../../../commands/account/role.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { toInstant } from '../../../kit/calendar.ts'
import type { Refused, Result } from '../../../kit/result.ts'
import type { RoleGrant } from '../../../store/role-grant.ts'
import { atFieldOf } from '../../account/fault-place.ts'
import { placeWords } from '../../account/role-words.ts'
import { readFields } from '../../form/field.ts'
import type { FormRefusal, SubmittedForm } from '../../form/submitted.ts'
import {
  contextOf,
  type Moved,
  moved,
  type PersonalPage,
  type PersonalVisit,
  shown,
} from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { type PlanLines, readPlanLines } from '../plan-lines.ts'
import { peopleTrail } from './frame.tsx'
import { readPerson } from './known-person.ts'
import { placeFaults, placeFields, placeOf } from './place-fields.ts'

type PersonVisit = PersonalVisit<'person'>

/** The page. */
export const personPage: PersonalPage<'person'> = {
  for: 'people.list',
  show: async (visit) => {
    const known = await readPerson(visit, visit.params.account)
    if (!known.ok) return known
    const { name } = known.value
    const read = await inBooks(visit, async (books) => ({
      lines: await readPlanLines(books),
      isLast: await isLastAdministrator(books, known.value.account),
    }))
    const body = <Person visit={visit} known={known.value} {...read} />
    return shown({ title: name, trail: peopleTrail(visit, name), body })
  },
  acts: { give, end },
}

async function give(visit: PersonVisit, form: SubmittedForm): Promise<Result<Moved, FormRefusal>> {
  const lines = await inBooks(visit, readPlanLines)
  const typed = readFields(form, placeFields(visit, lines, 'people.grant'))
  if (!typed.ok) return typed
  const { account } = visit.params
  const done = await giveRole(contextOf(visit, form), { ...placeOf(typed.value), account })
  return done.ok ? moved(visit.here, 'role_given') : atFieldOf(done, placeFaults)
}

async function end(visit: PersonVisit, form: SubmittedForm): Promise<Result<Moved>> {
  const done = await endRole(contextOf(visit, form), { grant: form.item })
  return done.ok ? moved(visit.here, 'role_ended') : done
}

type PersonProps = {
  readonly visit: PersonVisit
  readonly known: KnownPerson
  readonly lines: PlanLines
  /** Whether nobody else administrates. */
  readonly isLast: boolean
}

function Person({ visit, known, lines, isLast }: PersonProps): Child {
  const { language } = visit
  const say = texts[language]
  const { name, address, openedAt } = known
  return (
    <>
      <h1>{name}</h1>
      <SummaryList
        lines={[
          { name: say.address, value: address },
          { name: say.opened, value: formatMoment(toInstant(openedAt), language) },
          { name: say.secondFactor, value: known.hasSecondFactor ? say.set : say.unset },
        ]}
      />
      <section>
        <h2>{say.roles}</h2>
        <ul class="own-things">
          {known.grants.map((grant) => (
            <Grant visit={visit} grant={grant} lines={lines} isLast={isLast} />
          ))}
        </ul>
        {known.grants.length === 0 && <p>{say.none}</p>}
      </section>
      <GiveRole visit={visit} lines={lines} />
      <ResetLink visit={visit} known={known} />
    </>
  )
}

type GrantProps = {
  readonly visit: PersonVisit
  readonly grant: RoleGrant
  readonly lines: PlanLines
  readonly isLast: boolean
}

function Grant({ visit, grant, lines, isLast }: GrantProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const words = placeWords(grant, lines, language)
  const allowed = mayAct(visitor.actor, 'people.grant', grant)
  const isKept = isLast && grant.role === 'administrator'
  return (
    <li>
      <h3>{words}</h3>
      <p>
        {say.given} {formatMoment(toInstant(grant.givenAt), language)}
      </p>
      <ActButton
        form={visit.form('end', grant.id)}
        label={say.end}
        about={words}
        allowed={allowed.ok && isKept ? lastStays : allowed}
        look="secondary"
      />
    </li>
  )
}

type GiveProps = { readonly visit: PersonVisit; readonly lines: PlanLines }

function GiveRole({ visit, lines }: GiveProps): Child {
  const { language, visitor } = visit
  const say = texts[language]
  const form = visit.form('give')
  const allowed = mayAct(visitor.actor, 'people.grant', { programme: '' })
  return (
    <section>
      <h2>{say.giveTitle}</h2>
      {allowed.ok ? (
        <Form form={form}>
          <Fields form={form} fields={placeFields(visit, lines, 'people.grant')} />
          <Buttons submit={say.give} />
        </Form>
      ) : (
        <WhyNot visit={visit} refused={allowed} />
      )}
    </section>
  )
}

type ResetProps = { readonly visit: PersonVisit; readonly known: KnownPerson }

function ResetLink({ visit, known }: ResetProps): Child {
  const { language, visitor, to } = visit
  const say = texts[language]
  if (!known.hasSecondFactor) return null
  const allowed = mayAct(visitor.actor, 'people.grant', { programme: '' })
  return (
    <section>
      <h2>{say.secondFactor}</h2>
      <p>{say.resetText}</p>
      {allowed.ok ? (
        <p>
          <a href={to.resetSecondFactor({ account: known.account })}>{say.reset}</a>
        </p>
      ) : (
        <WhyNot visit={visit} refused={allowed} />
      )}
    </section>
  )
}

/** In the place of what somebody may not do: who may. */
function WhyNot({ visit, refused }: { readonly visit: PersonVisit; readonly refused: Refused }) {
  return <p class="act-reason">{refused.refusal.message[visit.language]}</p>
}

const texts = {
  ja: {
    address: 'メールアドレス',
    opened: '登録',
    secondFactor: '2段階目の確認',
    set: '登録済み',
    unset: 'まだ登録していません',
    roles: '権限',
    none: '権限はありません。',
    given: '与えた日時',
    end: '外す',
    giveTitle: '権限を加える',
    give: '権限を与える',
    resetText: '認証アプリもパスキーも回復コードもなくした人は、登録し直せるようにします。',
    reset: '2段階目の確認を取り消す',
  },
  en: {
    address: 'Mail address',
    opened: 'Since',
    secondFactor: 'The second step',
    set: 'Set up',
    unset: 'Not set up yet',
    roles: 'Roles',
    none: 'No roles.',
    given: 'Given',
    end: 'End it',
    giveTitle: 'Give a role',
    give: 'Give the role',
    resetText: 'For somebody who has lost the app, the passkeys and the recovery codes.',
    reset: 'Take the second step away',
  },
} as const
