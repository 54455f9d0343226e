/** `period close` and `period open`: in a closed year facts and corrections need a reason. */
import { changePeriod } from '../commands/close-period.ts'
import type { Context } from '../commands/context.ts'
import { planMissing } from '../commands/count-report.ts'
import { type FiscalYear, formatFiscalYear } from '../domain/fiscal-year.ts'
import { findLine } from '../domain/plan.ts'
import type { Bilingual, Language } from '../kit/bilingual.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { withAuthority } from '../store/database.ts'
import { findPlan } from '../store/plan-version.ts'
import { answer } from './answer.ts'
import { defineCommand, type Entry } from './definition.ts'
import { requiredReason, text, year } from './option.ts'
import { withBooks } from './session.ts'

const programme = text('--programme <number>', {
  ja: '事業番号（省略時はすべての事業）',
  en: 'a programme by its number (all programmes without it)',
})

function periodCommand(name: string, closes: boolean, says: Bilingual): Entry {
  return defineCommand({
    name,
    says,
    options: { year, programme, reason: requiredReason },
    run: (session, { options }) =>
      withBooks(session, async ({ context }) => {
        const { year: closed, programme: line, reason } = options
        const key = line === null ? ok('') : await findProgramme(context, closed, line)
        if (!key.ok) return key
        const given = { year: closed, programme: key.value, closes, reason }
        const done = await changePeriod(context, given)
        if (!done.ok) return done
        const said = closes ? closedSays : openedSays
        const which = (language: Language) =>
          [formatFiscalYear(closed, language), line ?? ''].join(' ').trim()
        return ok(answer(done.value, (language) => [`${which(language)}: ${said[language]}`]))
      }),
  })
}

/** The commands about closing. */
export const periodCommands: readonly Entry[] = [
  periodCommand('period close', true, {
    ja: '年度を締める。締めた後の記録と訂正には理由が要る',
    en: 'close a fiscal year: later records and corrections need a reason',
  }),
  periodCommand('period open', false, {
    ja: '締めた年度を開ける',
    en: 'open a closed fiscal year again',
  }),
]

const closedSays: Bilingual = { ja: '締めました', en: 'closed' }
const openedSays: Bilingual = { ja: '開けました', en: 'opened' }

/** The key of the programme that is meant by its number or its key. */
async function findProgramme(
  { database, authority }: Context,
  of: FiscalYear,
  word: string,
): Promise<Result<string>> {
  const found = await withAuthority(database, authority, (books) => findPlan(books, of))
  if (!found) return planMissing(of)
  const placed = findLine(found.plan, word)
  if (placed && !placed.component) return ok(placed.programme.key)
  return refuse(
    'programme_unknown',
    `計画に「${word}」という事業はありません。事業番号を確かめてください。`,
    `The plan has no programme "${word}". Check its number.`,
  )
}
