import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Program, newFolder, newMadeFolder, postgresBelow, query, until } from './trial.ts'

const answers = async (program: Program): Promise<boolean> => {
  const { application } = await program.wait('open')
  return (await query(application, 'select 1')).length === 1
}

test('a second server is refused at once, naming the folder and the first', async () => {
  const folder = await newMadeFolder()
  const first = new Program('server', { folder })
  await first.wait('open')
  const { refusal, milliseconds } = await new Program('server', { folder }).wait('refused')
  expect(refusal.code).toBe('database_folder_in_use')
  for (const sentence of [refusal.message.ja, refusal.message.en]) {
    expect(sentence).toContain(folder)
    expect(sentence).toContain(String(first.child.pid))
  }
  expect(milliseconds).toBeLessThan(3000)
  expect(await answers(first)).toBe(true)
})

test('of two servers at once on a new folder one opens and one is refused', async () => {
  const folder = join(newFolder(), 'var')
  const programs = [new Program('server', { folder }), new Program('server', { folder })]
  await until(() => programs.every((one) => one.has('open') || one.has('refused')))
  expect(programs.filter((one) => one.has('open'))).toHaveLength(1)
  const refused = programs.find((one) => one.has('refused'))
  expect((await refused?.wait('refused'))?.refusal.code).toBe('database_folder_in_use')
})

test('a command joins the server and leaves it running', async () => {
  const folder = await newMadeFolder()
  const server = new Program('server', { folder })
  await server.wait('open')
  const command = new Program('command', { folder })
  expect((await command.wait('open')).startedHere).toBe(false)
  expect(await answers(command)).toBe(true)
  await command.stop()
  expect(await answers(server)).toBe(true)
})

test('a server that stops does not wait for commands, and they are told', async () => {
  const folder = await newMadeFolder()
  const server = new Program('server', { folder })
  await server.wait('open')
  const command = new Program('command', { folder })
  await command.wait('open')
  await server.stop()
  expect(await command.wait('ended')).toEqual({ event: 'ended' })
  await command.stop()
})

test('a command alone starts PostgreSQL and stops it', async () => {
  const folder = await newMadeFolder()
  const command = new Program('command', { folder })
  expect((await command.wait('open')).startedHere).toBe(true)
  await command.stop()
  expect(postgresBelow(folder)).toEqual([])
})

test('a command outwaits those that joined it; a newcomer starts its own after that', async () => {
  const folder = await newMadeFolder()
  const starter = new Program('command', { folder })
  await starter.wait('open')
  const joined = new Program('command', { folder })
  expect((await joined.wait('open')).startedHere).toBe(false)
  starter.askToStop()
  await starter.wait('progress')
  const newcomer = new Program('command', { folder })
  await newcomer.wait('progress')
  expect(starter.has('stopped')).toBe(false)
  expect(newcomer.has('open')).toBe(false)
  expect(await answers(joined)).toBe(true)
  await joined.stop()
  await starter.wait('stopped')
  expect((await newcomer.wait('open')).startedHere).toBe(true)
  expect(await answers(newcomer)).toBe(true)
  await newcomer.stop()
  expect(postgresBelow(folder)).toEqual([])
})

test('a command that was killed is not waited for', async () => {
  const folder = await newMadeFolder()
  const starter = new Program('command', { folder })
  await starter.wait('open')
  const joined = new Program('command', { folder })
  await joined.wait('open')
  await joined.kill()
  await starter.stop()
  expect(postgresBelow(folder)).toEqual([])
})

test('a server waits for a command to end, and says so', async () => {
  const folder = await newMadeFolder()
  const command = new Program('command', { folder })
  await command.wait('open')
  const server = new Program('server', { folder })
  const { message } = await server.wait('progress')
  expect(message.en).toContain(String(command.child.pid))
  expect(await answers(command)).toBe(true)
  await command.stop()
  expect((await server.wait('open')).startedHere).toBe(true)
})

test('a server that waits in vain is refused, naming the command', async () => {
  const folder = await newMadeFolder()
  const command = new Program('command', { folder })
  await command.wait('open')
  const server = new Program('server', { folder })
  await new Promise((done) => setTimeout(done, 20_000))
  const { refusal, milliseconds } = await server.wait('refused')
  expect(refusal.code).toBe('database_folder_in_use_by_command')
  expect(refusal.message.ja).toContain(String(command.child.pid))
  expect(milliseconds).toBeLessThan(35_000)
})
