/** The web application with one constant page beside it, in a process of its own. */
import { once } from 'node:events'
import { openDatabase } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded/server.ts'
import { createWebApp } from '../../src/web/app.ts'
import { startWebServer } from '../../src/web/server.ts'
import { readEditions } from '../../src/web/store-editions.ts'
import { get } from '../ground.ts'

const [folder = ''] = process.argv.slice(2)
const embedded = get(await openEmbedded({ folder }, { role: 'command' }))
const database = openDatabase(embedded.application)
const app = createWebApp({
  editions: readEditions(database, '130001'),
  clock: { now: () => new Date() },
  onProblem: ({ error }) => process.stderr.write(`${String(error)}\n`),
})
let report = ''
app.get('/constant', (c) => c.html(report))
report = await (await app.request('/reports/2023')).text()
const server = get(await startWebServer({ app, port: 18_432, host: '127.0.0.1' }))
process.stdout.write(`${server.url.replace(/\/$/, '')}\n`)
await once(process.stdin.resume(), 'end')
await server.stop()
await database.close()
await embedded.stop()
