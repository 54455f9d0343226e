/** The examples of docs/reference/api.md are answered as it says; the list of operations is whole. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { apiTags } from '../../src/api/endpoint.ts'
import { endpoints } from '../../src/api/endpoints.ts'
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

/** Every operation as the reference lists it; `npx vitest run test/api/document.test.ts -u` writes it. */
function operationsPage(): string {
  const tables = Object.entries(apiTags).map(([tag, { ja, en }]) => {
    const rows = endpoints
      .filter((row) => row.tag === tag)
      .map(({ name, method, path, scope, summary, hasDryRun = false }) => {
        const line = `\`${method.toUpperCase()} ${path}${hasDryRun ? '?dryRun' : ''}\``
        return `| \`${name}\` | ${line} | \`${scope}\` | ${summary.ja} · ${summary.en} |`
      })
    const head = '| 操作 · Operation | 入口 · Line | 範囲 · Scope | すること · What it does |'
    return [`## ${ja} · ${en}`, '', head, '| --- | --- | --- | --- |', ...rows].join('\n')
  })
  const intro = [
    '# APIの操作 · Operations of the API',
    'すべて `/api/v1` の下です。使い方は [API](api.md) に、項目は `/api/v1/openapi.json` にあります。`?dryRun` とある操作は、試すだけもできます。',
    'Everything stands under `/api/v1`. How to use it is said in [API](api.md), every field in `/api/v1/openapi.json`. Where `?dryRun` stands, an act can be tried first.',
  ]
  return `${[...intro, ...tables].join('\n\n')}\n`
}

it('lists every operation', async () => {
  await expect(operationsPage()).toMatchFileSnapshot('../../docs/reference/api-operations.md')
})
