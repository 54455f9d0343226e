/** A failed assertion: the program is wrong, not its user. */
export class Bug extends Error {
  override readonly name = 'Bug'
}

/** Holds `condition`; throws a {@link Bug} with `message` where it does not hold. */
export function check(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message)
}

/** Gives `value` where it is present; throws a {@link Bug} naming `what` where it is not. */
export function present<T>(value: T | null | undefined, what: string): T {
  check(value !== null && value !== undefined, `expected ${what} to be present`)
  return value
}
