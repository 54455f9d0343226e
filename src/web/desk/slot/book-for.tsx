/** Booking a slot for somebody who stands at the counter, or calls. */
import type { Child } from 'hono/jsx'
import { parsePersonName, parseTelephone } from '../../../domain/account/profile.ts'
import { parseMailAddress } from '../../../domain/account/mail-address.ts'
import { type Channel, channels, type Offering } from '../../../domain/delivery/offering.ts'
import type { Session } from '../../../domain/delivery/session.ts'
import { isId } from '../../../kit/id.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { findResource, readSessions } from '../../../store/session.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { readFields } from '../../form/field.ts'
import { choiceField, parsedField, textField } from '../../form/fields.ts'
import { moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'

type Visit = PersonalVisit<'bookFor'>

/** The page. */
export const bookForPage: PersonalPage<'bookFor'> = {
  for: 'application.import',
  show: async (visit) => {
    const opened = await open(visit)
    if (!opened.ok) return opened
    return showInOffering(visit, {
      offering: opened.value.offering,
      tab: 'offeringApplications',
      title: texts[visit.language].title,
      body: <BookForm visit={visit} opened={opened.value} />,
    })
  },
  acts: {
    book: async (visit, form) => {
      const opened = await open(visit)
      if (!opened.ok) return opened
      const { offering, session } = opened.value
      const read = readFields(form, fieldsOf(offering))
      if (!read.ok) return read
      const { name, kana, telephone, mail, way } = read.value
      const detail = { name, kana, telephone, mail, language: 'ja', answers: {} } as const
      const done = await visit.services.claims({
        key: form.key,
        actor: visit.visitor.actor,
        reason: null,
        claim: {
          offering: offering.id,
          session: session.id,
          lifecycle: offering.kind,
          act: 'reserve',
          otherwise: null,
          parent: null,
          claimants: [{ party: 'new', account: null, detail }],
          formVersion: null,
          channel: (way ?? offering.settings.channels[0] ?? null) as Channel | null,
          happenedAt: null,
        },
      })
      return done.ok ? moved(dayHref(visit, opened.value), 'added') : done
    },
  },
}

type Opened = {
  readonly offering: Offering
  readonly session: Session
  readonly resourceName: Readonly<Record<'ja' | 'en', string>>
}

function open(visit: Visit): Promise<Result<Opened>> {
  const { params } = visit
  return inBooks(visit, async (books) => {
    const asked = { id: params.offering, act: 'application.import' } as const
    const found = await openOffering(books, visit, asked)
    if (!found.ok) return found
    const sessions = isId(params.session) ? await readSessions(books, [params.session]) : new Map()
    const session = sessions.get(params.session) as Session | undefined
    const at = session?.resource ? await findResource(books, session.resource) : undefined
    if (!session || !at || session.offering !== found.value.id) return slotUnknown
    return ok({ offering: found.value, session, resourceName: at.name })
  })
}

function dayHref({ to }: Visit, { offering, session }: Opened): string {
  const date = japanDate(new Date(session.startsAt))
  return offering.kind === 'booking' ? to.deskBookings({ date }) : to.deskConsultations({ date })
}

const personFields = {
  name: parsedField({
    label: { ja: 'お名前', en: 'Name' },
    required: true,
    parse: parsePersonName,
  }),
  kana: textField({ label: { ja: 'ふりがな', en: 'Reading' }, required: false }),
  telephone: parsedField({
    label: { ja: '電話番号', en: 'Telephone' },
    required: false,
    type: 'tel',
    parse: parseTelephone,
  }),
  mail: parsedField({
    label: { ja: 'メールアドレス', en: 'Mail address' },
    hint: {
      ja: '入れると、予約の確認と前日のお知らせを送ります。',
      en: 'Given one, they are sent a confirmation and a reminder.',
    },
    required: false,
    type: 'email',
    parse: parseMailAddress,
  }),
}

function fieldsOf({ settings }: Offering) {
  const wayField = choiceField({
    label: { ja: '方法', en: 'How' },
    required: settings.channels.length > 1,
    choices: settings.channels.map((value) => ({ value, label: channels[value] })),
  })
  return { ...personFields, way: wayField }
}

function BookForm({ visit, opened }: { readonly visit: Visit; readonly opened: Opened }): Child {
  const { language } = visit
  const say = texts[language]
  const { offering, session, resourceName } = opened
  const form = visit.form('book')
  const { way, ...others } = fieldsOf(offering)
  return (
    <>
      <SummaryList
        lines={[
          { name: say.when, value: formatSpan(session, language) },
          { name: say.at, value: resourceName[language] },
        ]}
      />
      <Form form={form} isGuarded>
        <Fields form={form} fields={others} />
        {offering.settings.channels.length > 1 && <Fields form={form} fields={{ way }} />}
        <Buttons submit={say.book} cancel={{ href: dayHref(visit, opened), label: say.back }} />
      </Form>
    </>
  )
}

const slotUnknown = refuse(
  'session_unknown',
  'この枠は見つかりません。一覧から選び直してください。',
  'This slot cannot be found. Choose it from the list again.',
)

const texts = {
  ja: {
    title: '代わりに予約する',
    when: '日時',
    at: '部屋・相談員',
    book: '予約する',
    back: '予約せずに戻る',
  },
  en: {
    title: 'Book for somebody',
    when: 'When',
    at: 'At',
    book: 'Book',
    back: 'Back without booking',
  },
} as const
