/** An expert of the register: entering one, and changing what it says of them. */
import type { Child } from 'hono/jsx'
import { expertUnknown, saveExpert } from '../../../commands/dispatch/expert.ts'
import { formatTicketCode, type TicketCode } from '../../../domain/delivery/ticket.ts'
import { stateIn } from '../../../domain/delivery/register.ts'
import { isId } from '../../../kit/id.ts'
import { ok, type Refused } from '../../../kit/result.ts'
import { readAccountNames } from '../../../store/account-name.ts'
import type { Books } from '../../../store/database.ts'
import { findExpert } from '../../../store/dispatch-expert.ts'
import { type ListedDispatch, listAssignments } from '../../../store/dispatch-list.ts'
import { listHolders } from '../../../store/role-grant.ts'
import { mayAnywhere } from '../../admission.ts'
import { readFields } from '../../form/field.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { type Accounts, entryOf, expertFaults, expertFields, knownEntry } from './expert-fields.ts'

/** Entering an expert. */
export const newExpertPage: PersonalPage<'newExpert'> = {
  for: 'expert.edit',
  show: async (visit) => {
    const accounts = await inBooks(visit, readExpertAccounts)
    const { language, to } = visit
    const say = texts[language]
    return shown({
      title: say.add,
      trail: [{ name: say.experts, href: to.experts() }, { name: say.add }],
      body: (
        <>
          <h1>{say.add}</h1>
          <Form form={visit.form('add')} isGuarded>
            <Fields
              form={visit.form('add')}
              fields={expertFields(accounts)}
              values={{ isOpen: true }}
            />
            <Buttons submit={say.save} cancel={{ href: to.experts(), label: say.back }} />
          </Form>
        </>
      ),
    })
  },
  acts: {
    add: async (visit, form) => {
      const typed = readFields(form, expertFields(await inBooks(visit, readExpertAccounts)))
      if (!typed.ok) return typed
      const entry = entryOf(typed.value)
      const edit = { expert: null, version: null, entry }
      const done = await saveExpert(contextOf(visit, form), edit)
      if (!done.ok) return placed(done)
      return moved(visit.to.deskExpert({ expert: done.value.outcome.expert }), 'added')
    },
  },
}

/** An expert's entry, and their assignments. */
export const deskExpertPage: PersonalPage<'deskExpert'> = {
  for: 'expert.list',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const { expert: id } = visit.params
      const expert = isId(id) ? await findExpert(books, id) : undefined
      if (!expert) return expertUnknown
      const assignments = await listAssignments(books, id)
      return ok({ expert, assignments, accounts: await readExpertAccounts(books) })
    })
    if (!read.ok) return read
    const { expert, assignments, accounts } = read.value
    const { language, to } = visit
    const say = texts[language]
    const form = visit.form('save')
    return shown({
      title: `${expert.name}｜${say.experts}`,
      trail: [{ name: say.experts, href: to.experts() }, { name: expert.name }],
      body: (
        <>
          <h1>{expert.name}</h1>
          <Assignments visit={visit} assignments={assignments} />
          {mayAnywhere(visit.visitor.actor, 'expert.edit') && (
            <section>
              <h2>{say.entry}</h2>
              <Form form={form} isGuarded>
                <input type="hidden" name="version" value={String(expert.version)} />
                <Fields form={form} fields={expertFields(accounts)} values={knownEntry(expert)} />
                <Buttons submit={say.save} />
              </Form>
            </section>
          )}
        </>
      ),
    })
  },
  acts: {
    save: async (visit, form) => {
      const typed = readFields(form, expertFields(await inBooks(visit, readExpertAccounts)))
      if (!typed.ok) return typed
      const version = Number(form.text('version'))
      const edit = { expert: visit.params.expert, version, entry: entryOf(typed.value) }
      const done = await saveExpert(contextOf(visit, form), edit)
      return done.ok ? moved(visit.here, 'saved') : placed(done)
    },
  },
}

function placed(done: Refused) {
  const field = expertFaults[done.refusal.code]
  return field === undefined ? done : atField(field, done)
}

/** The accounts that have the role of an expert, with their names. */
async function readExpertAccounts(books: Books): Promise<Accounts> {
  const holders = await listHolders(books, 'expert')
  return readAccountNames(
    books,
    holders.map(({ account }) => account),
  )
}

type AssignmentsProps = {
  readonly visit: PersonalVisit<'deskExpert'>
  readonly assignments: readonly ListedDispatch[]
}

function Assignments({ visit, assignments }: AssignmentsProps): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <section>
      <h2>{say.assignments}</h2>
      {assignments.length === 0 ? (
        <p>{say.none}</p>
      ) : (
        <ul class="plain-list">
          {assignments.map(({ application, number, company, state, reported, granted }) => (
            <li>
              <a href={to.deskDispatch({ application })}>
                {company ?? formatTicketCode(number as TicketCode)}
              </a>{' '}
              {stateIn('dispatch', state).label[language]} {reported}/{granted}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const texts = {
  ja: {
    experts: '専門家',
    add: '専門家を登録する',
    entry: '登録の内容',
    save: '保存する',
    back: '一覧に戻る',
    assignments: '担当している派遣',
    none: '担当している派遣はありません。',
  },
  en: {
    experts: 'Experts',
    add: 'Enter an expert',
    entry: 'Entry',
    save: 'Save',
    back: 'Back to the list',
    assignments: 'Assignments',
    none: 'No assignments.',
  },
} as const
