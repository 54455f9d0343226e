import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { findProcess, isRunning, thisProcess } from './identity.ts'

test('a process is running until it ends', async () => {
  const child = spawn('sleep', ['60'])
  await once(child, 'spawn')
  const identity = findProcess(child.pid ?? 0)
  expect(identity).not.toBeNull()
  expect(identity !== null && isRunning(identity)).toBe(true)
  child.kill()
  await once(child, 'exit')
  expect(identity !== null && isRunning(identity)).toBe(false)
})

test('a pid that was given to a later process does not count', () => {
  expect(isRunning(thisProcess())).toBe(true)
  expect(isRunning({ pid: process.pid, started: '1.abcdef00' })).toBe(false)
})
