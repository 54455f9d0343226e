/** Erasing a person: who they were goes from every application, what happened and counts stays. */
import { expect, test } from 'vitest'
import { actOnApplications } from '../../src/commands/application/act.ts'
import { enterApplications } from '../../src/commands/application/enter-list.ts'
import { countReport } from '../../src/commands/count-report.ts'
import { eraseParty } from '../../src/commands/erase-party.ts'
import { present } from '../../src/kit/check.ts'
import { findApplicationsOf, readDetails } from '../../src/store/application.ts'
import { withAuthority } from '../../src/store/database.ts'
import { findParty } from '../../src/store/party.ts'
import { cloneDatabase } from '../database/clone.ts'
import { at, openOffering, runner, taken } from '../world/delivery.ts'
import { person } from '../world/records.ts'

const { context, database } = await cloneDatabase()

test('details go, the application and its figure stay', async () => {
  const { offering, sessions } = await openOffering(context)
  const session = present(sessions[0], 'a session')
  const detail = {
    name: '山田花子',
    kana: 'ヤマダハナコ',
    mail: 'hanako@example.jp',
    telephone: null,
  }
  taken(
    await enterApplications(runner(at(context, '2023-05-10T03:00:00Z')), {
      offering,
      lifecycle: 'gathering',
      act: 'reserve',
      otherwise: null,
      file: { name: 'list.csv', digest: 'list' },
      rows: [
        {
          row: 2,
          session,
          party: person('P-77'),
          detail: { ...detail, language: 'ja', answers: { wish: '事務' } },
          channel: null,
          happenedAt: null,
        },
      ],
    }),
  )
  const read = () =>
    withAuthority(database, context.authority, async (books) => {
      const party = await findParty(books, person('P-77'))
      const own = await findApplicationsOf(books, {
        session,
        parties: [party ?? ''].filter(Boolean),
      })
      return [...own.values()]
    })
  const [application] = await read()
  const id = present(application, 'the application').id
  taken(
    await actOnApplications(runner(at(context, '2023-06-01T04:30:00Z')), {
      act: 'check-in',
      applications: [id],
    }),
  )
  const before = taken(await countReport(context, 2023)).rows[0]?.result
  taken(await eraseParty(context, { party: person('P-77'), reason: '本人の求めによる' }))
  const details = await withAuthority(database, context.authority, (books) =>
    readDetails(books, [id]),
  )
  expect(details.size).toBe(0)
  expect(taken(await countReport(context, 2023)).rows[0]?.result).toBe(before)
  const left = await withAuthority(database, context.authority, ({ client }) =>
    client.query(
      `select to_jsonb(notice)::text as text from notice where about->>'application' = $1`,
      [id],
    ),
  )
  expect(JSON.stringify(left.rows)).not.toMatch(/山田|hanako/)
})
