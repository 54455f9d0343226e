/** Who asks and when, and who has taken it: everything but what was written. */
import type { Child } from 'hono/jsx'
import { mayAct } from '../../../domain/access/capability.ts'
import { type Channel, channels } from '../../../domain/delivery/offering.ts'
import {
  callers,
  parseConsultationSettings,
} from '../../../domain/delivery/consultation/settings.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { formatDate } from '../../../kit/calendar.ts'
import type { Field } from '../../form/field.ts'
import type { AnyVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { SelectField } from '../../ui/form/controls.tsx'
import { FieldOf, Form } from '../../ui/form/form.tsx'
import { SummaryList, type SummaryLine } from '../../ui/summary-list.tsx'
import { formatMoment, formatSpan } from '../../ui/when.ts'
import type { ConsultationRead } from './read-consultation.ts'

/** What the parts of the page are made of. */
export type PartProps = { readonly visit: AnyVisit; readonly read: ConsultationRead }

/** The person and the time. */
export function About({ visit, read }: PartProps): Child {
  const { language } = visit
  const way = wayOf(read)
  const lines = [...personLines(read, language), ...meetingLines(read, way, language)]
  const shownLines = lines.flatMap(([name, value]): readonly SummaryLine[] =>
    value ? [{ name, value }] : [],
  )
  const link = way === 'online' ? (read.session?.onlineLink ?? null) : null
  const linkLines = link === null ? [] : [{ name: words[language].link, value: linkOf(link) }]
  return <SummaryList lines={[...shownLines, ...linkLines]} />
}

type Line = readonly [name: string, value: string | null | undefined]

/** Where nobody has chosen, the first way that the offering has. */
const wayOf = ({ way, session, offering }: ConsultationRead): Channel | null =>
  way ?? (session === null ? null : (offering.settings.channels[0] ?? null))

function personLines(
  { detail, offering, session, application }: ConsultationRead,
  language: Language,
): readonly Line[] {
  const say = words[language]
  return [
    [say.offering, offering.settings.title[language]],
    [say.kana, detail?.kana],
    [say.telephone, detail?.telephone],
    [say.asked, session === null ? formatMoment(application.appliedAt, language) : null],
  ]
}

function meetingLines(
  read: ConsultationRead,
  way: Channel | null,
  language: Language,
): readonly Line[] {
  const { session, resource } = read
  const say = words[language]
  if (session === null) return []
  return [
    [say.when, formatSpan(session, language)],
    [say.with, resource?.name[language]],
    [say.way, way && channels[way][language]],
    [say.caller, way === 'telephone' ? callerOf(read)[language] : null],
    [say.place, way === 'in-person' ? session.place[language] : null],
  ]
}

function linkOf(link: string): Child {
  if (!/^https?:\/\//i.test(link)) return link
  return (
    <a href={link} rel="noreferrer">
      {link}
    </a>
  )
}

function callerOf({ offering }: ConsultationRead) {
  const read = parseConsultationSettings(offering.settings.details)
  return callers[read.ok ? read.value.telephone.caller : 'office']
}

type StandingProps = PartProps & { readonly field: Field<unknown> }

/** Who has taken it, and when to get in touch: changed by counsellors. */
export function Standing({ visit, read, field }: StandingProps): Child {
  const { language, visitor } = visit
  const { standing, counsellors, offering } = read
  const say = words[language]
  const { takenBy, nextContactOn } = standing
  const { programme } = offering
  const counsels = mayAct(visitor.actor, 'consultation.read', { programme }).ok
  const name = takenBy === null ? say.nobody : (counsellors.get(takenBy) ?? say.gone)
  const isMine = takenBy !== null && takenBy === visitor.actor.account
  return (
    <section>
      <h2>{say.standing}</h2>
      <SummaryList
        lines={[
          { name: say.taken, value: isMine ? `${name} ${say.you}` : name },
          {
            name: say.contact,
            value: nextContactOn === null ? say.none : formatDate(nextContactOn, language),
          },
        ]}
      />
      {counsels && <StandingForms visit={visit} read={read} field={field} />}
    </section>
  )
}

/** What counsellors change of it. */
function StandingForms({ visit, read, field }: StandingProps): Child {
  const say = words[visit.language]
  const { takenBy, nextContactOn } = read.standing
  const isMine = takenBy !== null && takenBy === visit.visitor.actor.account
  const allowed = { ok: true, value: undefined } as const
  const contact = visit.form('contact')
  const others = [...read.counsellors].filter(([account]) => account !== takenBy)
  return (
    <>
      <div class="act-row">
        {!isMine && <ActButton form={visit.form('take')} label={say.take} allowed={allowed} />}
        {takenBy !== null && (
          <ActButton
            form={visit.form('release')}
            label={say.release}
            allowed={allowed}
            look="secondary"
          />
        )}
      </div>
      {others.length > 0 && <HandOver visit={visit} others={others} />}
      <Form form={contact}>
        <FieldOf form={contact} name="on" field={field} value={nextContactOn} />
        <div class="buttons">
          <button type="submit" class="secondary">
            {say.plan}
          </button>
        </div>
      </Form>
    </>
  )
}

function HandOver({ visit, others }: HandOverProps): Child {
  const say = words[visit.language]
  const form = visit.form('hand')
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{say.hand}</summary>
      <Form form={form}>
        <SelectField
          form={form}
          name="to"
          label={say.to}
          required
          options={others.map(([value, label]) => ({ value, label }))}
        />
        <div class="buttons">
          <button type="submit" class="secondary">
            {say.hand}
          </button>
        </div>
      </Form>
    </details>
  )
}

type HandOverProps = {
  readonly visit: AnyVisit
  readonly others: readonly (readonly [string, string])[]
}

const words = {
  ja: {
    offering: '相談',
    kana: 'ふりがな',
    telephone: '電話番号',
    when: '日時',
    with: '相談員',
    way: '方法',
    caller: '電話のかけ方',
    place: '場所',
    asked: '送られた日時',
    link: 'オンラインの参加先',
    standing: '担当と次の連絡',
    taken: '担当',
    nobody: 'まだいません',
    gone: '（退職など）',
    you: '（自分）',
    contact: '次に連絡する日',
    none: '決めていません',
    take: '自分が担当する',
    release: '担当を外す',
    hand: 'ほかの相談員に引き継ぐ',
    to: '引き継ぐ相談員',
    plan: '連絡する日を保存する',
  },
  en: {
    offering: 'Consultation',
    kana: 'Reading',
    telephone: 'Telephone',
    when: 'When',
    with: 'Counsellor',
    way: 'How',
    caller: 'Who calls',
    place: 'Where',
    asked: 'Sent',
    link: 'Link',
    standing: 'Who has taken it',
    taken: 'Taken by',
    nobody: 'Nobody yet',
    gone: '(has left)',
    you: '(you)',
    contact: 'Next contact',
    none: 'Not set',
    take: 'Take it',
    release: 'Let go of it',
    hand: 'Hand it to another counsellor',
    to: 'To whom',
    plan: 'Save the day',
  },
} as const
