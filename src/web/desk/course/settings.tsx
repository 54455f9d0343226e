/** The settings of a course: how people are chosen, when it is completed, what is certified. */
import type { Child } from 'hono/jsx'
import { saveCourseSettings } from '../../../commands/course/settings.ts'
import type { Course } from '../../../commands/course/open-course.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { completionSentence } from '../../../domain/delivery/course/completion.ts'
import { selectionMethods } from '../../../domain/delivery/course/selection-settings.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { ok, refuse } from '../../../kit/result.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import { atField, type SubmittedForm } from '../../form/submitted.ts'
import type { FormView } from '../../form/view.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form, type KnownValues } from '../../ui/form/form.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import {
  certificateFields,
  completionFields,
  completionOf,
  knownCompletion,
  unitFields,
} from './completion-fields.ts'
import { openDeskCourse } from './open-desk-course.ts'
import { classFields, drawFields, methodFields, pointFields } from './selection-fields.ts'
import { knownSelection, selectionOf } from './selection-values.ts'

type Visit = PersonalVisit<'courseSettings'>

/** The page. */
export const courseSettingsPage: PersonalPage<'courseSettings'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await readSettings(visit)
    if (!read.ok) return read
    const { course, questions } = read.value
    const { offering, settings } = course
    const may = mayAct(visit.visitor.actor, 'offering.edit', { programme: offering.programme })
    const values = { ...knownSelection(settings.selection), ...knownCompletion(settings) }
    return showInOffering(visit, {
      offering,
      tab: 'courseSettings',
      body: (
        <>
          <Summary visit={visit} course={course} />
          {may.ok ? (
            <SettingsForm {...{ visit, course, questions, values }} />
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
    const asked = { id: visit.params.offering, act: 'offering.read' } as const
    const course = await openDeskCourse(books, visit, asked)
    if (!course.ok) return course
    const place = { offering: visit.params.offering, purpose: 'application' } as const
    return ok({ course: course.value, questions: await getQuestionForm(books, place) })
  })
}

async function save(visit: Visit, form: SubmittedForm) {
  const read = await readSettings(visit)
  if (!read.ok) return read
  const { course, questions } = read.value
  const typed = readFields(form, tableOf(questions))
  const rest = readFields(form, { ...completionFields, ...unitFields, ...certificateFields })
  if (!typed.ok) return typed
  if (!rest.ok) return rest
  if (rest.value.sessionsBy !== 'none' && rest.value.sessionsLeast === null) {
    return atField('sessionsLeast', leastMissing)
  }
  const { offering, settings } = course
  const details = {
    ...offering.settings.details,
    selection: selectionOf(typed.value, questions, settings.selection),
    ...completionOf(rest.value),
  } as typeof offering.settings.details
  const version = Number(form.text('version'))
  const edit = { offering: offering.id, version, details }
  const done = await saveCourseSettings(contextOf(visit, form), edit)
  if (done.ok) return moved(visit.here, 'saved')
  const field = faultFields[done.refusal.code]
  return field === undefined ? done : atField(field, done)
}

const leastMissing = refuse(
  'completion_bound_is_missing',
  '必要な出席の回数か割合を入力してください。',
  'Enter how many sessions, or which share of them, are needed.',
)

/** At which field a refusal of the command is said. */
const faultFields: Readonly<Record<string, string>> = {
  selection_by_points_lacks_criteria: 'handJa1',
  draw_set_up_after_the_intake: 'method',
  draw_list_is_final: 'method',
  learning_unit_stands_twice: 'units',
}

/** Every field of the form. */
function tableOf(questions: QuestionForm): FieldTable {
  return {
    ...methodFields,
    ...drawFields,
    ...pointFields(questions),
    ...classFields(questions),
  }
}

/** What holds now, in words. */
function Summary({ visit, course }: { readonly visit: Visit; readonly course: Course }): Child {
  const { language } = visit
  const { selection, completion } = course.settings
  const say = texts[language]
  return (
    <SummaryList
      lines={[
        { name: say.selection, value: selectionMethods[selection.method][language] },
        {
          name: say.completion,
          value: completion ? completionSentence(completion)[language] : say.noRule,
        },
      ]}
    />
  )
}

type FormProps = {
  readonly visit: Visit
  readonly course: Course
  readonly questions: QuestionForm
  readonly values: KnownValues
}

function SettingsForm({ visit, course, questions, values }: FormProps): Child {
  const say = texts[visit.language]
  const form = visit.form('save')
  const { method, classes } = course.settings.selection
  const given = { form, values }
  return (
    <Form form={form} isGuarded>
      <input type="hidden" name="version" value={String(course.offering.version)} />
      <section class="form-group">
        <h2>{say.selection}</h2>
        <Fields {...given} fields={methodFields} />
        <More {...given} title={say.draw} fields={drawFields} isOpen={method === 'lottery'} />
        <More
          {...given}
          title={say.points}
          fields={pointFields(questions)}
          isOpen={method === 'rank'}
          lead={say.pointsLead}
        />
        <More
          {...given}
          title={say.classes}
          fields={classFields(questions)}
          isOpen={classes.length > 0}
          lead={questions.questions.length === 0 ? say.noQuestions : say.classesLead}
        />
      </section>
      <section class="form-group">
        <h2>{say.completion}</h2>
        <Fields {...given} fields={completionFields} />
        <FieldOf form={form} name="units" field={unitFields.units} value={values['units']} />
      </section>
      <section class="form-group">
        <h2>{say.certificate}</h2>
        <Fields {...given} fields={certificateFields} />
      </section>
      <Buttons submit={say.save} />
    </Form>
  )
}

type MoreProps = {
  readonly form: FormView
  readonly values: KnownValues
  readonly fields: FieldTable
  readonly title: string
  readonly lead?: string
  readonly isOpen: boolean
}

/** Fields that only some ways of choosing need; open where they are used or faulty. */
function More({ form, values, fields, title, lead, isOpen }: MoreProps): Child {
  const names = Object.keys(fields)
  const isNeeded =
    isOpen ||
    names.some((name) => form.fault(name) !== undefined || (form.value(name) ?? '') !== '')
  const isFilled = (name: string) => Boolean(values[name]) || Boolean(form.value(name))
  const rows = [...new Set(names.flatMap((name) => rowOf(name) ?? []))]
  const rest = Object.fromEntries(names.flatMap((name) => entryOf(fields, name, null)))
  // A blank row stands behind those that are filled in; saving it makes room for another.
  const last = rows.findLastIndex((row) =>
    names.some((name) => rowOf(name) === row && isFilled(name)),
  )
  return (
    <details class="more" open={isNeeded}>
      <summary>{title}</summary>
      {lead !== undefined && <p class="hint">{lead}</p>}
      {rows.slice(0, last + 3).map((row) => (
        <div class="criterion side-by-side">
          <Fields
            form={form}
            fields={Object.fromEntries(names.flatMap((name) => entryOf(fields, name, row)))}
            values={values}
          />
        </div>
      ))}
      <Fields form={form} fields={rest} values={values} />
    </details>
  )
}

/** The row of a form that a field stands in; null for fields by themselves. */
const rowOf = (name: string): string | null =>
  /^(?:hand|class)[A-Z][A-Za-z]+(\d)$/.exec(name)?.[1] ?? null

const entryOf = (fields: FieldTable, name: string, row: string | null) => {
  const field = fields[name]
  return field && rowOf(name) === row ? [[name, field] as const] : []
}

const texts = {
  ja: {
    selection: '選考',
    completion: '修了の条件',
    noRule: 'まだ決めていません。',
    draw: '抽選のときの公開の値',
    points: '点数順のときの採点',
    pointsLead:
      '職員が付ける点数と、申込の質問への回答による点数を合わせて順位を決めます。使わないところは空のままにしてください。',
    classes: '優先枠',
    classesLead: '決まった回答をした方を、先に決めます。',
    noQuestions: '優先枠は、申込の質問への回答で決まります。先に「質問」で質問を作ってください。',
    certificate: '修了証',
    save: '保存する',
  },
  en: {
    selection: 'Selection',
    completion: 'Completion',
    noRule: 'Nobody has said yet when it is completed.',
    draw: 'The public value of a draw',
    points: 'Points',
    pointsLead:
      'Points that staff give and points that answers earn are added up. Leave blank what is not used.',
    classes: 'Who goes first',
    classesLead: 'Those who gave a certain answer are seated first.',
    noQuestions: 'Classes go by answers: write questions first.',
    certificate: 'Certificate',
    save: 'Save',
  },
} as const
