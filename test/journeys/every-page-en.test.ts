/** Every page in English on the screen of a desk. */
import { walkEveryPage } from './every-page.ts'

walkEveryPage('en', 1280)
