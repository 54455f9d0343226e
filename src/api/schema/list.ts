/** Lists that are handed in as a whole: where they come from, and what is wrong with their rows. */
import { z } from 'zod'
import { canonicalJson } from '../../kit/canonical.ts'
import { digest } from '../../kit/id.ts'
import { plainText } from '../../kit/schema-fault.ts'
import { bothLanguages } from './basic.ts'

/** The largest list, in bytes. */
export const largestList = 16 * 1024 * 1024

/** Where a list comes from, as the record of acts names it. */
export const source = plainText(200).default('api').meta({
  description: 'Where the list comes from: a file, a system.',
})

/** What is wrong with rows; the good ones are not held back by them. */
export const rowFaults = z.array(
  z
    .strictObject({
      row: z.int().meta({ description: 'Counted from 1, in the order in which they were sent.' }),
      code: z.string(),
      message: bothLanguages,
    })
    .meta({ id: 'RowFault' }),
)

/** The list as the record of acts knows it: by its name and the digest of its rows. */
export const fileOf = (name: string, rows: unknown) => ({
  name,
  digest: digest(canonicalJson(rows)),
})
