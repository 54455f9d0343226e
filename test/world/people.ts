/** People with accounts, for tests of what they do by themselves. */
import type { Context } from '../../src/commands/context.ts'
import { parseMailAddress } from '../../src/domain/account/mail-address.ts'
import type { Actor } from '../../src/domain/access/actor.ts'
import { present } from '../../src/kit/check.ts'
import { newId } from '../../src/kit/id.ts'
import { insertAccount } from '../../src/store/account.ts'
import { withAuthority } from '../../src/store/database.ts'
import type { Visitor } from '../../src/web/visitor.ts'
import { visitorOf } from './apply-site.ts'
import { applicant, instant, taken } from './delivery.ts'

/** Someone with an account: as an actor, and as a visitor who has signed in. */
export type Person = { readonly actor: Actor; readonly visitor: Visitor; readonly account: string }

/** Opens an account for someone with this name. */
export async function openPerson(context: Context, name: string): Promise<Person> {
  const address = taken(parseMailAddress(`${newId()}@example.jp`))
  const account = await withAuthority(context.database, context.authority, (books) =>
    insertAccount(books, {
      ...{ address, name, language: 'ja', passwordHash: null },
      createdAt: instant('2023-04-01T00:00:00Z'),
    }),
  )
  const actor = applicant(present(account, 'a new account'))
  return { actor, visitor: visitorOf(actor, name), account: present(account, 'a new account') }
}
