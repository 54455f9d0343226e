/** Returning an application with the items to mend: a remark at each question, or in general. */
import { returnApplication } from '../../../commands/application/return-application.ts'
import { findPurpose } from '../../../commands/application/send-answers.ts'
import { findAct } from '../../../domain/delivery/register.ts'
import type { QuestionForm } from '../../../domain/question/question.ts'
import { ok, refuse, type Result } from '../../../kit/result.ts'
import type { Books } from '../../../store/database.ts'
import { getQuestionForm } from '../../../store/question-form.ts'
import { type FieldTable, readFields } from '../../form/field.ts'
import { longTextField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { type OpenApplication, openApplication } from '../application/open-application.ts'
import { whoIs } from '../application/who.ts'
import { inBooks } from '../books.ts'
import { deskNames } from '../offering/frame.tsx'

type Visit = PersonalVisit<'returnApplication'>

/** The page. */
export const returnApplicationPage: PersonalPage<'returnApplication'> = {
  for: 'application.list',
  show: async (visit) => {
    const read = await inBooks(visit, (books) => readReturn(books, visit))
    if (!read.ok) return read
    const { application, offering, detail, questions } = read.value
    const { language, to } = visit
    const say = texts[language]
    const back = to.deskApplication({ application: application.id })
    const form = visit.form('return')
    return shown({
      title: say.title,
      trail: [
        { name: deskNames.desk[language], href: to.desk() },
        {
          name: offering.settings.title[language],
          href: to.deskOffering({ offering: offering.id }),
        },
        { name: whoIs(application, detail, language), href: back },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
          <Form form={form} isGuarded>
            <Fields form={form} fields={remarkFields(questions)} />
            <Buttons submit={say.submit} cancel={{ href: back, label: say.leave }} />
          </Form>
        </>
      ),
    })
  },
  acts: {
    return: async (visit, form) => {
      const read = await inBooks(visit, (books) => readReturn(books, visit))
      if (!read.ok) return read
      const { application, questions } = read.value
      const values = readFields(form, remarkFields(questions))
      if (!values.ok) return values
      const items = Object.entries(values.value).flatMap(([name, remark]) =>
        typeof remark === 'string' && remark !== ''
          ? [{ question: name === general ? null : name.slice(prefix.length), remark }]
          : [],
      )
      const done = await returnApplication(contextOf(visit, form), {
        application: application.id,
        items,
      })
      return done.ok
        ? moved(visit.to.deskApplication({ application: application.id }), 'returned')
        : done
    },
  },
}

const prefix = 'item.'
const general = 'general'

/** A remark for each question, and one in general. */
function remarkFields({ questions }: QuestionForm): FieldTable {
  const fields = questions.map(({ key, label }) => {
    const field = longTextField({ label, required: false, rows: 2, longest: 1000 })
    return [`${prefix}${key}`, field] as const
  })
  const whole = longTextField({
    label: { ja: '全体について', en: 'In general' },
    required: false,
    rows: 3,
    longest: 2000,
  })
  return { ...Object.fromEntries(fields), [general]: whole }
}

type ReturnRead = OpenApplication & { readonly questions: QuestionForm }

async function readReturn(books: Books, visit: Visit): Promise<Result<ReturnRead>> {
  const opened = await openApplication(books, visit, visit.params.application)
  if (!opened.ok) return opened
  const { application } = opened.value
  if (!findAct(application.lifecycle, 'return')) return cannotBeReturned
  const purpose = (await findPurpose(books, application, 'resubmit')) ?? 'application'
  const place = { offering: application.offering, purpose }
  return ok({ ...opened.value, questions: await getQuestionForm(books, place) })
}

const cannotBeReturned = refuse(
  'act_unknown',
  'この申込は差し戻せません。申込のページから、できることを確かめてください。',
  'This application cannot be returned. See on its page what can be done.',
)

const texts = {
  ja: {
    title: '差し戻す',
    lead: '直していただきたい項目に、どう直すかを書いてください。書いた項目だけが、申請した方に示されます。',
    submit: '差し戻す',
    leave: 'やめる',
  },
  en: {
    title: 'Return it',
    lead: 'Say at each item how to mend it. Only what you fill in is shown to the applicant.',
    submit: 'Return',
    leave: 'Leave it',
  },
} as const
