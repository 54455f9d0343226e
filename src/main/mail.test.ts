import { describe, expect, it, test } from 'vitest'
import { readConfig } from './config.ts'
import { letterheadOf } from './mail.ts'

const server = {
  JISSEKI_SMTP_URL: 'smtp://user:pass@mail.example.jp:587',
  JISSEKI_MAIL_FROM: 'noreply@example.jp',
}

const mailOf = (environment: Readonly<Record<string, string>>) => {
  const config = readConfig(environment)
  return config.ok ? config.value.mail : config.refusal
}

describe('the settings of mail', () => {
  it('may all be absent: notices are kept for 90 days', () => {
    expect(mailOf({})).toEqual({ server: null, contact: null, keepDays: 90 })
  })

  it('name a server and the address that mail comes from', () => {
    expect(mailOf(server)).toMatchObject({
      server: { url: server.JISSEKI_SMTP_URL, from: 'noreply@example.jp' },
    })
    expect(mailOf({ JISSEKI_MAIL_FROM: 'noreply@example.jp' })).toMatchObject({ server: null })
  })

  test.each([
    ['電話 03-0000-0000', '電話 03-0000-0000', '電話 03-0000-0000'],
    ['電話 03-0000-0000 | Telephone 03-0000-0000', '電話 03-0000-0000', 'Telephone 03-0000-0000'],
    ['電話 03-0000-0000 |', '電話 03-0000-0000', '電話 03-0000-0000'],
  ])('say whom to ask: %s', (asked, ja, en) => {
    expect(mailOf({ JISSEKI_CONTACT: asked })).toMatchObject({ contact: { ja, en } })
  })

  test.each([
    [{ JISSEKI_SMTP_URL: 'smtps://mail.example.jp' }, 'mail_sender_missing', 'JISSEKI_MAIL_FROM'],
    [{ JISSEKI_SMTP_URL: 'mail.example.jp' }, 'setting_invalid', 'JISSEKI_SMTP_URL'],
    [{ JISSEKI_SMTP_URL: 'https://mail.example.jp' }, 'setting_invalid', 'JISSEKI_SMTP_URL'],
    [{ JISSEKI_MAIL_FROM: '東京都 <a@example.jp>' }, 'setting_invalid', 'JISSEKI_MAIL_FROM'],
    [{ JISSEKI_NOTICE_DAYS: '0' }, 'setting_invalid', 'JISSEKI_NOTICE_DAYS'],
    [{ JISSEKI_NOTICE_DAYS: 'ever' }, 'setting_invalid', 'JISSEKI_NOTICE_DAYS'],
  ])('are refused with their name: %j', (environment, code, name) => {
    const refusal = mailOf(environment)
    expect(refusal).toMatchObject({ code })
    for (const sentence of Object.values('message' in refusal ? refusal.message : {})) {
      expect(sentence).toContain(name)
    }
  })

  it('never show the password of a server', () => {
    const refusal = mailOf({ JISSEKI_SMTP_URL: 'smtp://user:hunter2@' })
    expect(refusal).toMatchObject({ code: 'setting_invalid' })
    expect(JSON.stringify(refusal)).not.toContain('hunter2')
  })
})

test('a letterhead leads to the site in the language of the letter', () => {
  const name = { ja: '東京都', en: 'Tokyo' }
  const { linkTo } = letterheadOf(name, { contact: null, siteUrl: new URL('https://example.jp') })
  expect(linkTo('/apply/1?x=y', 'ja')).toBe('https://example.jp/apply/1?x=y')
  expect(linkTo('/apply/1', 'en')).toBe('https://example.jp/en/apply/1')
})
