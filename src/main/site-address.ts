/** Where the site stands, for links that a command prints: as a setting says, or as it last ran. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ownAddress } from './accounts.ts'
import type { Config } from './config.ts'

/** Writes down where a server answers, for commands that run beside it. */
export async function noteSiteAddress({ folder }: Config, site: URL): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(fileIn(folder), `${site.href}\n`)
}

/** The address of the site: the setting, or where its server has last answered. */
export async function findSiteAddress(config: Config): Promise<URL> {
  if (config.siteUrl) return config.siteUrl
  const noted = await readFile(fileIn(config.folder), 'utf8').catch(() => '')
  return URL.canParse(noted) ? new URL(noted) : ownAddress(config)
}

const fileIn = (folder: string): string => join(folder, 'site-address')
