/** `database status` and `database url`: what lies where, and how its owner connects. */
import { ok } from '../kit/result.ts'
import { answer } from './answer.ts'
import { inColumns } from './columns.ts'
import { defineCommand, type Entry } from './definition.ts'
import { withBooks } from './session.ts'

const status = defineCommand({
  name: 'database status',
  says: {
    ja: 'データベースの場所、版、件数を表示する',
    en: 'show where the database is, its version and how much it holds',
  },
  options: {},
  run: (session) =>
    withBooks(session, async (books) => {
      const found = await books.status()
      const json = { place: books.place, running: books.outlives, ...found }
      return ok(
        answer(json, (language) => {
          const label = labels[language]
          return inColumns([
            [label.place, books.place],
            [label.running, books.outlives ? label.yes : label.no],
            ['PostgreSQL', found.postgres],
            [label.schema, found.schema ?? ''],
            [label.size, `${(found.bytes / 1024 / 1024).toFixed(1)} MB`],
            [label.authorities, found.authorities.toLocaleString('en-GB')],
            [label.facts, found.facts.toLocaleString('en-GB')],
            [label.editions, found.editions.toLocaleString('en-GB')],
          ])
        }),
      )
    }),
})

const url = defineCommand({
  name: 'database url',
  says: {
    ja: '所有者としてつなぐための接続先を表示する（パスワードを含む）',
    en: 'print the address by which the owner connects (it holds the password)',
  },
  options: {},
  examples: ['psql "$(jisseki database url)"'],
  run: (session) =>
    withBooks(session, (books) => {
      if (!books.outlives) session.progress.tell(onlyWhileRunning)
      const json = { url: books.ownerUrl, running: books.outlives }
      return Promise.resolve(ok(answer(json, () => [books.ownerUrl])))
    }),
})

/** The commands for operators. */
export const databaseCommands: readonly Entry[] = [status, url]

const labels = {
  ja: {
    place: '場所',
    running: '稼働中',
    yes: 'はい',
    no: 'いいえ（このコマンドの間だけ動かしました）',
    schema: '定義',
    size: '大きさ',
    authorities: '団体',
    facts: '記録',
    editions: '公表版',
  },
  en: {
    place: 'Place',
    running: 'Running',
    yes: 'yes',
    no: 'no (started for this command only)',
    schema: 'Schema',
    size: 'Size',
    authorities: 'Authorities',
    facts: 'Facts',
    editions: 'Editions',
  },
} as const

const onlyWhileRunning = {
  ja: 'データベースは止まっています。「jisseki serve」を動かしている間だけ、この接続先につなげます。',
  en: 'The database is stopped. This address answers only while "jisseki serve" runs.',
}
