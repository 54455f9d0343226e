/** `publish`, `verify` and `edition export`: freezing a report, checking it, handing it on. */
import { basename } from 'node:path'
import type { Context } from '../commands/context.ts'
import { type Published, publish } from '../commands/publish.ts'
import { editionMissing, verify } from '../commands/verify.ts'
import type { Edition, Entry, ExportedEdition } from '../domain/edition/edition.ts'
import { formatFinding } from '../domain/edition/finding-sentence.ts'
import { planOfEdition } from '../domain/edition/report.ts'
import { type Finding, verifyExport } from '../domain/edition/verify.ts'
import { figureKey } from '../domain/report.ts'
import { decodeText } from '../formats/encoding.ts'
import { formatEditionFile, parseEditionFile } from '../formats/report/edition-file.ts'
import type { Bilingual, Language } from '../kit/bilingual.ts'
import { present } from '../kit/check.ts'
import { ok, refuse, type Result } from '../kit/result.ts'
import { withAuthority } from '../store/database.ts'
import { findEdition, readEntries } from '../store/edition.ts'
import { type Answer, answer } from './answer.ts'
import { defineCommand } from './definition.ts'
import { differenceLine, gateLine } from './edition-lines.ts'
import { deliver, readNamedFile } from './file.ts'
import { edition, out, reason, text, year, yearIfGiven } from './option.ts'
import { type Session, withBooks } from './session.ts'

/** `publish`. */
export const publishCommand = defineCommand({
  name: 'publish',
  says: {
    ja: '報告書を公表版として確定する。2回目からは改訂版になり、理由が要る',
    en: 'freeze the report as an edition; from the second on it is an amended one and needs a reason',
  },
  options: { year, reason },
  examples: ['jisseki publish --year 2023 --reason "締め後に届いた出席簿2枚を反映"'],
  run: (session, { options }) =>
    withBooks(session, async ({ context }) => {
      const done = await publish(context, {
        year: options.year,
        reason: options.reason,
        onProgress: (count, of) => session.progress.count(freezing, count, of),
      })
      if (!done.ok) return done
      const { outcome } = done.value
      return ok(publishedAnswer(outcome, await getEdition(context, outcome)))
    }),
})

async function getEdition({ database, authority }: Context, of: Published): Promise<Edition> {
  const found = await withAuthority(database, authority, (books) =>
    findEdition(books, of.year, of.number),
  )
  return present(found, 'the edition that was just published')
}

function publishedAnswer(published: Published, frozen: Edition): Answer {
  const json = { ...published, differences: frozen.differences }
  return answer(json, (language) => {
    const say = publishSays[language]
    const plan = planOfEdition(frozen)
    return [
      say.published(published),
      ...published.warnings.map((failure) => gateLine(failure, language)),
      ...frozen.differences.map((each) => differenceLine(each, plan, language)),
      `${say.digest} ${published.digest}`,
    ]
  })
}

/** `verify`. */
export const verifyCommand = defineCommand({
  name: 'verify',
  says: {
    ja: '公表版を記録から数え直し、違いをすべて挙げる（--file なら書き出したファイルだけで）',
    en: 'count an edition again from its facts and name every difference (--file: from an exported file alone)',
  },
  options: {
    year: yearIfGiven({ ja: '--file がなければ必須', en: 'required without --file' }),
    edition,
    file: text('--file <file>', {
      ja: '書き出した公表版。データベースは使わない',
      en: 'an exported edition; no database is used',
    }),
  },
  examples: ['jisseki verify --year 2023', 'jisseki verify --file edition-2023-1.json'],
  run: (session, { options }) => {
    if (options.file !== null) return verifyFile(options.file)
    if (options.year === null) return Promise.resolve(yearOrFile)
    return verifyBooks(session, options.year, options.edition)
  },
})

async function verifyFile(path: string): Promise<Result<Answer>> {
  const bytes = await readNamedFile(path)
  if (!bytes.ok) return bytes
  const decoded = decodeText(bytes.value)
  if (!decoded.ok) return decoded
  const exported = parseEditionFile(decoded.value.text)
  if (!exported.ok) return exported
  const { edition: of } = exported.value
  const findings = verifyExport(exported.value, planOfEdition(of))
  const facts = of.figures.reduce((sum, figure) => sum + figure.entries, 0)
  const counts = { year: of.year, edition: of.number, figures: of.figures.length, facts }
  return ok(verifiedAnswer({ ...counts, seals: null, file: basename(path), findings }))
}

