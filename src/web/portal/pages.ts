/** Which page answers which route. */
import { accessibilityPage } from './accessibility.tsx'
import { countingPage } from './counting.tsx'
import { editionPage } from './edition.tsx'
import { editionsPage } from './editions.tsx'
import { figurePage, newestFigurePage } from './figure.tsx'
import { homePage } from './home.tsx'
import type { Page, PageName } from './page.ts'
import { programmePage } from './programme.tsx'
import { editionReportPage, reportPage } from './report.tsx'

/** Every page of the table of routes. */
export const pages: { readonly [N in PageName]: Page<N> } = {
  home: homePage,
  programme: programmePage,
  report: reportPage,
  editionReport: editionReportPage,
  editions: editionsPage,
  edition: editionPage,
  newestFigure: newestFigurePage,
  figure: figurePage,
  counting: countingPage,
  accessibility: accessibilityPage,
}
