/** The settings of a certification: the criteria, and how long its certificates last. */
import type { Child } from 'hono/jsx'
import { saveCertificationSettings } from '../../../commands/certification/settings.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { boundSentence } from '../../../domain/delivery/certification/criterion.ts'
import {
  type CertificationSettings,
  parseCertificationSettings,
} from '../../../domain/delivery/certification/settings.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { openOffering } from '../offering/open-offering.ts'
import {
  criterionRows,
  criterionSettingFields,
  knownSettings,
  missingField,
  termFields,
  typedSettings,
} from './settings-fields.ts'

type Visit = PersonalVisit<'certificationSettings'>

type Read = {
  readonly offering: Offering
  readonly settings: CertificationSettings
  /** What organisations are asked for when they apply. */
  readonly papers: QuestionForm
}

/** The page. */
export const certificationSettingsPage: PersonalPage<'certificationSettings'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await readSettings(visit)
    if (!read.ok) return read
    const { offering } = read.value
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    return showInOffering(visit, {
      offering,
      tab: 'certificationSettings',
      body: (
        <>
          <Summary visit={visit} read={read.value} />
          {may.ok ? (
            <SettingsForm visit={visit} read={read.value} />
          ) : (
            <p class="hint">{may.refusal.message[visit.language]}</p>
          )}
        </>
      ),
    })
  },
  acts: { save },
}

function readSettings(visit: Visit) {
  return inBooks(visit, async (books) => {
    const found = await openOffering(books, visit, { id: visit.params.offering })
    if (!found.ok) return found
    const offering = found.value
    if (offering.kind !== 'certification') return notACertification
    const settings = parseCertificationSettings(offering.settings.details)
    if (!settings.ok) return settings
    const place = { offering: offering.id, purpose: 'papers' } as const
    const papers = await getQuestionForm(books, place)
    return ok({ offering, settings: settings.value, papers })
  })
}

async function save(visit: Visit, form: SubmittedForm) {
  const read = await readSettings(visit)
  if (!read.ok) return read
  const { offering, settings, papers } = read.value
  const typed = readFields(form, { ...termFields, ...allCriterionFields(papers) })
  if (!typed.ok) return typed
  const missing = missingField(typed.value)
  if (missing !== null) return atField(missing, boundMissing)
  const own = typedSettings(typed.value, settings)
  const details = { ...offering.settings.details, ...own } as typeof offering.settings.details
  const version = Number(form.text('version'))
  const edit = { offering: offering.id, version, details }
  const done = await saveCertificationSettings(contextOf(visit, form), edit)
  return done.ok ? moved(visit.here, 'saved') : done
}

const allCriterionFields = (papers: QuestionForm) =>
  Object.assign({}, ...rows.map((row) => criterionSettingFields(row, papers)))

const rows = Array.from({ length: criterionRows }, (_, row) => row)

type PartProps = { readonly visit: Visit; readonly read: Read }

/** What holds now, in words. */
function Summary({ visit: { language }, read: { settings } }: PartProps): Child {
  const say = texts[language]
  const { criteria, provisionalMonths, fullMonths } = settings
  return (
    <SummaryList
      lines={[
        {
          name: say.criteria,
          value:
            criteria.length === 0 ? (
              say.none
            ) : (
              <ul>
                {criteria.map((each) => (
                  <li>
                    {each.label[language]}
                    <span class="under">{boundSentence(each)?.[language]}</span>
                  </li>
                ))}
              </ul>
            ),
        },
        { name: say.lasts, value: say.months(provisionalMonths, fullMonths) },
      ]}
    />
  )
}

function SettingsForm({ visit, read }: PartProps): Child {
  const say = texts[visit.language]
  const form = visit.form('save')
  const { offering, settings, papers } = read
  const values = knownSettings(settings)
  // Two blank rows stand behind those that are filled in; saving makes room for more.
  const typed = rows.findLast((row) => (form.value(`labelJa${row}`) ?? '') !== '') ?? -1
  const room = Math.min(criterionRows, Math.max(settings.criteria.length, typed + 1) + 2)
  return (
    <Form form={form} isGuarded>
      <input type="hidden" name="version" value={String(offering.version)} />
      <section class="form-group">
        <h2>{say.criteria}</h2>
        <p class="hint">{say.criteriaHint}</p>
        {rows.slice(0, room).map((row) => (
          <details
            class="more"
            open={form.isShownAgain || (row === 0 && settings.criteria.length === 0)}
          >
            <summary>{settings.criteria[row]?.label[visit.language] ?? say.add(row + 1)}</summary>
            <Fields form={form} fields={criterionSettingFields(row, papers)} values={values} />
          </details>
        ))}
      </section>
      <section class="form-group">
        <h2>{say.terms}</h2>
        <Fields form={form} fields={termFields} values={values} />
      </section>
      <Buttons submit={say.save} />
    </Form>
  )
}

const notACertification = refuse(
  'offering_is_no_certification',
  'この募集は認証ではありません。募集の一覧から選び直してください。',
  'This offering is no certification. Choose it from the list of offerings again.',
)

const boundMissing = refuse(
  'criterion_bound_is_missing',
  'この判定のしかたには、この項目が要ります。入力するか、判定のしかたを変えてください。',
  'This way of judging needs it. Enter it, or judge in another way.',
)

const texts = {
  ja: {
    criteria: '認証の基準',
    none: 'まだ決めていません。',
    criteriaHint:
      '使わない欄は空のままにしてください。基準の文を消すと、その基準はなくなります。証拠書類は、「質問」の「申請書類」で作った質問から選べます。',
    add: (place: number) => `基準を加える（${place}）`,
    lasts: '有効期間',
    months: (provisional: number, full: number) => `予備認証 ${provisional}か月、認証 ${full}か月`,
    terms: '期間・報告・認証書',
    save: '保存する',
  },
  en: {
    criteria: 'Criteria',
    none: 'None are set yet.',
    criteriaHint:
      'Leave blank what is not used. Clear the words of a criterion to drop it. Evidence is chosen from the questions for papers, on the page of questions.',
    add: (place: number) => `Add a criterion (${place})`,
    lasts: 'Lasts',
    months: (provisional: number, full: number) =>
      `provisionally ${provisional} months, in full ${full} months`,
    terms: 'Terms, reports and certificates',
    save: 'Save',
  },
} as const
