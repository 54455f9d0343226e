/** Asking once more before an offering is cancelled: how many are told, and why it is. */
import {
  type CancellationForeseen,
  cancelOffering,
  checkNotCancelled,
  foreseeCancellation,
} from '../../../commands/offering/cancel-offering.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { ok } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { longTextField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage } from '../../personal.ts'
import { shown } from '../../personal.ts'
import { ConfirmForm } from '../../ui/form/confirm-form.tsx'
import { Fields } from '../../ui/form/form.tsx'
import type { SummaryLine } from '../../ui/summary-list.tsx'
import { inBooks, nowOf } from '../books.ts'
import { deskNames } from './frame.tsx'
import { openOffering } from './open-offering.ts'

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
export const cancelOfferingPage: PersonalPage<'cancelOffering'> = {
  for: 'offering.cancel',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const found = await openOffering(books, visit, {
        id: visit.params.offering,
        act: 'offering.cancel',
      })
      if (!found.ok) return found
      const { id } = found.value
      const foreseen = await foreseeCancellation(books, id, nowOf(visit))
      return ok({ offering: found.value, foreseen })
    })
    if (!read.ok) return read
    const { offering, foreseen } = read.value
    const open = checkNotCancelled(offering)
    if (!open.ok && visit.entered === null) return open
    const { language, to } = visit
    const say = texts[language]
    const back = to.deskOffering(visit.params)
    const form = visit.form('cancel')
    const name = offering.settings.title[language]
    return shown({
      title: say.question,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        { name: deskNames.offerings[language], href: to.deskOfferings() },
        { name, href: back },
        { name: say.submit },
      ],
      body: (
        <ConfirmForm
          form={form}
          question={say.question}
          consequence={say.consequence}
          lines={[{ name: say.offering, value: name }, ...foreseenLines(foreseen, language)]}
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
      const given = { offering: visit.params.offering, reason: values.value.reason }
      const done = await cancelOffering(contextOf(visit, form), given)
      return done.ok ? moved(visit.to.deskOffering(visit.params), 'offering_cancelled') : done
    },
  },
}

function foreseenLines(
  { sessions, applications, withoutMail }: CancellationForeseen,
  language: Language,
): readonly SummaryLine[] {
  const say = texts[language]
  return [
    { name: say.sessions, value: say.sessionCount(sessions) },
    {
      name: say.told,
      value: applications === 0 ? say.nobody : say.applications(applications - withoutMail),
    },
    ...(withoutMail === 0 ? [] : [{ name: say.withoutMail, value: say.byOtherWays(withoutMail) }]),
  ]
}

const texts = {
  ja: {
    question: 'この募集を中止しますか',
    consequence:
      'これからの日程はすべて中止になり、申込・予約・キャンセル待ちは取り消されます。終わった日程と記録は残ります。元には戻せません。',
    offering: '募集',
    sessions: '中止になる日程・枠',
    sessionCount: (count: number) => `${count}件`,
    told: 'メールでお知らせする申込',
    applications: (count: number) => `${count}件（1件に1通）`,
    nobody: 'ありません',
    withoutMail: 'メールの届かない申込',
    byOtherWays: (count: number) =>
      `${count}件。中止する前に申込の一覧で連絡先を確かめ、電話などで伝えてください。`,
    submit: '募集を中止する',
    back: '中止せずに戻る',
  },
  en: {
    question: 'Cancel this offering?',
    consequence:
      'All sessions to come are off, and applications, reservations and places on wait lists are cancelled. What has taken place stays on record. This cannot be undone.',
    offering: 'Offering',
    sessions: 'Sessions and slots that are off',
    sessionCount: (count: number) => String(count),
    told: 'Applications told by mail',
    applications: (count: number) => `${count}, once each`,
    nobody: 'None',
    withoutMail: 'Applications without a mail address',
    byOtherWays: (count: number) =>
      `${count}. Look up how to reach them in the list of applications before you cancel, and tell them otherwise.`,
    submit: 'Cancel the offering',
    back: 'Back without cancelling',
  },
} as const
