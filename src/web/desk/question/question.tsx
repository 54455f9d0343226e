/** One question: its words, how it is answered, to whom it is put. */
import type { Child } from 'hono/jsx'
import { editQuestions } from '../../../commands/question/edit-questions.ts'
import { describeSetting } from '../../../domain/question/describe-question.ts'
import {
  answerKinds,
  type AnswerSetting,
  findQuestion,
  optionsOf,
  type Question,
  type QuestionForm,
  type ShowWhen,
} from '../../../domain/question/question.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import { readFields } from '../../form/field.ts'
import { checkField, choicesField, longTextField, textField } from '../../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit } from '../../personal.ts'
import { Buttons, FieldOf, Fields, Form } from '../../ui/form/form.tsx'
import { inBooks } from '../books.ts'
import { showInOffering } from '../offering/frame.tsx'
import { inBoth } from '../offering/session-fields.ts'
import { type OpenQuestions, openQuestions, purposeQuery } from './open-questions.ts'
import { knownSetting, readSetting, settingFields } from './setting-fields.ts'

type Visit = PersonalVisit<'deskQuestion'>

/** The page. */
export const questionPage: PersonalPage<'deskQuestion'> = {
  for: 'offering.edit',
  show: async (visit) => {
    const opened = await open(visit)
    if (!opened.ok) return opened
    const { language, to } = visit
    const { offering, question, place } = opened.value
    const back = to.offeringQuestions({ offering: offering.id }, purposeQuery(place.purpose))
    return showInOffering(visit, {
      offering,
      tab: 'offeringQuestions',
      title: question.label[language],
      body: <QuestionForm visit={visit} opened={opened.value} back={back} />,
    })
  },
  acts: {
    edit: async (visit, form) => {
      const opened = await open(visit)
      if (!opened.ok) return opened
      const { question, form: questions, place } = opened.value
      const read = readQuestion(form, question, questions)
      if (!read.ok) return read
      const { key } = question
      const { label, hint, required, answer, showWhen, personal, statistics } = read.value
      const version = Number(form.text('version'))
      const done = await editQuestions(contextOf(visit, form), {
        ...place,
        version: Number.isSafeInteger(version) ? version : -1,
        changes: [
          { change: 'relabel', key, label, hint },
          { change: 'require', key, required },
          { change: 'answer', key, answer },
          { change: 'show-when', key, showWhen },
          { change: 'mark', key, personal, statistics },
        ],
      })
      const { offering, purpose } = place
      const back = visit.to.offeringQuestions({ offering }, purposeQuery(purpose))
      return done.ok ? moved(back, 'saved') : done
    },
  },
}

type Opened = OpenQuestions & { readonly question: Question }

async function open(visit: Visit): Promise<Result<Opened>> {
  const { offering: id, question: key } = visit.params
  const opened = await inBooks(visit, (books) =>
    openQuestions(books, visit, { id, act: 'offering.edit' }),
  )
  if (!opened.ok) return opened
  const question = findQuestion(opened.value.form, key)
  return question ? ok({ ...opened.value, question }) : questionUnknown
}

const questionUnknown = refuse(
  'question_unknown',
  'この質問はもうありません。質問の一覧から選び直してください。',
  'This question is not there any more. Choose it from the list again.',
)

const wordFields = {
  labelJa: textField({ label: { ja: '質問', en: 'Question in Japanese' }, required: true }),
  labelEn: textField({ label: { ja: '質問（英語）', en: 'Question in English' }, required: false }),
  hintJa: longTextField({
    label: { ja: '補足', en: 'Hint in Japanese' },
    hint: { ja: '質問の下に小さく出ます。', en: 'It stands below the question.' },
    required: false,
    longest: 2000,
    rows: 2,
  }),
  hintEn: longTextField({
    label: { ja: '補足（英語）', en: 'Hint in English' },
    required: false,
    longest: 2000,
    rows: 2,
  }),
  required: checkField({
    label: { ja: '必須', en: 'Required' },
    text: { ja: '答えがなければ送れない', en: 'It cannot be sent without an answer' },
    required: false,
  }),
}

const personal = checkField({
  label: { ja: '個人情報', en: 'Personal data' },
  text: {
    ja: '答えは個人情報として扱い、本人の情報と一緒に消去する',
    en: 'Answers are personal data, erased with the person’s details',
  },
  required: false,
})

const statistics = checkField({
  label: { ja: '統計', en: 'Statistics' },
  text: { ja: '答えを集計に使う', en: 'Answers are counted for statistics' },
  required: false,
})

/** Only what falls into classes can be counted. */
const isCountable = ({ kind }: AnswerSetting): boolean =>
  kind === 'choice' || kind === 'date' || kind === 'number'

