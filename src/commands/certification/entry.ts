/** What an organisation lets be read of it in the public register. */
import { mayWith } from '../../domain/access/capability.ts'
import type { Bilingual } from '../../kit/bilingual.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { isBlank } from '../../kit/text.ts'
import { lockApplications } from '../../store/application.ts'
import { writeEntry } from '../../store/certification-register.ts'
import { findOffering } from '../../store/offering.ts'
import { isOwn } from '../application/scene.ts'
import type { ActorContext } from '../context.ts'
import { type Done, runAct } from '../run.ts'
import { certificationUnknown } from './open-certification.ts'
import { certificationRights } from './rights.ts'

/** An entry as it is entered; where the English is blank, the Japanese stands for it. */
export type EntryGiven = {
  readonly application: string
  readonly name: Bilingual
  readonly place: Bilingual
  readonly work: Bilingual
  readonly showsNumber: boolean
  readonly showsPlace: boolean
  readonly showsWork: boolean
  /** Whether the organisation agrees to stand in the register. */
  readonly agrees: boolean
}

/**
 * Saves the entry, by the organisation itself or by staff with its consent. Refuses one without a
 * name. Without consent nothing is read, whatever is entered.
 */
export async function saveRegisterEntry(
  context: ActorContext,
  given: EntryGiven,
): Promise<Result<Done<{ readonly isPublic: boolean }>>> {
  const act = { name: 'certification.entry', input: given, lock: 'writing' } as const
  return runAct(context, act, async ({ books, recordedAt: at }) => {
    const { application: id, agrees, showsNumber, showsPlace, showsWork } = given
    const application = (await lockApplications(books, [id])).get(id)
    if (application?.lifecycle !== 'certification') return certificationUnknown
    if (!isOwn(application, context.by)) {
      const programme = (await findOffering(books, application.offering))?.programme ?? ''
      const may = mayWith(context.by, certificationRights.enter, { programme })
      if (!may.ok) return may
    }
    if (isBlank(given.name.ja)) return nameMissing
    await writeEntry(books, id, {
      ...{ name: inBoth(given.name), place: inBoth(given.place), work: inBoth(given.work) },
      ...{ showsNumber, showsPlace, showsWork },
      ...{ agreedAt: agrees ? at : null, changedAt: at },
    })
    return ok({ isPublic: agrees })
  })
}

function inBoth({ ja, en }: Bilingual): Bilingual {
  return { ja: ja.trim(), en: isBlank(en) ? ja.trim() : en.trim() }
}

const nameMissing = refuse(
  'register_name_missing',
  '登録簿に載せる名称を入力してください。',
  'Enter the name that stands in the register.',
)
