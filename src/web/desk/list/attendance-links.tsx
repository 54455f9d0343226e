/** The way of an offering's attendance to and from a spreadsheet. */
import type { Child } from 'hono/jsx'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { AnyVisit } from '../../personal.ts'
import { ListLinks } from '../../ui/list-links.tsx'
import { exportLinks } from './export-file.ts'
import { importNames } from './import-names.ts'

/** The links, for those who may. */
export function AttendanceLinks({ visit, offering }: AttendanceLinksProps): Child {
  const { language, to, visitor } = visit
  const place = { programme: offering.programme }
  const own = { offering: offering.id }
  const mayImport = mayAct(visitor.actor, 'application.import', place).ok
  const mayExport = mayAct(visitor.actor, 'application.export', place).ok
  const files = exportLinks(to.exportAttendance(own), new URLSearchParams(), language)
  return (
    <nav aria-label={language === 'ja' ? '出欠の一覧表' : 'Attendance as a spreadsheet'}>
      <ListLinks
        links={[
          ...(mayImport ? [{ href: to.importAttendance(own), label: importNames[language] }] : []),
          ...(mayExport ? files : []),
        ]}
      />
    </nav>
  )
}

type AttendanceLinksProps = {
  readonly visit: Pick<AnyVisit, 'language' | 'to' | 'visitor'>
  readonly offering: Offering
}
