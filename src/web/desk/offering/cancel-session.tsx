/** Asking once more before a session is cancelled: how many are told, and why it is. */
import { cancelSession, checkScheduled } from '../../../commands/offering/session.ts'
import { readFields } from '../../form/field.ts'
import { longTextField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage } from '../../personal.ts'
import { shown } from '../../personal.ts'
import { ConfirmForm } from '../../ui/form/confirm-form.tsx'
import { Fields } from '../../ui/form/form.tsx'
import { formatSpan } from '../../ui/when.ts'
import { inBooks } from '../books.ts'
import { deskNames } from './frame.tsx'
import { openSession } from './open-session.ts'

const fields = {
  reason: longTextField({
    label: { ja: '中止の理由', en: 'Why it is cancelled' },
    hint: {
      ja: '申し込んだ方へのお知らせに、そのまま載ります。',
      en: 'Applicants are told it word for word.',
    },
    required: true,
    longest: 400,
    rows: 3,
  }),
}

/** The page. */
export const cancelSessionPage: PersonalPage<'cancelSession'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const read = await inBooks(visit, (books) =>
      openSession(books, visit, { ...visit.params, act: 'offering.edit' }),
    )
    if (!read.ok) return read
    const { offering, session, concerned } = read.value
    const scheduled = checkScheduled(session)
    if (!scheduled.ok && visit.entered === null) return scheduled
    const { language, to } = visit
    const say = texts[language]
    const back = to.deskSession(visit.params)
    const form = visit.form('cancel')
    const name = offering.settings.title[language]
    return shown({
      title: say.question,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name, href: to.deskOffering({ offering: offering.id }) },
        { name: formatSpan(session, language), href: back },
        { name: say.submit },
      ],
      body: (
        <ConfirmForm
          form={form}
          question={say.question}
          consequence={concerned === 0 ? say.nobody : say.told(concerned)}
          lines={[
            { name: say.offering, value: name },
            { name: say.when, value: formatSpan(session, language) },
            { name: say.place, value: session.place[language] },
          ]}
          submit={say.submit}
          back={{ href: back, label: say.back }}
        >
          <Fields form={form} fields={fields} />
        </ConfirmForm>
      ),
    })
  },
  acts: {
    cancel: async (visit, form) => {
      const values = readFields(form, fields)
      if (!values.ok) return values
      const given = { session: visit.params.session, reason: values.value.reason }
      const done = await cancelSession(contextOf(visit, form), given)
      return done.ok ? moved(visit.to.deskSession(visit.params), 'session_cancelled') : done
    },
  },
}

const texts = {
  ja: {
    question: 'この日程を中止しますか',
    told: (count: number) =>
      `申し込んでいる${count}件の方にお知らせします。この日程の予約はすべて取り消されます。元には戻せません。`,
    nobody: 'まだだれも申し込んでいません。中止にすると、元には戻せません。',
    offering: '募集',
    when: '日時',
    place: '場所',
    submit: '中止にする',
    back: '中止せずに戻る',
  },
  en: {
    question: 'Cancel this session?',
    told: (count: number) =>
      `${count} applicants are told. All reservations for it are cancelled. This cannot be undone.`,
    nobody: 'Nobody has applied yet. Once cancelled, it stays so.',
    offering: 'Offering',
    when: 'When',
    place: 'Where',
    submit: 'Cancel the session',
    back: 'Back without cancelling',
  },
} as const
