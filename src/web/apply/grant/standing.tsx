/** What was decided on one's own application; withdrawing; what is to be paid back. */
import type { Child } from 'hono/jsx'
import { type ReadCase, readGrantCase } from '../../../commands/grant/read-case.ts'
import { withdrawAward } from '../../../commands/grant/withdraw.ts'
import { withdrawalDeadline } from '../../../domain/delivery/grant/deadline.ts'
import { stretchSentence } from '../../../domain/delivery/grant/repayment.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { formatDate, japanDate } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { type OwnApplication, readOwn } from '../read-own.ts'

type Visit = PersonalVisit<'grantStanding'>

/** The page. */
export const grantStandingPage: PersonalPage<'grantStanding'> = {
  for: 'signed-in',
  show: async (visit) => {
    const read = await readStanding(visit)
    if (!read.ok) return read
    const { own, grant } = read.value
    const { language, to } = visit
    const say = texts[language]
    const { settings } = own.offering
    const back = to.application({ application: own.application.id })
    return shown({
      title: say.title,
      trail: [
        { name: say.mine, href: to.myPage() },
        { name: settings.title[language], href: back },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <Decided {...{ visit, grant }} />
          <Owed {...{ visit, grant }} />
          <Withdrawing {...{ visit, own, grant }} />
          <p>
            <a href={back}>{say.back}</a>
          </p>
        </>
      ),
    })
  },
  acts: {
    withdraw: async (visit, form) => {
      const { application } = visit.params
      const own = await readOwn(visit, application)
      if (!own.ok) return own
      const done = await withdrawAward(contextOf(visit, form), { application })
      return done.ok ? moved(visit.to.application({ application }), 'withdrawn') : done
    },
  },
}

async function readStanding(visit: Visit) {
  const own = await readOwn(visit, visit.params.application)
  if (!own.ok) return own
  const { database, authority } = visit.services
  const grant = await withAuthority(database, authority, (books) =>
    readGrantCase(books, own.value.application.id, own.value.now),
  )
  return grant.ok ? ok({ own: own.value, grant: grant.value }) : grant
}

type PartProps = { readonly visit: Visit; readonly grant: ReadCase }

function Decided({ visit: { language }, grant }: PartProps): Child {
  const { award, versions } = grant
  const say = texts[language]
  if (!award) return <p>{say.none}</p>
  const { conditions = [] } = versions.at(-1) ?? {}
  const yen = (value: number) => yenWords(value)[language]
  return (
    <section>
      <SummaryList
        lines={[
          { name: say.decided, value: yen(award.decidedYen) },
          { name: say.decidedOn, value: formatDate(award.decidedOn, language) },
          ...(award.fixed ? [{ name: say.fixed, value: yen(award.fixed.yen) }] : []),
          ...(award.revokedYen > 0 ? [{ name: say.revoked, value: yen(award.revokedYen) }] : []),
        ]}
      />
      {conditions.length > 0 && (
        <>
          <h2>{say.conditions}</h2>
          <ol>
            {conditions.map(({ text }) => (
              <li>{text[language]}</li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function Owed({ visit: { language }, grant: { settlement, award } }: PartProps): Child {
  const order = award?.repayment
  if (!order || !settlement) return null
  const say = texts[language]
  const yen = (value: number) => yenWords(value)[language]
  const stretches = [...settlement.surchargeStretches, ...settlement.lateStretches]
  return (
    <section>
      <h2>{say.owed}</h2>
      <SummaryList
        lines={[
          { name: say.principal, value: yen(order.yen) },
          { name: say.surcharge, value: yen(settlement.surchargeYen + settlement.lateYen) },
          { name: say.repaid, value: yen(settlement.repaidYen) },
          { name: say.left, value: <strong>{yen(settlement.leftYen)}</strong> },
          { name: say.due, value: formatDate(order.dueOn, language) },
        ]}
      />
      <ul>
        {stretches.map((stretch) => (
          <li>{stretchSentence(stretch, order.basisPoints)[language]}</li>
        ))}
      </ul>
    </section>
  )
}

/** The form, while the call lets one withdraw; after that, whom to ask. */
function Withdrawing({ visit, own, grant }: PartProps & { readonly own: OwnApplication }): Child {
  const { award, settings, application } = grant
  if (!award || !['decided', 'fixed'].includes(application.state)) return null
  const { language } = visit
  const say = texts[language]
  const deadline = withdrawalDeadline(settings, award.decidedOn)
  const isInTime = japanDate(new Date(own.now)) <= deadline
  return (
    <section>
      <h2>{say.withdraw}</h2>
      <p>{isInTime ? say.until(formatDate(deadline, language)) : say.late}</p>
      {isInTime && (
        <Form form={visit.form('withdraw')}>
          <Buttons submit={say.withdraw} />
        </Form>
      )}
    </section>
  )
}

const texts = {
  ja: {
    title: '交付の決定',
    mine: 'マイページ',
    none: 'まだ決定されていません。',
    decided: '交付決定額',
    decidedOn: '決定の日',
    fixed: '確定額',
    revoked: '取り消された額',
    conditions: '交付条件',
    owed: '返還',
    principal: '返還する額',
    surcharge: '加算金・延滞金（今日まで）',
    repaid: '入金済み',
    left: '残り',
    due: '納期限',
    withdraw: '申請を取り下げる',
    until: (day: string) => `${day}まで取り下げられます。取り下げると、交付は受けられません。`,
    late: '取下げの期限を過ぎています。お問い合わせ先にご相談ください。',
    back: '申込のページに戻る',
  },
  en: {
    title: 'The decision',
    mine: 'My page',
    none: 'Nothing is decided yet.',
    decided: 'Granted',
    decidedOn: 'Decided on',
    fixed: 'Fixed',
    revoked: 'Revoked',
    conditions: 'Conditions',
    owed: 'Repayment',
    principal: 'To be paid back',
    surcharge: 'Interest, up to today',
    repaid: 'Paid back so far',
    left: 'Left',
    due: 'Due',
    withdraw: 'Withdraw the application',
    until: (day: string) => `You may withdraw until ${day}. The grant is then not paid.`,
    late: 'The deadline has passed. Please ask us.',
    back: 'Back to the application',
  },
} as const