function verifyBooks(session: Session, of: number, number: number | null): Promise<Result<Answer>> {
  return withBooks(session, async ({ context }) => {
    const done = await verify(context, {
      year: of,
      ...(number !== null && { edition: number }),
      onProgress: (count, all) => session.progress.count(recounting, count, all),
    })
    return done.ok ? ok(verifiedAnswer({ ...done.value, file: null })) : done
  })
}

type Verified = {
  readonly year: number
  readonly edition: number
  readonly figures: number
  readonly facts: number
  readonly seals: number | null
  readonly file: string | null
  readonly findings: readonly Finding[]
}

function verifiedAnswer(verified: Verified): Answer {
  const { findings, ...rest } = verified
  const isClean = findings.length === 0
  const named = findings.map((one) => ({ ...one, message: formatFinding(one) }))
  return answer(
    { ...rest, clean: isClean, findings: named },
    (language) => [
      verifySays[language].looked(verified),
      isClean ? verifySays[language].clean : verifySays[language].unclean(findings.length),
      ...named.map(({ message }) => `  ${message[language]}`),
    ],
    isClean,
  )
}

/** `edition export`. */
export const exportCommand = defineCommand({
  name: 'edition export',
  says: {
    ja: '公表版を、根拠となる記録の一覧とともに1つのファイルに書き出す',
    en: 'write an edition with the facts behind it into one file',
  },
  options: { year, edition, out },
  examples: ['jisseki edition export --year 2023 --out edition-2023.json'],
  run: async (session, { options }) => {
    const exported = await withBooks(session, ({ context }) =>
      readExport(context, options.year, options.edition),
    )
    if (!exported.ok) return exported
    return deliver([formatEditionFile(exported.value)], options.out, session.services.terminal)
  },
})

function readExport(
  { database, authority }: Context,
  of: number,
  number: number | null,
): Promise<Result<ExportedEdition>> {
  return withAuthority(database, authority, async (books) => {
    const found = await findEdition(books, of, number ?? undefined)
    if (!found) return editionMissing(of, number ?? undefined)
    const entries: Record<string, readonly Entry[]> = {}
    for (const figure of found.figures) {
      const { line, indicator } = figure
      const place = { year: found.year, number: found.number, line, indicator }
      entries[figureKey(line, indicator)] = await readEntries(books, place, figure)
    }
    return ok({ format: 'jisseki-edition-1', edition: found, entries })
  })
}

const freezing: Bilingual = { ja: '確定した数値', en: 'Figures frozen' }
const recounting: Bilingual = { ja: '数え直した数値', en: 'Figures recounted' }

const publishSays = {
  ja: {
    published: ({ year: of, number, figures, entries, differences }: Published) =>
      `${of}年度の第${number}版を公表しました（数値 ${figures}、根拠の記録 ${entries}、前の版との違い ${differences}）。`,
    digest: '照合値:',
  },
  en: {
    published: ({ year: of, number, figures, entries, differences }: Published) =>
      `Edition ${number} of fiscal ${of} is published (${figures} figures, ${entries} facts behind them, ${differences} differences from the edition before).`,
    digest: 'Digest:',
  },
} as const satisfies Readonly<Record<Language, unknown>>

const verifySays = {
  ja: {
    looked: ({ year: of, edition: number, figures, facts, seals }: Verified) => {
      const sealed = seals === null ? '' : `、封印 ${seals}`
      return `${of}年度 第${number}版: 数値 ${figures}、根拠の記録 ${facts}${sealed} を確かめました。`
    },
    clean: '違いはありません。',
    unclean: (count: number) => `違いが${count}件あります。`,
  },
  en: {
    looked: ({ year: of, edition: number, figures, facts, seals }: Verified) => {
      const sealed = seals === null ? '' : `, ${seals} seals`
      return `Fiscal ${of}, edition ${number}: ${figures} figures, ${facts} facts${sealed} checked.`
    },
    clean: 'Everything agrees.',
    unclean: (count: number) => `${count} differences were found.`,
  },
} as const satisfies Readonly<Record<Language, unknown>>

const yearOrFile = refuse(
  'option_year_or_file_missing',
  '検証する年度（--year）か、書き出したファイル（--file）を指定してください。',
  'Name the fiscal year to verify (--year), or an exported file (--file).',
)
