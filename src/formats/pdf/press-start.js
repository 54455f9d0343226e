// Runs the thread's TypeScript, however the program itself was started.
import { register } from 'tsx/esm/api'

register()
await import('./press-worker.ts')
