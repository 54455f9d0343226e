/** `facts …`: records come in from sheets, and are taken back. */
import { basename } from 'node:path'
import { correctFacts, undoImport } from '../commands/correct-facts.ts'
import { type FactsImported, importFacts } from '../commands/import-facts.ts'
import { listImports } from '../commands/list-imports.ts'
import type { RowFault } from '../domain/fact/record-fault.ts'
import { type FactKind, factKinds, factKindNames, findFactKind } from '../domain/fact/kind.ts'
import { openFactSheet } from '../formats/fact-sheet/open.ts'
import type { Bilingual, Language } from '../kit/bilingual.ts'
import { formatInstant, type Instant } from '../kit/calendar.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { type Answer, answer } from './answer.ts'
import { inColumns, short } from './columns.ts'
import { type Argument, defineCommand, type Entry, type Given } from './definition.ts'
import { findFileFault } from './file.ts'
import {
  dryRun,
  flag,
  reason,
  requiredReason,
  type Values,
  wholeNumber,
  yearIfGiven,
} from './option.ts'
import { type Session, withBooks } from './session.ts'

const kindArgument: Argument = {
  usage: '<kind>',
  says: {
    ja: '記録の種類（「jisseki facts kinds」で一覧）',
    en: 'the kind of the records (see "jisseki facts kinds")',
  },
}

const importOptions = {
  dryRun,
  year: yearIfGiven({
    ja: 'この年度の計画の事業番号で読む（省略時は計画のある最新の年度）',
    en: "the year whose plan gives the programmes' numbers (the newest year with a plan without it)",
  }),
  reason,
  whole: flag('--whole', {
    ja: '1行でも誤りがあれば、何も取り込まない',
    en: 'import nothing when one row is faulty',
  }),
}

const importCommand = defineCommand({
  name: 'facts import',
  says: {
    ja: '記録の表（.csv、.xlsx）を取り込む。同じ記録は2度入らない',
    en: 'import a sheet of records (.csv, .xlsx); the same record never enters twice',
  },
  arguments: [
    kindArgument,
    { usage: '<file>', says: { ja: '記録の表', en: 'the sheet of records' } },
  ],
  options: importOptions,
  examples: ['jisseki facts import course.attended 受講.csv --year 2023 --dry-run'],
  run: importSheet,
})

async function importSheet(
  session: Session,
  { words, options }: Given<typeof importOptions>,
): Promise<Result<Answer>> {
  const [kindName = '', path = ''] = words
  const kind = findFactKind(kindName)
  if (!kind) return kindUnknown(kindName)
  const fault = await findFileFault(path)
  if (fault) return fault
  const sheet = await openFactSheet({ path, name: basename(path), kind })
  if (!sheet.ok) return sheet
  for (const note of sheet.value.notes) session.progress.tell(note)
  return withBooks(session, async ({ context }) => {
    const { digest, batches, columns } = sheet.value
    const done = await importFacts(context, {
      kind,
      year: options.year,
      file: { name: basename(path), digest },
      batches,
      columns,
      reason: options.reason,
      dryRun: options.dryRun,
      wholeOrNothing: options.whole,
      onProgress: (rows) => session.progress.count(rowsRead, rows, null),
    })
    if (!done.ok) return done
    const { command, outcome } = done.value
    const id = options.dryRun ? null : command
    return ok(importAnswer({ id, outcome, options }))
  })
}

type Imported = {
  readonly id: string | null
  readonly outcome: FactsImported
  readonly options: Values<typeof importOptions>
}

const shownFaults = 50

function importAnswer({ id, outcome, options }: Imported): Answer {
  const json = { import: id, dryRun: options.dryRun, ...outcome }
  const isClean = outcome.faulty === 0
  return answer(
    json,
    (language) => {
      const { read, added, known, newParties, late, outsideYear, faulty, faults } = outcome
      const say = importSays[language]
      const more = faulty - Math.min(faults.length, shownFaults)
      return [
        `${outcome.file}: ${say.counts({ read, added, known, faulty })}`,
        ...(newParties > 0 ? [say.newParties(newParties)] : []),
        ...(late > 0 ? [say.late(late)] : []),
        ...(outsideYear > 0 ? [say.outsideYear(outsideYear)] : []),
        ...faults.slice(0, shownFaults).map((fault) => faultLine(fault, language)),
        ...(more > 0 ? [say.more(more)] : []),
        ...(id === null ? [say.dry] : added > 0 ? [say.undo(id)] : []),
      ]
    },
    isClean,
  )
}

function faultLine({ row, column, message }: RowFault, language: Language): string {
  const where = language === 'ja' ? `${row}行目` : `Row ${row}`
  const which = column === null ? '' : language === 'ja' ? `「${column}」` : `, ${column}`
  return `  ${where}${which}: ${message[language]}`
}

