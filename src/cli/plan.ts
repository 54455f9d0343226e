/** `plan import` and `plan check`: a plan comes in from the published table, and is looked over. */
import { basename } from 'node:path'
import { adoptPlan } from '../commands/adopt-plan.ts'
import { checkPlan, type PlanCheck } from '../commands/check-plan.ts'
import { formatFiscalYear } from '../domain/fiscal-year.ts'
import { planDifferences } from '../domain/plan-table/difference.ts'
import { isImportable } from '../domain/plan-table/finding.ts'
import type { Plan } from '../domain/plan.ts'
import { ok, refuse, type Refused, type Result } from '../kit/result.ts'
import { withAuthority } from '../store/database.ts'
import { findPlan } from '../store/plan-version.ts'
import { type Answer, answer } from './answer.ts'
import { defineCommand, type Entry, type Given } from './definition.ts'
import { gateLine } from './edition-lines.ts'
import { readNamedFile } from './file.ts'
import { dryRun, reason, year, yearIfGiven } from './option.ts'
import { differenceLines, findingLines, readingLines } from './plan-lines.ts'
import { planOfFile, type PlanFile, readPlan, readingJson } from './plan-file.ts'
import { type Session, withBooks } from './session.ts'

const importOptions = {
  year: yearIfGiven({
    ja: '省略時は表の題名の年度',
    en: 'the one in the title of the table without it',
  }),
  dryRun,
  reason,
}

const importCommand = defineCommand({
  name: 'plan import',
  says: {
    ja: '計画の表（.xlsx、.docx、.csv、タブ区切り）か計画データ（.json）を取り込む',
    en: 'import a plan from its table (.xlsx, .docx, .csv, tab-separated) or a plan document (.json)',
  },
  arguments: [{ usage: '<file>', says: { ja: '計画の表', en: 'the table of the plan' } }],
  options: importOptions,
  examples: ['jisseki plan import status-r5.txt --dry-run'],
  run: importPlan,
})

async function importPlan(
  session: Session,
  { words, options }: Given<typeof importOptions>,
): Promise<Result<Answer>> {
  const [path = ''] = words
  const bytes = await readNamedFile(path)
  if (!bytes.ok) return bytes
  const read = await readPlan(bytes.value, basename(path))
  if (!read.ok) return read
  const file = read.value
  const stated = file.kind === 'document' ? file.plan.year : file.draft.year
  const of = options.year ?? stated
  if (of !== null && file.kind === 'document' && of !== stated) return yearDiffers(of, stated ?? of)
  const importable = isImportable(file.findings)
  if (options.dryRun || !importable) {
    return ok(readingAnswer(file, importable, options.dryRun))
  }
  if (of === null) return yearNeeded
  return withBooks(session, async ({ context }) => {
    const { database, authority } = context
    const present = await withAuthority(database, authority, (books) => findPlan(books, of))
    const plan = planOfFile(file, present?.plan ?? null, of)
    const done = await adoptPlan(context, { plan, reason: options.reason })
    if (!done.ok) return done
    const { version } = done.value.outcome
    return ok(adoptedAnswer({ file, plan, version, before: present?.plan ?? null }))
  })
}

function readingAnswer(file: PlanFile, importable: boolean, asked: boolean): Answer {
  return answer(
    { dryRun: true, importable, ...readingJson(file) },
    (language) => [
      ...readingLines(file, language),
      ...findingLines(file.findings, language),
      asked && importable ? says[language].dry : says[language].stopped,
    ],
    importable,
  )
}

type Adopted = {
  readonly file: PlanFile
  readonly plan: Plan
  readonly version: number
  readonly before: Plan | null
}

function adoptedAnswer({ file, plan, version, before }: Adopted): Answer {
  const differences = planDifferences(before, plan)
  const reading = readingJson(file)
  return answer(
    { dryRun: false, year: plan.year, version, ...reading, differences },
    (language) => [
      ...findingLines(file.findings, language),
      ...(before ? differenceLines(differences, language) : []),
      says[language].adopted(formatFiscalYear(plan.year, language), version),
    ],
  )
}

const checkCommand = defineCommand({
  name: 'plan check',
  says: {
    ja: '登録されている計画を点検する（表の指摘と、公表前の点検）',
    en: 'look over the plan in the books: findings of its table, and the gates of publication',
  },
  options: { year },
  run: (session, { options }) =>
    withBooks(session, async ({ context }) => {
      const done = await checkPlan(context, options.year)
      return done.ok ? ok(checkAnswer(done.value)) : done
    }),
})

function checkAnswer(check: PlanCheck): Answer {
  const stops = check.gates.some(({ gate }) => gate.severity === 'stop')
  const isClean = !stops && isImportable(check.findings)
  const gates = check.gates.map(({ gate, left, right }) => {
    const { key, name, line, severity } = gate
    return { key, name, line, severity, left, right }
  })
  return answer(
    { ...check, gates },
    (language) => [
      says[language].checked(check),
      ...findingLines(check.findings, language),
      ...check.gates.map((failure) => gateLine(failure, language)),
    ],
    isClean,
  )
}

/** The commands about the plan. */
export const planCommands: readonly Entry[] = [importCommand, checkCommand]

const says = {
  ja: {
    dry: '試しの実行です。何も取り込んでいません。',
    stopped: '直すべき指摘があるため、何も取り込んでいません。表を直してから、やり直してください。',
    adopted: (of: string, version: number) => `${of}の計画（第${version}版）を取り込みました。`,
    checked: ({ lines, version }: PlanCheck) => `計画 第${version}版（${lines}行）を点検しました。`,
  },
  en: {
    dry: 'This was a dry run. Nothing was imported.',
    stopped:
      'Some findings must be mended first, so nothing was imported. Mend the table, then try again.',
    adopted: (of: string, version: number) =>
      `The plan of ${of} was imported as version ${version}.`,
    checked: ({ lines, version }: PlanCheck) =>
      `Version ${version} of the plan (${lines} lines) was looked over.`,
  },
} as const

const yearNeeded = refuse(
  'plan_year_not_stated',
  '表の題名から年度が読み取れません。--year で年度を指定してください。',
  'The title of the table states no fiscal year. Name it with --year.',
)

function yearDiffers(asked: number, stated: number): Refused {
  return refuse(
    'plan_year_differs',
    `計画データは${stated}年度のものですが、--year では${asked}年度が指定されています。どちらかに合わせてください。`,
    `The plan document is of fiscal ${stated}, but --year names ${asked}. Make them agree.`,
  )
}
