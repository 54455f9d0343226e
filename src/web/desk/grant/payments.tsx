/** Payment runs: what waits to be paid, the runs so far, and whose account pays. */
import type { Child } from 'hono/jsx'
import { planPayments, runStates } from '../../../commands/grant/pay.ts'
import { findKnownPayer, savePayer } from '../../../commands/grant/payer.ts'
import { programmesFor } from '../../../domain/access/capability.ts'
import { formatBankAccount } from '../../../domain/bank/account.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { listRuns, sumUnpaid } from '../../../store/grant-run.ts'
import { readFields } from '../../form/field.ts'
import { accountFaults, accountFields } from '../../form/bank-account-fields.ts'
import { dateField, textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { deskNames } from '../offering/frame.tsx'

type Visit = PersonalVisit<'paymentRuns'>

const planFields = {
  transferOn: dateField({ label: { ja: '振込日', en: 'Day of the transfer' }, required: true }),
}

const payerFields = {
  code: textField({
    label: { ja: '委託者コード（10桁）', en: 'Payer’s code (10 digits)' },
    ...{ required: true, longest: 20, inputmode: 'numeric' as const },
  }),
  ...accountFields,
}

/** The page. */
export const paymentRunsPage: PersonalPage<'paymentRuns'> = {
  for: 'grant.pay',
  show: async (visit) => {
    const read = await readPayments(visit)
    const { language, to } = visit
    const say = texts[language]
    const { unpaid, runs, payer } = read
    const paying = visit.form('payer')
    return shown({
      title: say.title,
      trail: [{ name: deskNames.desk[language], href: to.desk() }, { name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          <section>
            <h2>{say.waiting}</h2>
            {unpaid.length === 0 && <p>{say.nothing}</p>}
            {unpaid.map(({ programme, count, yen }) => (
              <Plan {...{ visit, programme, count, yen }} />
            ))}
          </section>
          <section>
            <h2>{say.runs}</h2>
            {runs.length === 0 && <p>{say.none}</p>}
            <ul class="rows">
              {runs.map(({ run, number, state, transferOn, transfers, yen, failed }) => (
                <li>
                  <a href={to.paymentRun({ run })}>{say.run(number)}</a>{' '}
                  {runStates[state][language]} {formatDate(transferOn, language)}{' '}
                  {say.sum(transfers, yenWords(yen)[language])}
                  {failed > 0 && ` ${say.failed(failed)}`}
                </li>
              ))}
            </ul>
          </section>
          <section>
            <h2>{say.payer}</h2>
            <p>{payer ? `${payer.holder} ${formatBankAccount(payer)[language]}` : say.noPayer}</p>
            <details class="more" open={paying.isShownAgain}>
              <summary>{say.changePayer}</summary>
              <Form form={paying}>
                <Fields form={paying} fields={payerFields} />
                <Buttons submit={say.save} />
              </Form>
            </details>
          </section>
        </>
      ),
    })
  },
  acts: {
    plan: async (visit, form) => {
      const typed = readFields(form, planFields)
      if (!typed.ok) return typed
      const given = { programme: form.item, transferOn: typed.value.transferOn }
      const done = await planPayments(contextOf(visit, form), given)
      if (!done.ok) return atField('transferOn', done)
      return moved(visit.to.paymentRun({ run: done.value.outcome.run }), 'act_done')
    },
    payer: async (visit, form) => {
      const typed = readFields(form, payerFields)
      if (!typed.ok) return typed
      const done = await savePayer(contextOf(visit, form), typed.value)
      if (done.ok) return moved(visit.here, 'saved')
      return atField(accountFaults[done.refusal.code] ?? 'holder', done)
    },
  },
}

function readPayments(visit: Visit) {
  return inBooks(visit, async (books) => {
    const programmes = programmesFor(visit.visitor.actor, 'grant.pay')
    const all = await sumUnpaid(books)
    return {
      unpaid: all.filter(({ programme }) => programmes?.includes(programme) ?? true),
      runs: await listRuns(books, { programmes, limit: 200 }),
      payer: await findKnownPayer(books),
    }
  })
}

type PlanProps = {
  readonly visit: Visit
  readonly programme: string
  readonly count: number
  readonly yen: number
}

function Plan({ visit, programme, count, yen }: PlanProps): Child {
  const { language } = visit
  const say = texts[language]
  const form = visit.form('plan', programme)
  return (
    <Form form={form}>
      <h3>{programme}</h3>
      <p>{say.sum(count, yenWords(yen)[language])}</p>
      <Fields form={form} fields={planFields} />
      <Buttons submit={say.plan} />
    </Form>
  )
}

const texts = {
  ja: {
    title: '助成金の支払',
    waiting: '支払を待っている請求',
    nothing: '支払を待っている請求はありません。',
    runs: 'これまでの支払',
    none: '支払はまだありません。',
    run: (number: number) => `支払${number}`,
    sum: (count: number, yen: string) => `${count}件 ${yen}`,
    failed: (count: number) => `組戻し${count}件`,
    payer: '支払元の口座',
    noPayer: 'まだ登録されていません。振込ファイルを作るために必要です。',
    changePayer: '支払元の口座を登録する',
    save: '保存する',
    plan: '支払を作る',
  },
  en: {
    title: 'Payments of grants',
    waiting: 'Claims that wait to be paid',
    nothing: 'No claim waits.',
    runs: 'Payment runs',
    none: 'There is none yet.',
    run: (number: number) => `Payment run ${number}`,
    sum: (count: number, yen: string) => `${count} transfers, ${yen}`,
    failed: (count: number) => `${count} came back`,
    payer: 'Whose account pays',
    noPayer: 'Nobody has said yet. The transfer file needs it.',
    changePayer: 'Say whose account pays',
    save: 'Save',
    plan: 'Make a payment run',
  },
} as const
