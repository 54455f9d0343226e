/** One payment run: its transfers, the bank's file, and where it stands. */
import type { Child } from 'hono/jsx'
import {
  cancelPayments,
  payRun,
  runStates,
  sendPayments,
  takeBackTransfer,
} from '../../../commands/grant/pay.ts'
import { readRun, readRunOrder, type WholeRun } from '../../../commands/grant/payer.ts'
import { formatBankAccount } from '../../../domain/bank/account.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { yenWords } from '../../../domain/delivery/grant/yen.ts'
import { formatRunFile, runFileName } from '../../../formats/zengin/run-file.ts'
import { formatDate } from '../../../kit/calendar.ts'
import { ok } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import {
  contextOf,
  moved,
  type PersonalPage,
  type PersonalVisit,
  type PrivateFile,
  shown,
} from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { deskNames } from '../offering/frame.tsx'

type Visit = PersonalVisit<'paymentRun'>

const backFields = {
  reason: textField({ label: { ja: '組戻しの理由', en: 'Why it came back' }, required: true }),
}

/** The page. */
export const paymentRunPage: PersonalPage<'paymentRun'> = {
  for: 'grant.pay',
  show: async (visit) => {
    const found = await readRun(contextOf(visit), visit.params.run)
    if (!found.ok) return found
    const { language, to } = visit
    const say = texts[language]
    const { number, state, transferOn, run } = found.value
    const made = found.value.transfers.filter((each) => /planned|paid/.test(each.state))
    const name = say.title(number)
    return shown({
      title: name,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: say.runs, href: to.paymentRuns() },
        { name },
      ],
      body: (
        <>
          <h1>{name}</h1>
          <SummaryList
            lines={[
              { name: say.state, value: runStates[state][language] },
              { name: say.day, value: formatDate(transferOn, language) },
              { name: say.count, value: String(made.length) },
              { name: say.sum, value: yenWords(sumOf(made))[language] },
            ]}
          />
          {state !== 'cancelled' && (
            <p>
              <a class="button-link secondary" href={to.transferFile({ run })} download>
                {say.file}
              </a>
            </p>
          )}
          <Moves visit={visit} run={found.value} />
          <Transfers visit={visit} run={found.value} />
        </>
      ),
    })
  },
  acts: {
    send: (visit, form) => move(visit, sendPayments(contextOf(visit, form), visit.params)),
    pay: (visit, form) => move(visit, payRun(contextOf(visit, form), visit.params)),
    cancel: (visit, form) => move(visit, cancelPayments(contextOf(visit, form), visit.params)),
    back: async (visit, form) => {
      const typed = readFields(form, backFields)
      if (!typed.ok) return typed
      const given = { ...visit.params, application: form.item, ...typed.value }
      const done = await takeBackTransfer(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'act_done') : atField('reason', done)
    },
  },
}

/** The bank's file. */
export const transferFile: PrivateFile<'transferFile'> = {
  for: 'grant.pay',
  write: async (visit) => {
    const order = await readRunOrder(contextOf(visit), visit.params.run)
    if (!order.ok) return order
    const { payer, run } = order.value
    const bytes = formatRunFile(payer, run)
    if (!bytes.ok) return bytes
    const type = 'text/plain; charset=shift_jis'
    return ok({ type, saveAs: runFileName(run), content: bytes.value })
  },
}

async function move(visit: Visit, moving: ReturnType<typeof payRun>) {
  const done = await moving
  return done.ok ? moved(visit.here, 'act_done') : done
}

function sumOf(transfers: readonly { readonly yen: number }[]): number {
  let sum = 0
  for (const { yen } of transfers) sum += yen
  return sum
}

type RunProps = { readonly visit: Visit; readonly run: WholeRun }

function Moves({ visit, run }: RunProps): Child {
  const say = texts[visit.language]
  const acts = { planned: ['send', 'cancel'], sent: ['pay'], paid: [], cancelled: [] } as const
  return (
    <>
      {acts[run.state].map((act) => (
        <Form form={visit.form(act)}>
          <Buttons submit={say[act]} />
        </Form>
      ))}
    </>
  )
}

function Transfers({ visit, run }: RunProps): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.transfers}</h2>
      <ul class="rows">
        {run.transfers.map(({ application, number, yen, account, state, reason }) => {
          const form = visit.form('back', application)
          const code = formatTicketCode(number as TicketCode)
          const isOut = state === 'paid' || (state === 'planned' && run.state === 'sent')
          return (
            <li>
              <a href={to.grantCase({ application })}>{code}</a> {yenWords(yen)[language]}{' '}
              {account ? formatBankAccount(account)[language] : say.erased}{' '}
              {state === 'failed' && say.failed(reason ?? '')}
              {isOut && (
                <details class="more" open={form.isShownAgain}>
                  <summary>
                    {say.back}
                    <span class="for-readers"> {code}</span>
                  </summary>
                  <Form form={form}>
                    <Fields form={form} fields={backFields} />
                    <Buttons submit={say.back} />
                  </Form>
                </details>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    title: (number: number) => `支払${number}`,
    runs: '助成金の支払',
    state: '状態',
    day: '振込日',
    count: '件数',
    sum: '合計',
    file: '振込ファイル（全銀形式）を保存する',
    send: '銀行へ送付したことを記録する',
    pay: '支払済みにする',
    cancel: 'この支払を取り消す',
    transfers: '振込',
    erased: '（口座は消去されました）',
    failed: (reason: string) => `組戻し: ${reason}`,
    back: '組戻しにする',
  },
  en: {
    title: (number: number) => `Payment run ${number}`,
    runs: 'Payments of grants',
    state: 'State',
    day: 'Day of the transfer',
    count: 'Transfers',
    sum: 'Sum',
    file: 'Save the transfer file (全銀)',
    send: 'Record that it went to the bank',
    pay: 'Mark as paid',
    cancel: 'Cancel this run',
    transfers: 'Transfers',
    erased: '(the account was erased)',
    failed: (reason: string) => `Came back: ${reason}`,
    back: 'It came back',
  },
} as const
