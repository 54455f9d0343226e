// Runs the TypeScript source as it lies there, from whatever folder the command is given in.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
await import('../src/main/cli.ts')
