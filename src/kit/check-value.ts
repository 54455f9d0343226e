/**
 * One value that checks a row of others, for codes that people copy and type. It is a weighted sum
 * over a prime modulus, in which no two places share a weight: it notices every change of one
 * value, and every two values that changed places, neighbours or not. The digits of ISO 7064's
 * hybrid systems (mod 37,36 and the like) let some neighbours change places unnoticed.
 */
import { check } from './check.ts'

/**
 * The value, from 0 to one below `prime`, that brings the weighted sum to zero. The check value has
 * the weight 1, the last of `values` the weight 2, the one before it 3, and so on.
 * @param values each from 0 to one below `prime`; at most `prime - 2` of them
 */
export function checkValue(values: readonly number[], prime: number): number {
  check(values.length <= prime - 2, `${values.length} values need a prime above ${prime}`)
  const sum = values.toReversed().reduce((total, value, index) => {
    check(Number.isInteger(value) && value >= 0 && value < prime, `${value} is not below ${prime}`)
    return total + value * (index + 2)
  }, 0)
  return (prime - (sum % prime)) % prime
}
