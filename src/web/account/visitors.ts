/** Who holds the token of a sign-in, for every personal page. */
import { type Caller, findActorBySignIn } from '../../commands/account/caller.ts'
import type { Context } from '../../commands/context.ts'
import { strangerVisitor, type Visitor, type Visitors } from '../visitor.ts'

/** Visitors as the books know them. A token that has ended is a stranger's. */
export function openVisitors(context: Context): Visitors {
  return {
    find: async (token) => {
      const caller = await findActorBySignIn(context, token)
      return caller ? visitorOf(caller) : strangerVisitor
    },
  }
}

function visitorOf({ actor, name, id, needsSecondFactor }: Caller): Visitor {
  return { actor, name, signIn: id, needsSecondFactor }
}
