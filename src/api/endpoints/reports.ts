/** Published reports: which editions there are, and where their files lie. The files are public. */
import { z } from 'zod'
import { ok } from '../../kit/result.ts'
import { listEditions } from '../../store/edition.ts'
import { inBooks } from '../books.ts'
import { type AnyEndpoint, endpoint } from '../endpoint.ts'

const file = z.string().meta({ description: 'An address on this server; needs no token.' })

const edition = z.strictObject({ number: z.int(), json: file, csv: file, long: file, export: file })

const report = z
  .strictObject({
    year: z.int().meta({ description: 'The fiscal year: 2023 begins in April 2023.' }),
    newest: z.strictObject({ edition: z.int(), json: file, csv: file, long: file }),
    editions: z.array(edition),
  })
  .meta({ id: 'Report' })

const listReports = endpoint({
  method: 'get',
  path: '/reports',
  name: 'listReports',
  tag: 'reports',
  scope: 'report.read',
  summary: {
    ja: '公表した報告書と、そのファイルの場所',
    en: 'List published reports and their files',
  },
  answer: z.strictObject({ items: z.array(report) }),
  handle: async (call) => {
    const editions = await inBooks(call, listEditions)
    const years = [...new Set(editions.map(({ year }) => year))]
    const items = years.map((year) => {
      const own = editions.filter((one) => one.year === year)
      const root = `/reports/${year}`
      return {
        year,
        newest: { edition: own[0]?.number ?? 1, ...filesAt(root) },
        editions: own.map(({ number }) => ({
          number,
          ...filesAt(`${root}/editions/${number}`),
          export: `/editions/${year}/${number}/export.json`,
        })),
      }
    })
    return ok({ items })
  },
})

const filesAt = (at: string) => ({ json: `${at}.json`, csv: `${at}.csv`, long: `${at}.long.csv` })

/** The rows of reports. */
export const reportEndpoints: readonly AnyEndpoint[] = [listReports]