/** The options of the choices that stand before the question, each as "key/option". */
function conditionField(question: Question, { questions }: QuestionForm) {
  const at = questions.findIndex(({ key }) => key === question.key)
  const earlier = questions.slice(0, Math.max(0, at))
  return choicesField({
    label: { ja: '聞く相手', en: 'To whom it is put' },
    hint: {
      ja: '選ぶと、そう答えた方だけに聞きます。選ばなければ全員に聞きます。',
      en: 'Chosen: only to those who answered so. None chosen: to everyone.',
    },
    required: false,
    choices: earlier.flatMap(({ key, label, answer }) =>
      answer.kind === 'choice'
        ? optionsOf(answer).map((option) => ({
            value: `${key}/${option.key}`,
            label: {
              ja: `「${label.ja}」で「${option.label.ja}」`,
              en: `"${option.label.en}" at "${label.en}"`,
            },
          }))
        : [],
    ),
  })
}

/** The question that was typed. */
function readQuestion(
  form: SubmittedForm,
  question: Question,
  questions: QuestionForm,
): Result<Question, FormRefusal> {
  const condition = conditionField(question, questions)
  const words = readFields(form, { ...wordFields, personal, statistics, condition })
  if (!words.ok) return words
  const answer = readSetting(form, question.answer)
  if (!answer.ok) return answer
  const showWhen = readCondition(words.value.condition)
  if (!showWhen.ok) return showWhen
  const { labelJa, labelEn, hintJa, hintEn, required } = words.value
  return ok({
    key: question.key,
    label: inBoth(labelJa, labelEn),
    hint: hintJa === null ? null : inBoth(hintJa, hintEn),
    required,
    answer: answer.value,
    showWhen: showWhen.value,
    personal: words.value.personal,
    statistics: words.value.statistics && isCountable(answer.value),
  })
}

function readCondition(chosen: readonly string[]): Result<ShowWhen | null, FormRefusal> {
  const parts = chosen.map((each) => each.split('/'))
  const [key] = parts[0] ?? []
  if (key === undefined) return ok(null)
  if (parts.some(([other]) => other !== key)) return atField('condition', severalConditions)
  return ok({ key, equals: parts.flatMap(([, option]) => option ?? []) })
}

const severalConditions = refuse(
  'condition_names_several_questions',
  '条件にできるのは、1つの質問の答えだけです。ほかの質問の答えは外してください。',
  'Only the answers to one question can be a condition. Leave those of the others out.',
)

type FormProps = { readonly visit: Visit; readonly opened: Opened; readonly back: string }

function QuestionForm({ visit, opened, back }: FormProps): Child {
  const { language } = visit
  const say = texts[language]
  const { question, form: questions } = opened
  const form = visit.form('edit')
  const { answer, label, hint, showWhen } = question
  const condition = conditionField(question, questions)
  const hasConditions = condition.control.kind === 'choices' && condition.control.choices.length > 0
  const isOvertaken = visit.entered?.refusal.code === 'questions_changed_meanwhile'
  const version = isOvertaken ? questions.version : (form.value('version') ?? questions.version)
  const english = (words: { ja: string; en: string } | null) =>
    words === null || words.en === words.ja ? '' : words.en
  return (
    <Form form={form} isGuarded>
      <input type="hidden" name="version" value={String(version)} />
      {isOvertaken && <p class="newer">{say.overtaken}</p>}
      <Fields
        form={form}
        fields={wordFields}
        values={{
          labelJa: label.ja,
          labelEn: english(label),
          hintJa: hint?.ja,
          hintEn: english(hint),
          required: question.required,
        }}
      />
      <section class="form-group">
        <h2>{say.answer(answerKinds[answer.kind][language])}</h2>
        {Object.keys(settingFields(answer.kind)).length === 0 && (
          <p>{describeSetting(answer)[language]}</p>
        )}
        <Fields form={form} fields={settingFields(answer.kind)} values={knownSetting(answer)} />
      </section>
      <section class="form-group">
        <h2>{say.use}</h2>
        {hasConditions && (
          <FieldOf
            form={form}
            name="condition"
            field={condition}
            value={showWhen?.equals.map((option) => `${showWhen.key}/${option}`) ?? []}
          />
        )}
        <FieldOf form={form} name="personal" field={personal} value={question.personal} />
        {isCountable(answer) && (
          <FieldOf form={form} name="statistics" field={statistics} value={question.statistics} />
        )}
      </section>
      <Buttons submit={say.save} cancel={{ href: back, label: say.back }} />
    </Form>
  )
}

const texts = {
  ja: {
    answer: (kind: string) => `答え方：${kind}`,
    use: '聞く相手と扱い',
    save: '保存する',
    back: '保存せずに戻る',
    overtaken:
      'ほかの人が質問を直しました。あなたの入力は下に残っています。もう一度「保存する」を押すと、この質問に反映します。',
  },
  en: {
    answer: (kind: string) => `How it is answered: ${kind}`,
    use: 'To whom, and how answers are used',
    save: 'Save',
    back: 'Back without saving',
    overtaken:
      'Somebody else has changed the questions. What you typed is still below; save once more to put it in.',
  },
} as const
