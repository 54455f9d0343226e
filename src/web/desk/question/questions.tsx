/** What an offering asks: its questions in their order, adding one, and every version there was. */
import type { Child } from 'hono/jsx'
import { editQuestions } from '../../../commands/question/edit-questions.ts'
import { mayAct } from '../../../domain/access/capability.ts'
import { purposesOf } from '../../../domain/delivery/sent-form.ts'
import { compareForms } from '../../../domain/question/compare-forms.ts'
import { describeCondition, describeSetting } from '../../../domain/question/describe-question.ts'
import {
  type FormChange,
  freeQuestionKey,
  newQuestion,
} from '../../../domain/question/edit-form.ts'
import { formPurposes } from '../../../domain/question/form-place.ts'
import {
  type AnswerKind,
  answerKindNames,
  answerKinds,
  emptyForm,
  type Question,
} from '../../../domain/question/question.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { listQuestionForms, type PublishedForm } from '../../../store/question-form.ts'
import { readFields } from '../../form/field.ts'
import { choiceField, textField } from '../../form/fields.ts'
import type { SubmittedForm } from '../../form/submitted.ts'
import {
  type AnyVisit,
  contextOf,
  moved,
  type PersonalPage,
  type PersonalVisit,
} from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { formatMoment } from '../../ui/when.ts'
import { actorName, readActorNames } from '../actor-names.ts'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { type OpenQuestions, openQuestions, purposeOf, purposeQuery } from './open-questions.ts'
import { usualSetting } from './setting-fields.ts'

type Visit = PersonalVisit<'offeringQuestions'>

/** The page. */
export const questionsPage: PersonalPage<'offeringQuestions'> = {
  for: 'offering.read',
  show: async (visit) => {
    const read = await inBooks(visit, async (books) => {
      const opened = await openQuestions(books, visit, { id: visit.params.offering })
      if (!opened.ok) return opened
      const versions = await listQuestionForms(books, opened.value.place)
      const names = await readActorNames(
        books,
        versions.map(({ publishedBy }) => publishedBy),
      )
      return ok({ ...opened.value, versions, names })
    })
    if (!read.ok) return read
    const { offering } = read.value
    return showInOffering(visit, {
      offering,
      tab: 'offeringQuestions',
      body: <Body visit={visit} {...read.value} />,
    })
  },
  acts: {
    add: async (visit, form) => {
      const values = readFields(form, addFields)
      if (!values.ok) return values
      const { labelJa, labelEn, kind } = values.value
      const opened = await open(visit)
      if (!opened.ok) return opened
      const versions = await inBooks(visit, (books) => listQuestionForms(books, opened.value.place))
      const key = freeQuestionKey(...versions.map((version) => version.form))
      const label = { ja: labelJa, en: labelEn ?? labelJa }
      const answer = usualSetting[kind as AnswerKind]
      const question: Question = { ...newQuestion(key, label), answer }
      const done = await edit(visit, form, [{ change: 'add', question }])
      if (!done.ok) return done
      const { offering, purpose } = opened.value.place
      const place = { offering, question: key }
      return moved(visit.to.deskQuestion(place, purposeQuery(purpose)), 'added')
    },
    up: (visit, form) => move(visit, form, -1),
    down: (visit, form) => move(visit, form, 1),
    remove: async (visit, form) => {
      const done = await edit(visit, form, [{ change: 'remove', key: form.item }])
      return done.ok ? moved(addressOf(visit), 'removed') : done
    },
  },
}

const open = (visit: Visit) =>
  inBooks(visit, (books) =>
    openQuestions(books, visit, { id: visit.params.offering, act: 'offering.edit' }),
  )

const addressOf = ({ to, params, query }: Visit): string =>
  to.offeringQuestions(params, purposeQuery(purposeOf({ query })))

/** Changes the version that the page was made from. */
function edit(visit: Visit, form: SubmittedForm, changes: readonly FormChange[]) {
  const version = Number(form.text('version'))
  return editQuestions(contextOf(visit, form), {
    offering: visit.params.offering,
    purpose: purposeOf(visit),
    version: Number.isSafeInteger(version) ? version : -1,
    changes,
  })
}

async function move(visit: Visit, form: SubmittedForm, by: 1 | -1) {
  const opened = await open(visit)
  if (!opened.ok) return opened
  const at = opened.value.form.questions.findIndex(({ key }) => key === form.item)
  const done = await edit(visit, form, [{ change: 'move', key: form.item, to: at + by }])
  return done.ok ? moved(addressOf(visit)) : done
}

const addFields = {
  labelJa: textField({
    label: { ja: '質問', en: 'Question in Japanese' },
    hint: { ja: '例：参加を希望する時間帯', en: 'As it stands above its field.' },
    required: true,
  }),
  labelEn: textField({ label: { ja: '質問（英語）', en: 'Question in English' }, required: false }),
  kind: choiceField({
    label: { ja: '答え方', en: 'How it is answered' },
    required: true,
    as: 'select',
    choices: answerKindNames.map((value) => ({ value, label: answerKinds[value] })),
  }),
}

type BodyProps = OpenQuestions & {
  readonly visit: Visit
  readonly versions: readonly PublishedForm[]
  readonly names: ReadonlyMap<string, string>
}

