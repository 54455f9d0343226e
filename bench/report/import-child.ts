/** One import through the product, in a process of its own: prints time, rows and peak memory. */
import { importFacts } from '../../src/commands/import-facts.ts'
import { openFactSheet } from '../../src/formats/fact-sheet/open.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openEmbedded } from '../../src/store/embedded/server.ts'
import { get } from '../ground.ts'

const [folder = '', path = ''] = process.argv.slice(2)
const server = get(await openEmbedded({ folder }, { role: 'command' }))
const database = openDatabase(server.application)
const clock = { now: () => new Date() }
const start = performance.now()
const kind = 'gathering.attended'
const sheet = get(await openFactSheet({ path, name: 'million.csv', kind }))
const context = { database, authority: '130001', actor: 'bench', clock }
const { digest, batches } = sheet
const file = { name: 'million.csv', digest }
const done = get(await importFacts(context, { kind, year: 2023, file, batches }))
const ms = performance.now() - start
await database.close()
await server.stop()
const peakMegabytes = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ ms, added: done.outcome.added, peakMegabytes }))
