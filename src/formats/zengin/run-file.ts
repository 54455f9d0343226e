/** The bank's file of a payment run: a transfer for each award that is to be paid by it. */
import type { BankAccount } from '../../domain/bank/account.ts'
import type { Payer } from '../../domain/bank/payer.ts'
import type { CalendarDate } from '../../kit/calendar.ts'
import type { Result } from '../../kit/result.ts'
import { formatTransferFile, monthDayOf } from './transfer-file.ts'

/** A run as its file needs it. */
export type RunToTransfer = {
  readonly number: number
  readonly transferOn: CalendarDate
  readonly transfers: readonly {
    /** What the award is found again by: the number of its application. */
    readonly number: string
    readonly yen: number
    readonly state: string
    readonly account: BankAccount | null
  }[]
}

/** Writes the file. What failed or was cancelled is left out, and what was erased. */
export function formatRunFile(payer: Payer, run: RunToTransfer): Result<Uint8Array<ArrayBuffer>> {
  return formatTransferFile(fileOf(payer, run))
}

/** What the file is saved as: furikomi-12-20230630.txt. */
export function runFileName({ number, transferOn }: RunToTransfer): string {
  return `furikomi-${number}-${transferOn.replaceAll('-', '')}.txt`
}

function fileOf({ holder, ...payer }: Payer, { transferOn, transfers }: RunToTransfer) {
  return {
    payer: { ...payer, name: holder },
    payOn: monthDayOf(transferOn),
    transfers: transfers.flatMap(({ number, yen, state, account }) =>
      account && (state === 'planned' || state === 'paid')
        ? [{ account, yen, reference: number.replaceAll(/[^0-9A-Z]/g, '') }]
        : [],
    ),
  }
}
