/** One booth, counsellor or room: its name, and whose account a counsellor has. */
import { editResource } from '../../../commands/offering/resource.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import type { Books } from '../../../store/database.ts'
import { listHolders } from '../../../store/role-grant.ts'
import { findResource } from '../../../store/session.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import { choiceField, textField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from './frame.tsx'
import { openOffering } from './open-offering.ts'
import { inBoth } from './session-fields.ts'

type Visit = PersonalVisit<'deskResource'>

/** The page. */
export const resourcePage: PersonalPage<'deskResource'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const read = await inBooks(visit, (books) => open(books, visit))
    if (!read.ok) return read
    const { offering, resource, people } = read.value
    const { language, to } = visit
    const say = texts[language]
    const form = visit.form('edit')
    const { name } = resource
    const back = to.offeringResources({ offering: offering.id })
    return showInOffering(visit, {
      offering,
      tab: 'offeringResources',
      title: name[language],
      body: (
        <Form form={form} isGuarded>
          <Fields
            form={form}
            fields={fieldsOf(resource, people)}
            values={{
              nameJa: name.ja,
              nameEn: name.en === name.ja ? '' : name.en,
              account: resource.account,
            }}
          />
          <Buttons submit={say.save} cancel={{ href: back, label: say.back }} />
        </Form>
      ),
    })
  },
  acts: {
    edit: async (visit, form) => {
      const read = await inBooks(visit, (books) => open(books, visit))
      if (!read.ok) return read
      const { resource, people, offering } = read.value
      const names = readFields(form, nameFields)
      if (!names.ok) return names
      const chosen = readFields(form, { account: accountField(people) })
      if (!chosen.ok) return chosen
      const { nameJa, nameEn } = names.value
      const done = await editResource(contextOf(visit, form), {
        resource: resource.id,
        name: inBoth(nameJa, nameEn),
        ...(resource.sort === 'counsellor' && { account: chosen.value.account }),
      })
      const href = visit.to.offeringResources({ offering: offering.id })
      return done.ok ? moved(href, 'saved') : done
    },
  },
}

type Opened = {
  readonly offering: Offering
  readonly resource: Resource
  /** Whoever is a counsellor in the offering's programme, by account. */
  readonly people: ReadonlyMap<string, string>
}

async function open(books: Books, visit: Visit): Promise<Result<Opened>> {
  const { params } = visit
  const found = await openOffering(books, visit, { id: params.offering, act: 'offering.edit' })
  if (!found.ok) return found
  const offering = found.value
  const resource = isId(params.resource) ? await findResource(books, params.resource) : undefined
  if (!resource || resource.offering !== offering.id) return resourceUnknown(params.resource)
  const isCounsellor = resource.sort === 'counsellor'
  const holders = isCounsellor ? await listHolders(books, 'counsellor') : []
  const here = holders.filter(({ programme }) => ['', offering.programme].includes(programme))
  const people = await readAccountNames(
    books,
    here.map(({ account }) => account),
  )
  return ok({ offering, resource, people })
}

const nameFields = {
  nameJa: textField({ label: { ja: '名前', en: 'Name in Japanese' }, required: true }),
  nameEn: textField({ label: { ja: '名前（英語）', en: 'Name in English' }, required: false }),
}

const accountField = (people: ReadonlyMap<string, string>) =>
  choiceField({
    label: { ja: '相談員のアカウント', en: "Counsellor's account" },
    hint: {
      ja: '選ぶと、この相談員の予約がその人の画面に出ます。',
      en: 'Their reservations are then shown to that person.',
    },
    required: false,
    as: 'select',
    choices: [...people].map(([value, name]) => ({ value, label: { ja: name, en: name } })),
  })

function fieldsOf({ sort }: Resource, people: ReadonlyMap<string, string>): FieldTable {
  return sort === 'counsellor' ? { ...nameFields, account: accountField(people) } : nameFields
}

function resourceUnknown(id: string) {
  return refuse(
    'resource_unknown',
    `「${id.slice(0, 40)}」は、この募集にありません。一覧から選び直してください。`,
    `This offering has no "${id.slice(0, 40)}". Choose it from the list again.`,
  )
}

const texts = {
  ja: { save: '保存する', back: '保存せずに戻る' },
  en: { save: 'Save', back: 'Back without saving' },
} as const
