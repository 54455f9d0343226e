import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { digest, idFrom, isId, newId } from './id.ts'

const version = (number: number): RegExp =>
  new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${number}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

afterEach(() => {
  vi.useRealTimers()
})

describe('newId', () => {
  it('is a UUID of version 7 that carries the time in milliseconds', () => {
    const before = Date.now()
    const id = newId()
    expect(id).toMatch(version(7))
    const time = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
    expect(time).toBeGreaterThanOrEqual(before)
  })

  it('sorts by the order of making, many within a millisecond', () => {
    const ids = Array.from({ length: 20_000 }, newId)
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('goes on sorting when the clock is set back', () => {
    const first = newId()
    vi.useFakeTimers({ now: new Date('2001-01-01') })
    expect(newId() > first).toBe(true)
  })
})

describe('idFrom', () => {
  it('is the same for the same parts, in every process', () => {
    expect(idFrom('tokyo', '2023', 'row 1')).toBe(idFrom('tokyo', '2023', 'row 1'))
    expect(idFrom('tokyo', '2023', 'row 1')).toMatch(version(8))
  })

  it('differs wherever the parts differ, also in where they are cut', () => {
    const parts = fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 })
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(idFrom(...a) === idFrom(...b)).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
    expect(idFrom('a', 'bc')).not.toBe(idFrom('ab', 'c'))
    expect(idFrom('1:a')).not.toBe(idFrom('a'))
  })
})

describe('isId', () => {
  it('knows the ids that are made here from other texts', () => {
    expect([newId(), idFrom('a')].map(isId)).toEqual([true, true])
    const others = ['', 'x', newId().slice(1), `${newId()}0`, newId().replaceAll('-', '')]
    expect(others.filter(isId)).toEqual([])
  })
})

describe('digest', () => {
  it('gives the published SHA-256 of "abc" and of the empty text', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(digest('abc')).toBe(abc)
    expect(digest(new TextEncoder().encode('abc'))).toBe(abc)
    expect(digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })
})
