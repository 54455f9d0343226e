import { expect, test } from 'vitest'
import { z } from 'zod'
import { plainText, pointerOf, schemaFaultsOf } from './schema-fault.ts'

const schema = z.strictObject({
  title: z.strictObject({ ja: plainText(3) }),
  seats: z.int().min(1).nullable(),
  'a/b~c': z.array(z.enum(['x'])),
})

const faultsOf = (value: unknown) => {
  const read = schema.safeParse(value)
  return read.success
    ? []
    : schemaFaultsOf(read.error).map(({ pointer, code }) => `${pointer} ${code}`)
}

test.each([
  [{ title: { ja: 'あ' }, seats: null, 'a/b~c': [] }, []],
  [{ title: { ja: 'あ' }, seats: 0, 'a/b~c': [] }, ['/seats value_too_small']],
  [{ title: { ja: 'ああああ' }, seats: 1, 'a/b~c': [] }, ['/title/ja value_too_large']],
  [{ title: { ja: '\0' }, seats: 1, 'a/b~c': [] }, ['/title/ja value_not_valid']],
  [{ seats: '1' }, ['/title value_of_another_type', '/seats value_of_another_type']],
  [{ title: { ja: '' }, seats: 1, 'a/b~c': ['y'] }, ['/a~1b~0c/0 value_not_among_those_known']],
  [
    { title: { ja: '', en: '' }, seats: 1, 'a/b~c': [], more: 1, most: 2 },
    ['/title/en field_unknown', '/more field_unknown', '/most field_unknown'],
  ],
  [null, [' value_of_another_type']],
])('%j: %j', (value, faults) => {
  const found = faultsOf(value).filter((each) => !each.startsWith('/a~1b~0c value_of_another'))
  expect(found).toEqual(faults)
})

test('what a sender made up is shortened before it is said again', () => {
  expect(pointerOf(['x'.repeat(200)])).toHaveLength(81)
  expect(pointerOf(['a\nb'])).toBe('/a\uFFFDb')
})
