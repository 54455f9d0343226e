/** The API in a process of its own, on the bench's database. */
import { once } from 'node:events'
import { createApi } from '../../src/api/app.ts'
import { openClaims } from '../../src/commands/application/claims.ts'
import { openPostman } from '../../src/commands/notice/post.ts'
import { openLetterheads } from '../../src/main/mail.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded/server.ts'
import { startWebServer } from '../../src/web/server.ts'
import { get } from '../ground.ts'

const [folder = '', port = ''] = process.argv.slice(2)
const embedded = get(await openEmbedded({ folder }, { role: 'command' }))
const database = openDatabase(embedded.application)
const clock = { now: () => new Date() }
const context = { database, authority: '130001', actor: 'bench', clock }
const app = createApi({
  context,
  claims: openClaims(context),
  mailing: { postman: openPostman(clock), siteUrl: 'http://localhost' },
  letterheadOf: openLetterheads({ contact: null }, { url: new URL('http://localhost') }),
  onProblem: ({ path, error }) => process.stderr.write(`${path} ${String(error)}\n`),
})
const server = get(await startWebServer({ app, port: Number(port), host: '127.0.0.1' }))
process.stdout.write(`${server.url.replace(/\/$/, '')}\n`)
await once(process.stdin.resume(), 'end')
await server.stop()
await database.close()
await embedded.stop()
