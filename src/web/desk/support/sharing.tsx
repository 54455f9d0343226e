/** With which agencies a support is shared, and handing it from one of them to another. */
import type { Child } from 'hono/jsx'
import { handSupport, shareSupport } from '../../../commands/support/share.ts'
import type { SupportRead } from '../../../commands/support/read-support.ts'
import type { Agency } from '../../../domain/delivery/support/agency.ts'
import { readFields } from '../../form/field.ts'
import { checkField, choiceField, choicesField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import {
  companyName,
  mayRecord,
  readDeskSupport,
  sharingAgencies,
  supportTrail,
} from './open-desk-support.ts'
import { supportWords } from './words.ts'

type Visit = PersonalVisit<'supportSharing'>

/** The page. */
export const supportSharingPage: PersonalPage<'supportSharing'> = {
  for: 'support.list',
  show: async (visit) => {
    const found = await readDeskSupport(visit, visit.params.application)
    if (!found.ok) return found
    const read = found.value
    const title = supportWords.sharing[visit.language]
    return shown({
      title: `${title}｜${companyName(read, visit)}`,
      trail: supportTrail(visit, read, title),
      body: <Body visit={visit} read={read} />,
    })
  },
  acts: {
    share: async (visit, form) => {
      const found = await readDeskSupport(visit, visit.params.application)
      if (!found.ok) return found
      const read = readFields(form, shareFields(takingPart(found.value)))
      if (!read.ok) return read
      const { lead, others } = read.value
      const agencies = lead === null ? others : [lead, ...others]
      const given = { application: visit.params.application, agencies }
      const done = await shareSupport(contextOf(visit, form), given)
      if (!done.ok) return atField('lead', done)
      // Whoever has shared it out of their own hands sees it no more.
      return moved((await isStillSeen(visit)) ? visit.here : visit.to.supportBoard(), 'saved')
    },
    hand: async (visit, form) => {
      const found = await readDeskSupport(visit, visit.params.application)
      if (!found.ok) return found
      const read = readFields(form, handFields(found.value))
      if (!read.ok) return read
      const { application } = visit.params
      const given = { application, ...read.value }
      const done = await handSupport(contextOf(visit, form), given)
      if (!done.ok) return atField('to', done)
      return moved(
        (await isStillSeen(visit)) ? visit.here : visit.to.supportBoard(),
        'support_handed',
      )
    },
  },
}

const isStillSeen = async (visit: Visit) =>
  (await readDeskSupport(visit, visit.params.application)).ok

/** The agencies that take part, and those that share the support already. */
function takingPart({ agencies, settings, shares }: SupportRead): readonly Agency[] {
  const sharing = new Set(shares.map(({ agency }) => agency))
  return [...agencies.values()].filter(
    ({ id, isOpen }) => sharing.has(id) || (isOpen && settings.agencies.includes(id)),
  )
}

const choiceOf = ({ id, name }: Agency) => ({ value: id, label: name })

function shareFields(agencies: readonly Agency[]) {
  return {
    lead: choiceField({
      label: { ja: '主担当の支援機関', en: 'The agency that leads' },
      required: false,
      choices: agencies.map(choiceOf),
      as: 'select',
    }),
    others: choicesField({
      label: { ja: 'いっしょに支援する機関', en: 'Agencies that share it' },
      required: false,
      choices: agencies.map(choiceOf),
    }),
  }
}

/** The agencies whose part the visitor may hand on. */
function handing(read: SupportRead): readonly Agency[] {
  const sharing = sharingAgencies(read)
  return read.runs ? sharing : sharing.filter(({ id }) => read.own.includes(id))
}

function handFields(read: SupportRead) {
  return {
    from: choiceField({
      label: { ja: '引き継ぐ元', en: 'From' },
      required: true,
      choices: handing(read).map(choiceOf),
    }),
    to: choiceField({
      label: { ja: '引き継ぐ先', en: 'To' },
      required: true,
      choices: takingPart(read).map(choiceOf),
      as: 'select',
    }),
    stays: checkField({
      label: { ja: '引継ぎのあと', en: 'Afterwards' },
      text: { ja: '元の機関も、いっしょに支援を続ける', en: 'The first agency goes on sharing it' },
      required: false,
    }),
  }
}

type BodyProps = { readonly visit: Visit; readonly read: SupportRead }

function Body({ visit, read }: BodyProps): Child {
  const { language } = visit
  const say = texts[language]
  const sharing = sharingAgencies(read)
  const [lead, ...others] = sharing
  const may = mayRecord(visit, read).ok
  const leads = read.runs || (lead !== undefined && read.own.includes(lead.id))
  const [share, hand] = [visit.form('share'), visit.form('hand')]
  const known = { lead: lead?.id ?? '', others: others.map(({ id }) => id) }
  return (
    <>
      <p class="over-title">{companyName(read, visit)}</p>
      <h1>{supportWords.sharing[language]}</h1>
      {sharing.length === 0 ? (
        <p>{say.nobody}</p>
      ) : (
        <ul>
          {sharing.map(({ name }, index) => (
            <li>
              {name[language]}
              {index === 0 && say.leads}
            </li>
          ))}
        </ul>
      )}
      {may && handing(read).length > 0 && takingPart(read).length > 1 && (
        <section>
          <h2>{say.hand}</h2>
          <p>{say.handLead}</p>
          <Form form={hand}>
            <Fields form={hand} fields={handFields(read)} values={{ from: handing(read)[0]?.id }} />
            <Buttons submit={say.hand} />
          </Form>
        </section>
      )}
      {may && leads && (
        <section>
          <h2>{say.share}</h2>
          <p>{say.shareLead}</p>
          <Form form={share}>
            <Fields form={share} fields={shareFields(takingPart(read))} values={known} />
            <Buttons submit={say.keep} />
          </Form>
        </section>
      )}
    </>
  )
}

const texts = {
  ja: {
    nobody: 'まだどの支援機関にも割り当てていません。',
    leads: '（主担当）',
    hand: '引き継ぐ',
    handLead:
      '予定も引き継がれます。両方の機関に、メールでお知らせします。元の機関には、この支援が見えなくなります。',
    share: '受け持つ機関を決める',
    shareLead:
      '選んだ機関の職員だけが、この支援を見て記録できます。加わった機関と外れた機関に、メールでお知らせします。',
    keep: '保存する',
  },
  en: {
    nobody: 'It is shared with no agency yet.',
    leads: ' (leads)',
    hand: 'Hand it over',
    handLead:
      'What is planned goes along. Both agencies are told by mail. The first one no longer sees the support.',
    share: 'Which agencies share it',
    shareLead:
      'Their staff alone see it and record. Those who join and those who leave are told by mail.',
    keep: 'Save',
  },
} as const
