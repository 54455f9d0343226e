/** The register of programmes, which plans fill. */
import type { Books } from './database.ts'

/** Whether the books have a programme of this key. */
export async function isProgramme({ db, authority }: Books, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('programme')
    .select('programme')
    .where('authority', '=', authority)
    .where('programme', '=', key)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