const undo = defineCommand({
  name: 'facts undo',
  says: { ja: '取込を丸ごと取り消す', en: 'take an import back as a whole' },
  arguments: [
    {
      usage: '<import>',
      says: { ja: '取込の番号（初めの数文字でもよい）', en: 'its id, or the beginning of it' },
    },
  ],
  options: { reason },
  run: (session, { words, options }) =>
    withBooks(session, async ({ context }) => {
      const done = await undoImport(context, { id: words[0] ?? '', reason: options.reason })
      if (!done.ok) return done
      const { undone, corrected } = done.value.outcome
      return ok(
        answer(done.value.outcome, (language) =>
          language === 'ja'
            ? [`取込 ${undone} を取り消しました（記録${corrected}件）。`]
            : [`The import ${undone} was taken back (${corrected} facts).`],
        ),
      )
    }),
})

const imports = defineCommand({
  name: 'facts imports',
  says: { ja: '取込を新しい順に一覧する', en: 'list the imports, newest first' },
  options: {
    limit: wholeNumber(
      '--limit <number>',
      { ja: '件数（省略時は20）', en: 'how many (20)' },
      [1, 10_000],
    ),
  },
  run: (session, { options }) =>
    withBooks(session, async ({ context }) => {
      const found = await listImports(context, options.limit ?? 20)
      return ok(
        answer({ imports: found }, (language) =>
          inColumns(
            found.map(({ id, recordedAt, file, added, faulty, undone }) => [
              id,
              formatInstant(recordedAt as Instant, language),
              short(file, 40),
              `+${added}`,
              faulty > 0 ? `${importSays[language].faulty} ${faulty}` : '',
              undone ? importSays[language].undone : '',
            ]),
          ),
        ),
      )
    }),
})

const correct = defineCommand({
  name: 'facts correct',
  says: {
    ja: '記録を記録番号で取り消す（訂正）',
    en: 'take records back by their numbers (a correction)',
  },
  arguments: [
    kindArgument,
    { usage: '<record...>', says: { ja: '記録番号', en: 'the numbers of the records' } },
  ],
  options: { dryRun, reason: requiredReason },
  run: async (session, { words, options }) => {
    const [kindName = '', ...records] = words
    const kind = findFactKind(kindName)
    if (!kind) return kindUnknown(kindName)
    return withBooks(session, async ({ context }) => {
      const done = await correctFacts(context, { kind, records, ...options })
      if (!done.ok) return done
      const { corrected } = done.value.outcome
      return ok(
        answer({ dryRun: options.dryRun, corrected }, (language) =>
          language === 'ja'
            ? [`記録${corrected}件を取り消しました。${options.dryRun ? importSays.ja.dry : ''}`]
            : [`${corrected} facts were taken back. ${options.dryRun ? importSays.en.dry : ''}`],
        ),
      )
    })
  },
})

const kinds = defineCommand({
  name: 'facts kinds',
  says: { ja: '記録の種類を一覧する', en: 'list the kinds of records' },
  options: {},
  run: () => {
    const list = factKindNames.map((kind) => ({ kind, ...factKinds[kind] }))
    return Promise.resolve(
      ok(
        answer({ kinds: list }, (language) =>
          inColumns(list.map((one) => [one.kind, one.label[language], one.meaning[language]])),
        ),
      ),
    )
  },
})

/** The commands about records. */
export const factsCommands: readonly Entry[] = [importCommand, undo, imports, correct, kinds]

const rowsRead: Bilingual = { ja: '読んだ行', en: 'Rows read' }

type Counts = Readonly<Record<'read' | 'added' | 'known' | 'faulty', number>>

const importSays = {
  ja: {
    counts: ({ read, added, known, faulty }: Counts) =>
      `${read}行を読み、${added}件を追加、${known}件は登録済み、${faulty}行に誤り`,
    newParties: (count: number) => `新しい対象者 ${count}`,
    late: (count: number) => `締めた期間の記録 ${count}`,
    outsideYear: (count: number) =>
      `計画の年度の外の日付 ${count}（この年度の実績には数えません。日付を確かめてください）`,
    more: (count: number) => `  ほかに${count}行の誤りがあります。`,
    dry: '試しの実行です。何も取り込んでいません。',
    undo: (id: string) => `取り消すには: jisseki facts undo ${id}`,
    faulty: '誤り',
    undone: '取消済み',
  },
  en: {
    counts: ({ read, added, known, faulty }: Counts) =>
      `${read} rows read, ${added} added, ${known} known already, ${faulty} faulty`,
    newParties: (count: number) => `New parties: ${count}`,
    late: (count: number) => `In a closed period: ${count}`,
    outsideYear: (count: number) =>
      `Dates outside the plan's fiscal year: ${count} (they count in none of its figures; check them)`,
    more: (count: number) => `  ${count} more rows are faulty.`,
    dry: 'This was a dry run. Nothing was kept.',
    undo: (id: string) => `To take it back: jisseki facts undo ${id}`,
    faulty: 'faulty',
    undone: 'undone',
  },
} as const

function kindUnknown(name: string): Refused {
  const near = factKindNames.filter((kind) => kind.split('.')[0] === name.split('.')[0])
  const some: readonly FactKind[] = near.length > 0 ? near : factKindNames.slice(0, 3)
  return refuse(
    'fact_kind_unknown',
    `記録の種類「${name}」はありません。「jisseki facts kinds」にあるもの（${some.join('、')} など）を指定してください。`,
    `There is no kind of record "${name}". Give one of "jisseki facts kinds" (${some.join(', ')}).`,
  )
}
