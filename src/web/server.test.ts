import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { check } from '../kit/check.ts'
import { startWebServer } from './server.ts'

const host = '127.0.0.1'

it('refuses a port that is taken, naming it and how to choose another', async () => {
  const first = await startWebServer({ app: new Hono(), port: 0, host })
  check(first.ok, 'a free port is given')
  const port = Number(new URL(first.value.url).port)
  const second = await startWebServer({ app: new Hono(), port, host })
  expect(second).toMatchObject({ ok: false, refusal: { code: 'port_in_use' } })
  check(!second.ok, 'it is refused')
  for (const sentence of Object.values(second.refusal.message)) {
    expect(sentence).toContain(String(port))
    expect(sentence).toMatch(/--port.*JISSEKI_PORT/)
  }
  await first.value.stop()
  const third = await startWebServer({ app: new Hono(), port, host })
  check(third.ok, 'the port is free again')
  await third.value.stop()
})

it('refuses an address that is not this computer’s', async () => {
  const started = await startWebServer({ app: new Hono(), port: 0, host: '192.0.2.1' })
  expect(started).toMatchObject({ ok: false, refusal: { code: 'host_not_available' } })
})

it('finishes what is under way before it stops', async () => {
  let finish: () => void = () => undefined
  const app = new Hono()
  const waiting = new Promise<void>((begun) => {
    app.get('/slow', async (c) => {
      begun()
      await new Promise<void>((resolve) => (finish = resolve))
      return c.text('whole')
    })
  })
  const server = await startWebServer({ app, port: 0, host })
  check(server.ok, 'it starts')
  const answer = fetch(`${server.value.url}slow`)
  await waiting
  const stopped = server.value.stop()
  finish()
  expect(await (await answer).text()).toBe('whole')
  await stopped
  await expect(fetch(server.value.url)).rejects.toThrow('fetch failed')
})
