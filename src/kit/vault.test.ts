import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { openVault, secretBytes } from './vault.ts'

const vault = openVault(randomBytes(secretBytes))

it('opens what it sealed, for the same matter alone', () => {
  const sealed = vault.seal('JBSWY3DPEHPK3PXP', 'totp a')
  expect(sealed).not.toContain('JBSWY3DP')
  expect(vault.open(sealed, 'totp a')).toBe('JBSWY3DPEHPK3PXP')
  expect(vault.open(sealed, 'totp b')).toBeNull()
  expect(vault.seal('JBSWY3DPEHPK3PXP', 'totp a')).not.toBe(sealed)
})

it('opens nothing with another secret, and nothing that was changed or never sealed', () => {
  const sealed = vault.seal('secret', 'a')
  expect(openVault(randomBytes(secretBytes)).open(sealed, 'a')).toBeNull()
  const changed = sealed.slice(0, 10) + (sealed[10] === 'A' ? 'B' : 'A') + sealed.slice(11)
  expect(vault.open(changed, 'a')).toBeNull()
  for (const text of ['', 'v1.', 'v1.AAAA', 'JBSWY3DPEHPK3PXP', 'v2.AAAA']) {
    expect(vault.open(text, 'a')).toBeNull()
  }
})
