/** A consultation that was given on the spot: recorded with a name or without one. */
import type { Child } from 'hono/jsx'
import { noteConsultation } from '../../../commands/consultation/counsel.ts'
import { parsePersonName } from '../../../domain/account/profile.ts'
import { programmesFor } from '../../../domain/access/capability.ts'
import { type Channel, channels, type Offering } from '../../../domain/delivery/offering.ts'
import { japanDate } from '../../../kit/calendar.ts'
import { present } from '../../../kit/check.ts'
import { instantAt, parseTimeOfDay, timeOfDay } from '../../../kit/time-of-day.ts'
import { listOfferingsOfKind } from '../../../store/slot-offering.ts'
import { readFields } from '../../form/field.ts'
import { choiceField, dateField, longTextField, parsedField, textField } from '../../form/fields.ts'
import { atField } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks, nowOf } from '../books.ts'

type Visit = PersonalVisit<'consultationWalkIn'>

/** The page. */
export const consultationWalkInPage: PersonalPage<'consultationWalkIn'> = {
  for: 'consultation.day',
  show: async (visit) => {
    const offerings = await readOfferings(visit)
    const { language, to } = visit
    const say = texts[language]
    return shown({
      title: say.title,
      trail: [{ name: say.day, href: to.deskConsultations() }, { name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          {offerings.length === 0 ? (
            <p class="empty">{say.none}</p>
          ) : (
            <WalkInForm visit={visit} offerings={offerings} />
          )}
        </>
      ),
    })
  },
  acts: {
    receive: async (visit, form) => {
      const offerings = await readOfferings(visit)
      const read = readFields(form, { ...fieldsOf(visit, offerings), note: noteField })
      if (!read.ok) return read
      const { offering, name, kana, way, on, at, note, reason } = read.value
      const happenedAt = instantAt(on, at)
      if (happenedAt > nowOf(visit)) return atField('on', notYet)
      const blank = { mail: null, telephone: null, language: 'ja', answers: {} } as const
      const done = await visit.services.claims({
        key: form.key,
        actor: visit.visitor.actor,
        reason,
        claim: {
          ...{ offering, session: null, lifecycle: 'consultation', act: 'receive' },
          ...{ otherwise: null, parent: null, formVersion: null, happenedAt },
          channel: way as Channel,
          claimants: [
            {
              party: name === null ? 'nobody' : 'new',
              account: null,
              detail: { name, kana, ...blank },
            },
          ],
        },
      })
      if (!done.ok) return done.refusal.code === 'period_closed' ? atField('reason', done) : done
      const { id: application } = present(done.value.outcome.applications[0], 'an application')
      if (note !== null) {
        const given = { application, text: note, key: form.key }
        const noted = await noteConsultation(contextOf(visit), given)
        if (!noted.ok) return atField('note', noted)
      }
      return moved(visit.to.deskConsultation({ application }), 'act_done')
    },
  },
}

function readOfferings(visit: Visit): Promise<readonly Offering[]> {
  const programmes = programmesFor(visit.visitor.actor, 'consultation.day')
  return inBooks(visit, (books) => listOfferingsOfKind(books, { kind: 'consultation', programmes }))
}

function fieldsOf(visit: Visit, offerings: readonly Offering[]) {
  const today = japanDate(new Date(nowOf(visit)))
  return {
    offering: choiceField({
      label: { ja: '相談の名前', en: 'Consultation' },
      required: true,
      as: 'select',
      choices: offerings.map(({ id, settings }) => ({ value: id, label: settings.title })),
    }),
    name: parsedField({
      label: { ja: 'お名前', en: 'Name' },
      hint: { ja: '聞いていないときは空のままで。', en: 'Leave it blank where nobody asked.' },
      required: false,
      parse: parsePersonName,
    }),
    kana: textField({ label: { ja: 'ふりがな', en: 'Reading' }, required: false }),
    way: choiceField({
      label: { ja: '方法', en: 'How' },
      required: true,
      choices: Object.entries(channels).map(([value, label]) => ({ value, label })),
    }),
    on: dateField({ label: { ja: '日付', en: 'Day' }, required: true, max: today }),
    at: parsedField({
      label: { ja: '時刻', en: 'Time' },
      required: true,
      type: 'time',
      parse: parseTimeOfDay,
    }),
    reason: textField({
      label: { ja: '理由', en: 'Reason' },
      hint: {
        ja: '締められた年度の記録を加えるときだけ、書いてください。',
        en: 'Needed only where the fiscal year has been closed.',
      },
      required: false,
      longest: 400,
    }),
  }
}

const noteField = longTextField({
  label: { ja: '相談記録', en: 'Record' },
  hint: { ja: '相談員だけが読みます。', en: 'Only counsellors read it.' },
  required: false,
  longest: 4000,
  rows: 5,
})

function WalkInForm({ visit, offerings }: WalkInFormProps): Child {
  const { language, to, visitor } = visit
  const say = texts[language]
  const form = visit.form('receive')
  const now = nowOf(visit)
  const [only] = offerings
  const { reason, ...fields } = fieldsOf(visit, offerings)
  const writes = visitor.actor.grants.some(({ role }) => role === 'counsellor')
  return (
    <Form form={form} isGuarded>
      <Fields
        form={form}
        fields={fields}
        values={{
          offering: offerings.length === 1 ? only?.id : null,
          way: 'in-person',
          on: japanDate(new Date(now)),
          at: timeOfDay(now),
        }}
      />
      {form.fault('reason') !== undefined && <FieldOf form={form} name="reason" field={reason} />}
      {writes && <FieldOf form={form} name="note" field={noteField} />}
      <Buttons submit={say.record} cancel={{ href: to.deskConsultations(), label: say.back }} />
    </Form>
  )
}

type WalkInFormProps = { readonly visit: Visit; readonly offerings: readonly Offering[] }

const notYet = {
  ok: false,
  refusal: {
    code: 'moment_lies_ahead',
    message: {
      ja: 'まだ来ていない日時です。受けた日時を入力してください。',
      en: 'That moment has not come. Enter when it took place.',
    },
  },
} as const

const texts = {
  ja: {
    title: 'その場で受けた相談を記録する',
    day: '相談の予定',
    none: '公開中の相談がありません。',
    record: '記録する',
    back: '記録せずに戻る',
  },
  en: {
    title: 'Record a consultation on the spot',
    day: 'Consultations',
    none: 'No consultation is published.',
    record: 'Record',
    back: 'Back without recording',
  },
} as const
