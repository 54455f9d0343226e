import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Instant } from '../kit/calendar.ts'
import {
  calendarMethod,
  type CalendarEvent,
  escapeText,
  eventSequence,
  eventUid,
  foldLine,
  formatIcs,
} from './ics.ts'

const moment = (text: string) => text as Instant

const event: CalendarEvent = {
  uid: eventUid('0190c0de'),
  sequence: eventSequence(0, false),
  writtenAt: moment('2024-06-01T00:00:00.000Z'),
  startsAt: moment('2024-06-03T04:00:00.000Z'),
  endsAt: moment('2024-06-03T16:30:00.000Z'),
  summary: '合同企業面接会; 午後, 後半',
  location: '立川\\会場',
  description: '1行目\n2行目',
  url: 'https://example.jp/apply/1',
  isCancelled: false,
}
const office = { name: '東京都 "産業" 労働局', address: 'noreply@example.jp' }

/** The lines as a calendar reads them: unfolded. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('a calendar file', () => {
  it('says what takes place, when and where', () => {
    const lines = unfold(formatIcs([event], office))
    expect(lines.slice(0, 5)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Jisseki//Jisseki//JA',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
    ])
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:0190c0de@jisseki',
      'SEQUENCE:0',
      'DTSTAMP:20240601T000000Z',
      'DTSTART;TZID=Asia/Tokyo:20240603T130000',
      'DTEND;TZID=Asia/Tokyo:20240604T013000',
      String.raw`SUMMARY:合同企業面接会\; 午後\, 後半`,
      String.raw`LOCATION:立川\\会場`,
      String.raw`DESCRIPTION:1行目\n2行目`,
      'URL:https://example.jp/apply/1',
      `ORGANIZER;CN="東京都 '産業' 労働局":mailto:noreply@example.jp`,
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('brings the time zone that its moments name', () => {
    const lines = unfold(formatIcs([event], office))
    const zone = lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE') + 1)
    expect(zone).toContain('TZID:Asia/Tokyo')
    expect(zone).toContain('TZOFFSETTO:+0900')
  })

  it('follows a session that is moved, and takes back one that is cancelled', () => {
    const moved = { ...event, sequence: eventSequence(1, false) }
    const cancelled = { ...event, sequence: eventSequence(1, true), isCancelled: true }
    const sequences = [event, moved, cancelled].map(({ sequence }) => sequence)
    expect(sequences).toEqual([0, 2, 3])
    expect(new Set([event, moved, cancelled].map(({ uid }) => uid)).size).toBe(1)
    const lines = unfold(formatIcs([cancelled], office))
    expect(lines).toContain('METHOD:CANCEL')
    expect(lines).toContain('STATUS:CANCELLED')
    expect(calendarMethod([event, cancelled])).toBe('PUBLISH')
  })

  it('leaves out what is not known', () => {
    const bare = { ...event, location: null, description: null, url: null }
    const text = formatIcs([bare], { name: 'x', address: null })
    expect(text).not.toMatch(/LOCATION|DESCRIPTION|URL|ORGANIZER/)
  })

  it('has no line of more than 75 octets, whatever is written in it', () => {
    const anything = fc.string({ unit: 'grapheme', maxLength: 300 })
    fc.assert(
      fc.property(anything, anything, (summary, name) => {
        const text = formatIcs([{ ...event, summary, url: null }], { ...office, name })
        const lines = text.split('\r\n')
        expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
        expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
        expect(lines.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(4)
      }),
    )
  })
})

describe('folding', () => {
  it('loses nothing and cuts no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (line) => {
        fc.pre(!/[\r\n]/.test(line) && line.isWellFormed())
        const folded = foldLine(line)
        expect(folded.replaceAll('\r\n ', '')).toBe(line)
        expect(folded.isWellFormed()).toBe(true)
        for (const part of folded.split('\r\n')) {
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
        }
      }),
    )
  })

  test.each([
    ['x'.repeat(75), 1],
    ['x'.repeat(76), 2],
    ['会'.repeat(25), 1],
    ['会'.repeat(26), 2],
  ])('cuts %s into %i', (line, count) => {
    expect(foldLine(line).split('\r\n')).toHaveLength(count)
  })
})

describe('escaping', () => {
  test.each([
    ['a\r\nb', String.raw`a\nb`],
    ['a\nBEGIN:VALARM', String.raw`a\nBEGIN:VALARM`],
    ['a;b,c\\d', String.raw`a\;b\,c\\d`],
    ['a\u0000\u0007b\tc', 'abc'],
  ])('writes %j as %j', (text, written) => {
    expect(escapeText(text)).toBe(written)
  })

  it('can be undone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '会', ';', ',', '\\', '\n') }), (text) => {
        const read = escapeText(text).replaceAll(/\\(.)/gs, (_, mark: string) =>
          mark === 'n' ? '\n' : mark,
        )
        expect(read).toBe(text)
      }),
    )
  })
})
