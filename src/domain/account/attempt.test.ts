import { expect, test } from 'vitest'
import { tooManyAttempts } from './attempt.ts'

test('the sentence names the first full minute at which the window is open again', () => {
  const startedAt = new Date('2024-06-01T03:30:10Z')
  const { message, code } = tooManyAttempts('password', { startedAt, failures: 11 }).refusal
  expect(code).toBe('too_many_attempts')
  expect(message.ja).toContain('令和6年6月1日 12時46分（日本時間）')
  expect(message.en).toContain('1 June 2024, 12:46 JST')
})

test('mails have a sentence of their own', () => {
  const startedAt = new Date('2024-06-01T03:30:00Z')
  const { message } = tooManyAttempts('mail', { startedAt, failures: 6 }).refusal
  expect(message.ja).toContain('12時45分')
  expect(message.en).toContain('spam')
})
