/** The company confirms a visit, and says how useful it was. */
import type { Child } from 'hono/jsx'
import { confirmVisit } from '../../../commands/dispatch/confirm.ts'
import { openRequest } from '../../../commands/dispatch/open-request.ts'
import { visitUnknown } from '../../../commands/dispatch/visit.ts'
import { ratings, type Visit as ExpertVisit } from '../../../domain/delivery/dispatch/visit.ts'
import { ok, type Result } from '../../../kit/result.ts'
import { withAuthority } from '../../../store/database.ts'
import { type DispatchRead, readDispatch } from '../../../commands/dispatch/read-dispatch.ts'
import { ReportOf, VisitTag, visitWords } from '../../expert/visit-words.tsx'
import { readFields } from '../../form/field.ts'
import { choiceField, longTextField } from '../../form/fields.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { type OwnApplication, readOwn } from '../read-own.ts'

type Visit = PersonalVisit<'confirmVisit'>

/** The page. */
export const confirmVisitPage: PersonalPage<'confirmVisit'> = {
  for: 'signed-in',
  show: async (visit) => {
    const read = await readVisit(visit)
    if (!read.ok) return read
    const { own, each, dispatch } = read.value
    const { language, to } = visit
    const say = texts[language]
    const { application } = visit.params
    return shown({
      title: say.title,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: own.offering.settings.title[language], href: to.application({ application }) },
        { name: say.title },
      ],
      body: (
        <>
          <h1>{say.title}</h1>
          <h2>
            {visitWords(each, language)} <VisitTag visit={each} language={language} />
          </h2>
          {dispatch.experts.get(each.expert) !== undefined && (
            <p>{say.by(dispatch.experts.get(each.expert) ?? '')}</p>
          )}
          <ReportOf visit={each} texts={dispatch.texts.get(each.id)} language={language} />
          <Rating visit={visit} each={each} />
        </>
      ),
    })
  },
  acts: {
    confirm: async (visit, form) => {
      const typed = readFields(form, ratingFields)
      if (!typed.ok) return typed
      const { rating, words } = typed.value
      const { application, visit: id } = visit.params
      const given = { application, visit: id, rating: Number(rating), words: words ?? '' }
      const done = await confirmVisit(contextOf(visit, form), given)
      return done.ok ? moved(visit.to.application({ application }), 'sent') : done
    },
  },
}

const ratingFields = {
  rating: choiceField({
    label: { ja: '訪問は役に立ちましたか', en: 'Was the visit useful?' },
    required: true,
    choices: ratings.map(({ value, label }) => ({ value: String(value), label })),
  }),
  words: longTextField({
    label: { ja: '感想・ご意見', en: 'Anything to add' },
    hint: { ja: '書かなくても構いません。', en: 'You may leave it blank.' },
    required: false,
    rows: 4,
  }),
}

type Read = {
  readonly own: OwnApplication
  readonly each: ExpertVisit
  readonly dispatch: DispatchRead
}

async function readVisit(visit: Visit): Promise<Result<Read>> {
  const own = await readOwn(visit, visit.params.application)
  if (!own.ok) return own
  const { services, params } = visit
  return withAuthority(services.database, services.authority, async (books) => {
    const opened = await openRequest(books, params.application, 'free')
    if (!opened.ok) return opened
    const dispatch = await readDispatch(books, opened.value, own.value.now)
    const each = dispatch.visits.find(
      ({ id, state }) => id === params.visit && state === 'reported',
    )
    return each ? ok({ own: own.value, each, dispatch }) : visitUnknown
  })
}

function Rating({ visit, each }: { readonly visit: Visit; readonly each: ExpertVisit }): Child {
  const { language, to, params } = visit
  const say = texts[language]
  const back = to.application({ application: params.application })
  if (each.rating !== null) {
    return (
      <p>
        {say.done} <a href={back}>{say.back}</a>
      </p>
    )
  }
  const form = visit.form('confirm')
  return (
    <Form form={form}>
      <p>{say.lead}</p>
      <Fields form={form} fields={ratingFields} />
      <Buttons submit={say.send} cancel={{ href: back, label: say.back }} />
    </Form>
  )
}

const texts = {
  ja: {
    title: '訪問の確認と評価',
    myPage: 'マイページ',
    by: (name: string) => `専門家：${name}`,
    lead: '訪問の日時と内容に間違いがなければ、評価を選んで送ってください。間違いがあるときは、送らずに募集の問い合わせ先にご連絡ください。',
    send: '確認して送る',
    done: '確認と評価をいただきました。ありがとうございました。',
    back: '申込のページに戻る',
  },
  en: {
    title: 'Confirm and rate a visit',
    myPage: 'My page',
    by: (name: string) => `Expert: ${name}`,
    lead: 'If the day, the time and the report are right, choose a rating and send it. If not, please ask the office instead.',
    send: 'Confirm and send',
    done: 'You have confirmed and rated it. Thank you.',
    back: 'Back to the application',
  },
} as const
