/** Who may do what, and from which states: the whole matrix, as a table that an officer can read. */
import { expect, test } from 'vitest'
import { deskActNames, deskActs } from '../../src/domain/access/capability.ts'
import { roleNames } from '../../src/domain/access/role.ts'
import { lifecycleNames, lifecycleOf } from '../../src/domain/delivery/register.ts'

const row = (cells: readonly string[]) => `${cells.join(' | ')}\n`

test('the matrix of roles and acts of the desk', async () => {
  const lines = deskActNames.map((name) => {
    const { roles } = deskActs[name]
    return row([
      name,
      ...roleNames.map((role) => ((roles as readonly string[]).includes(role) ? 'x' : '')),
    ])
  })
  await expect(row(['act', ...roleNames]) + lines.join('')).toMatchFileSnapshot('desk-acts.txt')
})

for (const name of lifecycleNames) {
  test(`the matrix of roles, acts and states of ${name}`, async () => {
    const { acts } = lifecycleOf(name)
    const lines = Object.entries(acts).map(([act, { from, to, roles }]) =>
      row([
        act,
        `${from.join(', ') || '(new)'} -> ${to ?? '(same)'}`,
        ...roleNames.map((role) => (roles.includes(role) ? 'x' : '')),
      ]),
    )
    await expect(row(['act', 'states', ...roleNames]) + lines.join('')).toMatchFileSnapshot(
      `${name}-acts.txt`,
    )
  })
}
