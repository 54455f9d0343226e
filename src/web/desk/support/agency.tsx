/** One agency: what it is called, whether it takes part, and who works for it. */
import type { Child } from 'hono/jsx'
import {
  addMember,
  agencyUnknown,
  changeAgency,
  removeMember,
} from '../../../commands/support/agency.ts'
import { otherKind } from '../../../commands/support/settings.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { type Agency, isAgencySort } from '../../../domain/delivery/support/agency.ts'
import { check } from '../../../kit/check.ts'
import { isId } from '../../../kit/id.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import { listHolders } from '../../../store/role-grant.ts'
import { findAgency, listMembers } from '../../../store/support-agency.ts'
import { readFields } from '../../form/field.ts'
import { checkField, choiceField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { agencyFields } from './settings.tsx'

type Visit = PersonalVisit<'supportAgency'>

/** The page. */
export const supportAgencyPage: PersonalPage<'supportAgency'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await readAgency(visit)
    if (!read.ok) return read
    const { offering, agency } = read.value
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    return showInOffering(visit, {
      offering,
      tab: 'supportSettings',
      title: agency.name[visit.language],
      body: <Body visit={visit} read={read.value} may={may} />,
    })
  },
  acts: {
    change: async (visit, form) => {
      const read = readFields(form, changeFields)
      if (!read.ok) return read
      const { nameJa, nameEn, sort, isOpen } = read.value
      check(isAgencySort(sort), 'a sort of the choices')
      const name = { ja: nameJa, en: nameEn ?? '' }
      const given = { id: visit.params.agency, name, sort, isOpen }
      const done = await changeAgency(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'saved') : atField('nameJa', done)
    },
    join: async (visit, form) => {
      const read = await readAgency(visit)
      if (!read.ok) return read
      const values = readFields(form, memberFields(read.value))
      if (!values.ok) return values
      const given = { agency: visit.params.agency, account: values.value.account }
      const done = await addMember(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'added') : atField('account', done)
    },
    leave: async (visit, form) => {
      const given = { agency: visit.params.agency, account: form.item }
      const done = await removeMember(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'removed') : done
    },
  },
}

type AgencyRead = {
  readonly offering: Offering
  readonly agency: Agency
  readonly members: readonly string[]
  /** Those who could work for it: they hold the role in the programme. */
  readonly others: readonly string[]
  readonly names: ReadonlyMap<string, string>
}

function readAgency(visit: Visit): Promise<Result<AgencyRead>> {
  return inBooks(visit, async (books) => {
    const asked = { id: visit.params.offering, act: 'offering.read' } as const
    const found = await openOffering(books, visit, asked)
    if (!found.ok) return found
    const offering = found.value
    if (offering.kind !== 'support') return otherKind
    const { agency: id } = visit.params
    const agency = isId(id) ? await findAgency(books, id) : undefined
    if (agency?.programme !== offering.programme) return agencyUnknown
    const members = (await listMembers(books, [id])).map(({ account }) => account)
    const holders = (await listHolders(books, 'agency')).filter(
      ({ programme }) => programme === '' || programme === offering.programme,
    )
    const others = holders.map(({ account }) => account).filter((one) => !members.includes(one))
    const names = await readAccountNames(books, [...members, ...others])
    return ok({ offering, agency, members, others, names })
  })
}

const changeFields = {
  ...agencyFields,
  isOpen: checkField({
    label: { ja: '参加', en: 'Taking part' },
    text: { ja: '新しい支援を割り当てる', en: 'New supports are shared with it' },
    required: false,
  }),
}

function memberFields({ others, names }: AgencyRead) {
  return {
    account: choiceField({
      label: { ja: '加える職員', en: 'Who joins' },
      required: true,
      choices: others.flatMap((value) => {
        const name = names.get(value)
        return name === undefined ? [] : [{ value, label: { ja: name, en: name } }]
      }),
      as: 'select',
    }),
  }
}

type BodyProps = {
  readonly visit: Visit
  readonly read: AgencyRead
  readonly may: Result<void>
}

function Body({ visit, read, may }: BodyProps): Child {
  const { language } = visit
  const say = texts[language]
  const { agency, members, others, names } = read
  const [join, change] = [visit.form('join'), visit.form('change')]
  const { sort, isOpen } = agency
  const known = { nameJa: agency.name.ja, nameEn: agency.name.en, sort, isOpen }
  return (
    <>
      <section>
        <h2>{say.members}</h2>
        <p>{say.membersLead}</p>
        <ul class="pass-list">
          {members.map((account) => {
            const name = names.get(account) ?? say.gone
            return (
              <li>
                <p>{name}</p>
                {may.ok && (
                  <ActButton
                    form={visit.form('leave', account)}
                    label={say.leave}
                    allowed={ok(null)}
                    about={name}
                    look="secondary"
                  />
                )}
              </li>
            )
          })}
        </ul>
        {may.ok && others.length > 0 && (
          <Form form={join}>
            <Fields form={join} fields={memberFields(read)} />
            <Buttons submit={say.join} />
          </Form>
        )}
        {others.length === 0 && <p class="hint">{say.invite}</p>}
      </section>
      {may.ok && (
        <section>
          <h2>{say.change}</h2>
          <Form form={change}>
            <Fields form={change} fields={changeFields} values={known} />
            <Buttons submit={say.keep} />
          </Form>
        </section>
      )}
    </>
  )
}

const texts = {
  ja: {
    members: '職員',
    membersLead: 'この機関が受け持つ支援だけを見て、記録できる人です。',
    gone: '（退職など）',
    leave: '外す',
    join: '加える',
    invite:
      '加えられる職員がいません。先に「利用者と権限」で、この事業の「支援機関の職員」として招いてください。',
    change: '支援機関を直す',
    keep: '保存する',
  },
  en: {
    members: 'Staff',
    membersLead: 'They see and record the supports that this agency shares, and no others.',
    gone: '(has left)',
    leave: 'Take out',
    join: 'Add',
    invite:
      'Nobody can be added. First invite them under "People and roles" as staff of an agency in this programme.',
    change: 'Change the agency',
    keep: 'Save',
  },
} as const
