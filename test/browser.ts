/** The browser of the browser tests: one of the machine where there is one, else one from npm. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'
import packaged from '@sparticuz/chromium'

/**
 * Opens a headless Chromium. `JISSEKI_BROWSER` names one; otherwise the path is searched, and the
 * browser inside the npm package is unpacked where none is found. Close it when done.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findOwn() ?? (await unpack())
  return playwright.launch({ executablePath, args: flags })
}

/** A container has no sandbox of its own to nest in; fonts look the same on every machine. */
const flags = ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu']

function unpack(): Promise<string> {
  packaged.setGraphicsMode = false
  return packaged.executablePath()
}

function findOwn(): string | undefined {
  return process.env['JISSEKI_BROWSER'] ?? findOnPath()
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']

function findOnPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path))
}
