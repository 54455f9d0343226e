/** The public pages' part of the table of routes, and what programs ask for. */
import type { RouteTable } from './route.ts'

/** Published figures and everything behind them; read by anyone, kept by browsers. */
export const portalRoutes = {
  home: { path: '/', kind: 'page' },
  programme: { path: '/programmes/:year/:code', kind: 'page' },
  reportJson: { path: '/reports/:year.json', kind: 'file' },
  reportCsv: { path: '/reports/:year.csv', kind: 'file' },
  reportLongCsv: { path: '/reports/:year.long.csv', kind: 'file' },
  report: { path: '/reports/:year', kind: 'page' },
  editionReportJson: { path: '/reports/:year/editions/:edition.json', kind: 'file' },
  editionReportCsv: { path: '/reports/:year/editions/:edition.csv', kind: 'file' },
  editionReportLongCsv: { path: '/reports/:year/editions/:edition.long.csv', kind: 'file' },
  editionReport: { path: '/reports/:year/editions/:edition', kind: 'page' },
  editions: { path: '/editions/:year', kind: 'page' },
  edition: { path: '/editions/:year/:edition', kind: 'page' },
  editionExport: { path: '/editions/:year/:edition/export.json', kind: 'file' },
  newestFigure: { path: '/figures/:year/:line/:indicator', kind: 'page' },
  figureCsv: { path: '/figures/:year/:edition/:line/:indicator.csv', kind: 'file' },
  figureJson: { path: '/figures/:year/:edition/:line/:indicator.json', kind: 'file' },
  figure: { path: '/figures/:year/:edition/:line/:indicator', kind: 'page' },
  counting: { path: '/counting', kind: 'page' },
  accessibility: { path: '/accessibility', kind: 'page' },
  health: { path: '/health', kind: 'service' },
  asset: { path: '/assets/:name', kind: 'service' },
  font: { path: '/assets/fonts/:version/:name', kind: 'service' },
} as const satisfies RouteTable
