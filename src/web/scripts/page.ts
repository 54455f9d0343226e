/** What every personal page does a little better with a script. Without it everything works too. */
import { autosaveForms } from './autosave.ts'
import { focusErrorSummary } from './error-summary.ts'
import { checkFileSizes } from './file-size.ts'
import { guardForms } from './guard.ts'
import { followLive } from './live.ts'
import { sendOnce } from './send-once.ts'
import { showPasswords } from './show-password.ts'
import { showConditionalQuestions } from './show-when.ts'

focusErrorSummary()
checkFileSizes()
sendOnce()
guardForms()
autosaveForms()
followLive()
showConditionalQuestions()
showPasswords()
