/** The register as open data. */
import { readRegister } from '../../commands/certification/read-register.ts'
import {
  formatRegisterCsv,
  formatRegisterJson,
  registerCsvType,
} from '../../formats/register-file.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import type { AnyVisit, PrivateFile } from '../personal.ts'

/** One line for each organisation, in the language of the address. */
export const registerCsv: PrivateFile<'registerCsv'> = {
  for: 'anyone',
  write: async (visit) => {
    const { rows } = await readAll(visit)
    const content = formatRegisterCsv(rows, visit.language)
    return ok({ type: registerCsvType, saveAs: 'register.csv', content })
  },
}

/** The same for programs, in both languages. */
export const registerJson: PrivateFile<'registerJson'> = {
  for: 'anyone',
  write: async (visit) => {
    const { rows, now } = await readAll(visit)
    const type = 'application/json; charset=utf-8'
    return ok({ type, saveAs: 'register.json', content: formatRegisterJson(rows, now) })
  },
}

async function readAll({ services }: AnyVisit) {
  const now = toInstant(services.clock.now())
  const { database, authority } = services
  const rows = await withAuthority(database, authority, (books) => readRegister(books, now))
  return { rows, now }
}
