/** The steps of an application's page, as its address names them. */
import type { ApplyVisit } from './read-apply.ts'

/** Where the form is filled in. */
export function formAddress(visit: ApplyVisit): string {
  return addressOf(visit, {})
}

/** Where it is looked over and sent. */
export function confirmAddress(visit: ApplyVisit): string {
  return addressOf(visit, { step: 'confirm' })
}

/** What is shown to those without an account once it was sent: the number to keep. */
export function sentAddress(visit: ApplyVisit, number: string): string {
  return addressOf(visit, { step: 'sent', number })
}

/** The same page for another date. */
export function dateAddress({ to, params }: ApplyVisit, session: string): string {
  return to.apply({ offering: params.offering }, { session })
}

function addressOf({ to, params, query }: ApplyVisit, step: Readonly<Record<string, string>>) {
  const asked = ['session', 'way'].flatMap((name) => {
    const value = query.get(name)
    return value === null ? [] : [[name, value] as const]
  })
  return to.apply({ offering: params.offering }, { ...Object.fromEntries(asked), ...step })
}
