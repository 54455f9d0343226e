/**
 * Outages and bugs in one sentence. What the machine said goes into a file, where whoever mends it
 * finds it by the reference; with JISSEKI_DEBUG=1 it is shown as well.
 */
import type { Bilingual, Language } from '../kit/bilingual.ts'
import { Bug } from '../kit/check.ts'
import type { Services } from './services.ts'

/** The lines that tell of a failure. */
export async function failureLines(
  error: unknown,
  services: Services,
  language: Language,
): Promise<readonly string[]> {
  const { reference, file } = await services.noteFailure(error)
  const where = file === null ? { ja: '', en: '' } : placeOf(file)
  const line = {
    ja: `${causeOf(error).ja}（照会番号 ${reference}${where.ja}）`,
    en: `${causeOf(error).en} (Reference ${reference}${where.en})`,
  }
  const shown = services.environment['JISSEKI_DEBUG'] === '1' ? [describeFailure(error)] : []
  return [line[language], ...shown]
}

/** Everything that is known about a failure, for the file. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause === undefined ? '' : `\nCaused by: ${describeFailure(error.cause)}`
  return `${error.stack ?? error.message}${cause}`
}

const placeOf = (file: string): Bilingual => ({
  ja: `、詳細 ${file}`,
  en: `, details in ${file}`,
})

function causeOf(error: unknown): Bilingual {
  if (error instanceof Bug) return bug
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return known[code] ?? (/terminat|ECONNRESET/i.test(String(error)) ? connectionLost : other)
}

const bug: Bilingual = {
  ja: 'プログラムに誤りがあり、処理を中止しました。何も変更していません。',
  en: 'The program is at fault, so it stopped. Nothing was changed.',
}

const connectionLost: Bilingual = {
  ja: 'データベースとの接続が切れたため、処理を中止しました。動いているか確かめて、やり直してください。',
  en: 'The connection to the database broke, so the work stopped. See that it runs, and try again.',
}

const other: Bilingual = {
  ja: '思わぬ障害のため、処理を中止しました。何も変更していません。',
  en: 'Something failed that was not expected, so the work stopped. Nothing was changed.',
}

const unreachable: Bilingual = {
  ja: 'データベースに接続できません。DATABASE_URL の接続先と、サーバーが動いているかを確かめてください。',
  en: 'The database cannot be reached. Check the address in DATABASE_URL, and that the server runs.',
}

const signInFailed: Bilingual = {
  ja: 'データベースの利用者名かパスワードが違います。DATABASE_URL を確かめてください。',
  en: 'The database refused the user or the password. Check DATABASE_URL.',
}

const databaseAbsent: Bilingual = {
  ja: 'DATABASE_URL のデータベースがありません。先に作成してください（createdb）。',
  en: 'The database named in DATABASE_URL does not exist. Create it first (createdb).',
}

const notAllowed: Bilingual = {
  ja: '権限がないため、処理できません。DATABASE_URL の利用者に、表を作る権限があるか確かめてください。',
  en: 'This is not permitted. See that the user in DATABASE_URL may create tables.',
}

const diskFull: Bilingual = {
  ja: 'ディスクに空きがありません。空きを作ってから、やり直してください。',
  en: 'The disk is full. Make room, and try again.',
}

/** By the codes of the system and of PostgreSQL (its Appendix A). */
const known: Readonly<Record<string, Bilingual>> = {
  ECONNREFUSED: unreachable,
  ENOTFOUND: unreachable,
  EAI_AGAIN: unreachable,
  ETIMEDOUT: unreachable,
  '28P01': signInFailed,
  '28000': signInFailed,
  '3D000': databaseAbsent,
  '42501': notAllowed,
  '57P01': connectionLost,
  ECONNRESET: connectionLost,
  ENOSPC: diskFull,
  '53100': diskFull,
}
