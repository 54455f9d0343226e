/** The examples of docs/reference/api.md are answered as the page says, one after the other. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { cloneDatabase } from '../database/clone.ts'
import { openApi, text } from '../world/api.ts'
import { at, openOffering } from '../world/delivery.ts'

const { context } = await cloneDatabase()
const page = readFileSync('docs/reference/api.md', 'utf8')
const examples = [...page.matchAll(/```http\n([\s\S]*?)```/g)].map(([, example = '']) => example)

it('holds what the page shows', async () => {
  const api = openApi(at(context, '2023-05-10T03:00:00Z'))
  const { offering, sessions } = await openOffering(context)
  const by = await api.person()
  const known: Record<string, string> = { offering, session: sessions[0] ?? '' }
  const filled = (part: string) =>
    part.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '')
  expect(examples.length).toBeGreaterThan(4)
  for (const example of examples) {
    const lines = example.trim().split('\n')
    const [method = '', path = ''] = (lines[0] ?? '').split(' ')
    const body = lines.slice(1, -1).join('\n')
    const got = await api.ask(method, filled(path), {
      by,
      ...(body !== '' && { raw: filled(body) }),
    })
    expect([example, got.status]).toEqual([example, Number(lines.at(-1)?.replace('→ ', ''))])
    if (got.status === 201) known['application'] = text(got, 'applications', 0, 'id')
  }
})
