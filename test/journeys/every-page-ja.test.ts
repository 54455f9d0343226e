/** Every page in Japanese on a telephone. */
import { walkEveryPage } from './every-page.ts'

walkEveryPage('ja', 360)