function Body({ visit, offering, place, form: questions, versions, names }: BodyProps): Child {
  const { language, visitor, to } = visit
  const say = texts[language]
  const may = mayAct(visitor.actor, 'offering.edit', { programme: offering.programme })
  const add = visit.form('add')
  const own = { offering: offering.id }
  return (
    <>
      <Tabs
        label={say.purposes}
        tabs={purposesOf(offering.kind).map((purpose) => ({
          href: to.offeringQuestions(own, purposeQuery(purpose)),
          label: formPurposes[purpose][language],
          isOpen: purpose === place.purpose,
        }))}
      />
      <p class="lead">{say.lead[place.purpose]}</p>
      {offering.state === 'open' && <p>{say.live}</p>}
      {questions.questions.length === 0 ? (
        <p class="empty">{say.none}</p>
      ) : (
        <ol class="questions">
          {questions.questions.map((question, index) => (
            <QuestionRow
              {...{ visit, question, questions, may, index }}
              count={questions.questions.length}
            />
          ))}
        </ol>
      )}
      {questions.questions.length > 0 && (
        <p class="links">
          <a href={to.questionPreview(own, purposeQuery(place.purpose))}>{say.preview}</a>
        </p>
      )}
      {may.ok && (
        <section>
          <h2>{say.add}</h2>
          <Form form={add}>
            <input type="hidden" name="version" value={String(questions.version)} />
            <Fields form={add} fields={addFields} />
            <Buttons submit={say.add} />
          </Form>
        </section>
      )}
      <Versions visit={visit} versions={versions} names={names} />
    </>
  )
}

type RowProps = {
  readonly visit: Visit
  readonly question: Question
  readonly questions: OpenQuestions['form']
  readonly may: Result<void>
  readonly index: number
  readonly count: number
}

function QuestionRow({ visit, question, questions, may, index, count }: RowProps): Child {
  const { language, to, params } = visit
  const say = texts[language]
  const { key, label } = question
  const values = { version: String(questions.version) }
  const condition = describeCondition(questions, question)
  const href = to.deskQuestion(
    { offering: params.offering, question: key },
    purposeQuery(purposeOf(visit)),
  )
  const button = (act: string, words: string, look: 'secondary' | 'danger' = 'secondary') => (
    <ActButton
      form={visit.form(act, key)}
      label={words}
      about={label[language]}
      allowed={may}
      look={look}
      values={values}
    />
  )
  return (
    <li>
      <h2>
        {may.ok ? <a href={href}>{label[language]}</a> : label[language]}{' '}
        {question.required && <StatusTag label={say.required} tone="attention" />}
      </h2>
      <p class="under">{describeSetting(question.answer)[language]}</p>
      {condition && <p class="under">{condition[language]}</p>}
      {may.ok && (
        <div class="act-row">
          {index > 0 && button('up', say.up)}
          {index < count - 1 && button('down', say.down)}
          <details class="more small">
            <summary>{say.remove}</summary>
            <p>{say.removeHint}</p>
            {button('remove', say.removeIt, 'danger')}
          </details>
        </div>
      )}
    </li>
  )
}

/** How many versions are told of. */
const versionsShown = 20

type VersionsProps = {
  readonly visit: AnyVisit
  readonly versions: readonly PublishedForm[]
  readonly names: ReadonlyMap<string, string>
}

function Versions({ visit, versions, names }: VersionsProps): Child {
  const { language } = visit
  const say = texts[language]
  if (versions.length === 0) return null
  return (
    <section>
      <details class="more">
        <summary>{say.versions(versions.length)}</summary>
        <ol class="versions">
          {versions.slice(0, versionsShown).map(({ form, publishedAt, publishedBy }, index) => (
            <li>
              {say.version(form.version)} {formatMoment(publishedAt, language)}{' '}
              {actorName(publishedBy, names, language)}
              <ul>
                {compareForms(versions[index + 1]?.form ?? emptyForm, form).map(({ message }) => (
                  <li>{message[language]}</li>
                ))}
              </ul>
            </li>
          ))}
        </ol>
      </details>
    </section>
  )
}

const texts = {
  ja: {
    purposes: '質問の種類',
    lead: {
      application: '申し込むときに聞くことです。氏名と連絡先は、質問にしなくても聞きます。',
      papers: '申請のときに出してもらう書類と、その内容です。',
      change: '変更・中断・廃止を申し出るときに聞くことです。',
      report: '報告のときに聞くことです。',
      renewal: '更新を申請するときに聞くことです。',
      questionnaire: '参加したあとに聞くことです。',
    },
    live: '公開中です。直すと、その時から新しい質問になります。書きかけの方の入力は引き継がれます。',
    none: 'まだ質問はありません。',
    preview: '申し込む方の画面で見る',
    add: '質問を追加する',
    required: '必須',
    up: '上へ',
    down: '下へ',
    remove: '外す…',
    removeHint: 'これから申し込む方には聞かなくなります。これまでの答えは残ります。',
    removeIt: '質問を外す',
    versions: (count: number) => `これまでの版（${count}）`,
    version: (number: number) => `第${number}版`,
  },
  en: {
    purposes: 'Questions',
    lead: {
      application: 'Asked on application. Name and contact are asked for anyway.',
      papers: 'The papers to hand in, and what is asked with them.',
      change: 'Asked with a change, a suspension or an abandonment.',
      report: 'Asked with a report.',
      renewal: 'Asked with a renewal.',
      questionnaire: 'Asked after taking part.',
    },
    live: 'It is published: a change holds from then on. What people have begun to type is carried over.',
    none: 'There are no questions yet.',
    preview: 'See it as applicants do',
    add: 'Add a question',
    required: 'Required',
    up: 'Up',
    down: 'Down',
    remove: 'Take out…',
    removeHint: 'It is asked of nobody from now on. Answers that were given stay.',
    removeIt: 'Take the question out',
    versions: (count: number) => `Versions (${count})`,
    version: (number: number) => `Version ${number}`,
  },
} as const
