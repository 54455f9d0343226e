/** The settings of a support: which agencies take part, when it is asked, and what counts. */
import type { Child } from 'hono/jsx'
import { addAgency } from '../../../commands/support/agency.ts'
import { settingsOf } from '../../../commands/support/open-support.ts'
import { otherKind, saveSupportSettings } from '../../../commands/support/settings.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { type Agency, agencySorts, isAgencySort } from '../../../domain/delivery/support/agency.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import { check } from '../../../kit/check.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listAgencies, listMembers } from '../../../store/support-agency.ts'
import { readFields } from '../../form/field.ts'
import { checkField, choiceField, choicesField, textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import { monthChoices } from './support-fields.ts'

type Visit = PersonalVisit<'supportSettings'>

/** The page. */
export const supportSettingsPage: PersonalPage<'supportSettings'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await readSettings(visit)
    if (!read.ok) return read
    const { offering } = read.value
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    return showInOffering(visit, {
      offering,
      tab: 'supportSettings',
      body: <Body visit={visit} read={read.value} may={may} />,
    })
  },
  acts: {
    save: async (visit, form) => {
      const read = await readSettings(visit)
      if (!read.ok) return read
      const values = readFields(form, settingsFields(read.value.agencies))
      if (!values.ok) return values
      const { agencies, followUpMonths, countsUnregistered } = values.value
      const details = {
        agencies: [...agencies],
        followUpMonths: followUpMonths.map(Number),
        countsUnregistered,
      }
      const { offering } = visit.params
      const edit = { offering, version: Number(form.text('version')), details }
      const done = await saveSupportSettings(contextOf(visit, form), edit)
      return done.ok ? moved(visit.here, 'saved') : atField('agencies', done)
    },
    add: async (visit, form) => {
      const read = await readSettings(visit)
      if (!read.ok) return read
      const values = readFields(form, agencyFields)
      if (!values.ok) return values
      const { nameJa, nameEn, sort } = values.value
      check(isAgencySort(sort), 'a sort of the choices')
      const { programme } = read.value.offering
      const given = { programme, name: { ja: nameJa, en: nameEn ?? '' }, sort }
      const done = await addAgency(contextOf(visit, form), given)
      return done.ok ? moved(visit.here, 'added') : atField('nameJa', done)
    },
  },
}

type SettingsRead = {
  readonly offering: Offering
  /** The agencies of the programme. */
  readonly agencies: readonly Agency[]
  /** How many people each of them has. */
  readonly members: ReadonlyMap<string, number>
}

function readSettings(visit: Visit): Promise<Result<SettingsRead>> {
  return inBooks(visit, async (books) => {
    const asked = { id: visit.params.offering, act: 'offering.read' } as const
    const found = await openOffering(books, visit, asked)
    if (!found.ok) return found
    const offering = found.value
    if (offering.kind !== 'support') return otherKind
    const agencies = await listAgencies(books, [offering.programme])
    const members = new Map<string, number>()
    const ids = agencies.map(({ id }) => id)
    for (const { agency } of await listMembers(books, ids)) {
      members.set(agency, (members.get(agency) ?? 0) + 1)
    }
    return ok({ offering, agencies, members })
  })
}

function settingsFields(agencies: readonly Agency[]) {
  return {
    agencies: choicesField({
      label: { ja: '参加する支援機関', en: 'Agencies that take part' },
      hint: {
        ja: '支援を割り当てられるのは、選んだ機関だけです。',
        en: 'Supports are shared with these alone.',
      },
      required: false,
      choices: agencies.map(({ id, name }) => ({ value: id, label: name })),
    }),
    followUpMonths: choicesField({
      label: { ja: '定着をたずねる時期', en: 'When it is asked whether a job has held' },
      hint: {
        ja: '採用した日からの月数です。これから記録する採用に使います。',
        en: 'Months after the hiring; for hirings that are recorded from now on.',
      },
      required: false,
      choices: monthChoices,
    }),
    countsUnregistered: checkField({
      label: { ja: '登録前の訪問', en: 'Visits before registration' },
      text: {
        ja: 'まだ登録していない企業への訪問も、訪問の実績に数える',
        en: 'Visits to companies that have not registered count as visits, too',
      },
      required: false,
    }),
  }
}

/** An agency as it is entered and changed. */
export const agencyFields = {
  nameJa: textField({ label: { ja: '支援機関の名称', en: 'Name in Japanese' }, required: true }),
  nameEn: textField({ label: { ja: '英語の名称', en: 'Name in English' }, required: false }),
  sort: choiceField({
    label: { ja: '種類', en: 'What it is' },
    required: true,
    choices: Object.entries(agencySorts).map(([value, label]) => ({ value, label })),
    as: 'select',
  }),
}

type BodyProps = {
  readonly visit: Visit
  readonly read: SettingsRead
  readonly may: Result<void>
}

function Body({ visit, read, may }: BodyProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { offering, agencies, members } = read
  const settings = settingsOf(offering)
  const values = {
    agencies: settings.agencies,
    followUpMonths: settings.followUpMonths.map(String),
    countsUnregistered: settings.countsUnregistered,
  }
  const [save, add] = [visit.form('save'), visit.form('add')]
  return (
    <>
      {may.ok && (
        <p>
          <a class="button" href={to.importOutreach({ offering: offering.id })}>
            {say.outreach}
          </a>
        </p>
      )}
      <section>
        <h2>{say.agencies}</h2>
        {agencies.length === 0 ? (
          <p class="hint">{say.nobody}</p>
        ) : (
          <ul class="pass-list">
            {agencies.map(({ id, name, sort, isOpen }) => (
              <li>
                <a href={to.supportAgency({ offering: offering.id, agency: id })}>
                  {name[language]}
                </a>
                <span class="under">
                  {agencySorts[sort][language]} {say.people(members.get(id) ?? 0)}{' '}
                  {!isOpen && say.closed}
                </span>
              </li>
            ))}
          </ul>
        )}
        {may.ok && (
          <details class="more" open={add.isShownAgain}>
            <summary>{say.add}</summary>
            <Form form={add}>
              <Fields form={add} fields={agencyFields} />
              <Buttons submit={say.add} />
            </Form>
          </details>
        )}
      </section>
      <section>
        <h2>{say.settings}</h2>
        {may.ok ? (
          <Form form={save}>
            <input type="hidden" name="version" value={String(offering.version)} />
            <Fields form={save} fields={settingsFields(agencies)} values={values} />
            <Buttons submit={say.keep} />
          </Form>
        ) : (
          <p class="hint">{may.refusal.message[language]}</p>
        )}
      </section>
    </>
  )
}

const texts = {
  ja: {
    outreach: '働きかけ先の一覧を取り込む',
    agencies: 'この事業の支援機関',
    nobody: 'まだ支援機関がありません。加えると、職員を登録して支援を割り当てられます。',
    people: (count: number) => `職員${count}人`,
    closed: '（終了）',
    add: '支援機関を加える',
    settings: '設定',
    keep: '保存する',
  },
  en: {
    outreach: 'Import the outreach list',
    agencies: 'Agencies of this programme',
    nobody: 'There are no agencies yet. Add them, say who works for them, and share supports.',
    people: (count: number) => `staff: ${count}`,
    closed: '(closed)',
    add: 'Add an agency',
    settings: 'Settings',
    keep: 'Save',
  },
} as const
