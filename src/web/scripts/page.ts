/** What every personal page does a little better with a script. Without it everything works too. */
import { focusErrorSummary } from './error-summary.ts'

focusErrorSummary()
