/** The fields for a role of staff and where it is to hold. */
import { mayAct, programmesFor } from '../../../domain/access/capability.ts'
import { isStaffRole, roles, type StaffRole, staffRoles } from '../../../domain/access/role.ts'
import { mayInvite, type StaffPlace } from '../../../domain/account/staff.ts'
import { check } from '../../../kit/check.ts'
import type { Choice } from '../../form/field.ts'
import { choiceField } from '../../form/fields.ts'
import type { AnyVisit } from '../../personal.ts'
import type { PlanLines } from '../plan-lines.ts'

/** Where a role holds for all programmes, as a choice: an empty one would be none. */
const everywhere = 'all'

/** The fields; what the visitor may not give is shown with the reason. */
export function placeFields(
  visit: Pick<AnyVisit, 'visitor'>,
  lines: PlanLines,
  act: 'people.invite' | 'people.grant',
) {
  return {
    role: choiceField({
      label: { ja: '権限', en: 'Role' },
      required: true,
      as: 'radio',
      choices: staffRoles.map((role) => roleChoice(visit, role, act)),
    }),
    programme: choiceField({
      label: { ja: '事業', en: 'Programme' },
      hint: {
        ja: '運営者は事業ごとに、監査担当者と管理者はすべての事業に対して決めます。',
        en: 'Operators are for one programme; auditors and administrators are for all of them.',
      },
      required: true,
      as: 'select',
      choices: programmeChoices(visit, lines, act),
    }),
  }
}

/** The place that was chosen. */
export function placeOf(chosen: { readonly role: string; readonly programme: string }): StaffPlace {
  const { role, programme } = chosen
  check(isStaffRole(role), 'a role of the choices')
  return { role, programme: programme === everywhere ? '' : programme }
}

/** Where a refusal about a place is said. */
export const placeFaults = {
  role_needs_a_programme: 'programme',
  role_is_for_all_programmes: 'programme',
  programme_: 'programme',
  role_: 'role',
  act_not_allowed: 'role',
} as const

type Act = 'people.invite' | 'people.grant'

function roleChoice({ visitor }: Pick<AnyVisit, 'visitor'>, role: StaffRole, act: Act): Choice {
  const label = roles[role]
  const programmes = programmesFor(visitor.actor, act) ?? ['']
  const allowed = programmes.map((programme) =>
    act === 'people.invite'
      ? mayInvite(visitor.actor, { role, programme })
      : mayAct(visitor.actor, act, { programme }),
  )
  const refused = allowed.find((each) => !each.ok)
  const isClosed = refused?.ok === false && !allowed.some(({ ok }) => ok)
  if (!isClosed) return { value: role, label, hint: duties[role] }
  return { value: role, label, hint: refused.refusal.message, isClosed }
}

function programmeChoices(
  { visitor }: Pick<AnyVisit, 'visitor'>,
  lines: PlanLines,
  act: Act,
): readonly Choice[] {
  const mine = lines.all.filter(
    ({ programme, component }) =>
      component === null && mayAct(visitor.actor, act, { programme: programme.key }).ok,
  )
  const isForAll = mayAct(visitor.actor, act, { programme: '' }).ok
  return [
    ...(isForAll
      ? [{ value: everywhere, label: { ja: 'すべての事業', en: 'All programmes' } }]
      : []),
    ...mine.map(({ programme: { key, code, name } }) => ({
      value: key,
      label: { ja: `${code} ${name.ja}`, en: `${code} ${name.en}` },
    })),
  ]
}

/** What each role is for, in a line. */
const duties: Readonly<Record<StaffRole, { readonly ja: string; readonly en: string }>> = {
  counsellor: { ja: '相談を受け、記録する', en: 'Counsels people and keeps their records' },
  expert: { ja: '会社などに派遣される', en: 'Is sent to companies' },
  agency: {
    ja: '自分の機関が受け持つ伴走支援だけを見て、記録する',
    en: 'Sees and records only the supports that their agency shares',
  },
  operator: {
    ja: '委託を受けて、募集と申込を扱う',
    en: 'Runs offerings and applications under contract',
  },
  officer: {
    ja: '事業を担当し、募集と申込を扱い、職員を招く',
    en: 'Is in charge of programmes, and invites staff',
  },
  auditor: { ja: 'すべてを読む。何も変えない', en: 'Reads everything, changes nothing' },
  administrator: {
    ja: 'すべてを扱い、権限を与える',
    en: 'Does everything, and gives roles',
  },
}
