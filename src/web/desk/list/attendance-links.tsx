/** The way of an offering's attendance to and from a spreadsheet. */
import type { Child } from 'hono/jsx'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { AnyVisit } from '../../personal.ts'
import { exportLinks } from './export-file.ts'
import { importNames } from './import-names.ts'

/** The links, for those who may. */
export function ListLinks({ visit, offering }: ListLinksProps): Child {
  const { language, to, visitor } = visit
  const place = { programme: offering.programme }
  const own = { offering: offering.id }
  const mayImport = mayAct(visitor.actor, 'application.import', place).ok
  const mayExport = mayAct(visitor.actor, 'application.export', place).ok
  const files = exportLinks(to.exportAttendance(own), new URLSearchParams(), language)
  return (
    <nav aria-label={language === 'ja' ? '出欠の一覧表' : 'Attendance as a spreadsheet'}>
      <ul class="list-links">
        {mayImport && (
          <li>
            <a href={to.importAttendance(own)}>{importNames[language]}</a>
          </li>
        )}
        {mayExport &&
          files.map(({ href, label }) => (
            <li>
              <a href={href} download="">
                {label}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

type ListLinksProps = {
  readonly visit: Pick<AnyVisit, 'language' | 'to' | 'visitor'>
  readonly offering: Offering
}
