/** Looking an application over before it is sent: all that will be sent, and what is missing. */
import type { Child } from 'hono/jsx'
import { lookUpCompanies } from '../../commands/question/look-up-company.ts'
import type { OpenedDraft } from '../../commands/draft/open-draft.ts'
import { labelOf } from '../../domain/delivery/way-in.ts'
import type { AnswerFault } from '../../domain/question/answer.ts'
import { channels } from '../../domain/delivery/offering.ts'
import { listFaults, readAnswers } from '../../domain/question/read-answers.ts'
import type { Result } from '../../kit/result.ts'
import { contextOf, type Shown, shown } from '../personal.ts'
import { answerName } from '../question/field-name.ts'
import { Form } from '../ui/form/form.tsx'
import { answerLines } from '../ui/question/answer-lines.ts'
import { SummaryList, type SummaryLine } from '../ui/summary-list.tsx'
import { formatSpan } from '../ui/when.ts'
import { hasForm } from './apply-form.tsx'
import { confirmAddress, dateAddress, formAddress } from './apply-steps.ts'
import { subjectLines } from './apply-subject.tsx'
import { companyOf } from './claimants.ts'
import { typedCompanions } from './companions.ts'
import { chosenWay, hasWayChoice, wayLabel } from './consultation/way-choice.tsx'
import type { ApplyScene, ApplyVisit } from './read-apply.ts'

/** Shows what will be sent. */
export async function showConfirm(
  visit: ApplyVisit,
  scene: ApplyScene,
  draft: OpenedDraft,
): Promise<Result<Shown>> {
  const { language, to } = visit
  const { offering } = scene
  const say = texts[language]
  const read = readAnswers(draft.form, draft.typed, draft.uploads)
  const faults = listFaults(draft.form, read)
  const companies = await lookUpCompanies(contextOf(visit), draft.form, read.answers)
  const hrefOf = (key: string) => fieldAddress(visit, key)
  const given = { questions: draft.form, answers: read.answers, language, companies }
  const answers = answerLines({ ...given, change: { hrefOf, label: say.change } })
  const back = to.offering({ offering: offering.id })
  return shown({
    title: say.title,
    trail: [
      { name: say.offerings, href: to.offerings() },
      { name: offering.settings.title[language], href: back },
      { name: say.title },
    ],
    body: (
      <>
        <h1>{say.title}</h1>
        {faults.length > 0 && <Missing visit={visit} faults={faults} />}
        <SummaryList lines={subjectLines(visit, scene)} />
        <h2>{say.who}</h2>
        <SummaryList lines={whoLines(visit, scene, draft)} />
        {answers.length > 0 && (
          <>
            <h2>{say.answers}</h2>
            <SummaryList lines={answers} />
          </>
        )}
        <Next visit={visit} scene={scene} draft={draft} isReady={faults.length === 0} />
      </>
    ),
  })
}

/** The question's field on the page of the form. */
function fieldAddress(visit: ApplyVisit, key: string): string {
  return `${formAddress(visit)}#${visit.form('check').id(answerName(key))}`
}

/** What is missing, item by item, each with the way to it. */
function Missing({ visit, faults }: MissingProps): Child {
  const { language } = visit
  return (
    <div class="notice" role="status">
      <p>{texts[language].missing(faults.length)}</p>
      <ul>
        {faults.map(({ key, message }) => (
          <li>
            <a href={fieldAddress(visit, key)}>{message[language]}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

type MissingProps = { readonly visit: ApplyVisit; readonly faults: readonly AnswerFault[] }

function whoLines(visit: ApplyVisit, scene: ApplyScene, draft: OpenedDraft) {
  const { language } = visit
  const say = texts[language]
  const { applicant, companies } = scene.who
  const change = { href: formAddress(visit), label: say.change }
  const way = chosenWay(scene.offering, draft.typed)
  const wayLines =
    hasWayChoice(scene.offering) && way !== null
      ? [{ name: wayLabel[language], value: channels[way][language], change }]
      : []
  if (!applicant) {
    const isNobody = scene.offering.settings.anonymous
    return [{ name: say.name, value: isNobody ? say.nobody : say.unknown }, ...wayLines]
  }
  const profile = { href: visit.to.profile(), label: say.change }
  const company = companyOf(scene, draft)
  const companions = typedCompanions(draft.typed)
  const hasCompanions = scene.offering.settings.groupLimit > 1
  return [
    ...(companies.length === 0
      ? []
      : [
          {
            name: say.forWhom,
            value: company ? (company.company ?? company.number) : say.myself,
            change,
          },
        ]),
    { name: say.name, value: applicant.name, change: profile },
    { name: say.mail, value: applicant.mail },
    ...(applicant.telephone === null ? [] : [{ name: say.telephone, value: applicant.telephone }]),
    ...wayLines,
    ...(hasCompanions
      ? [
          {
            name: say.companions,
            value: <span class="lines">{companions === '' ? say.alone : companions}</span>,
            change,
          },
        ]
      : []),
  ] satisfies readonly SummaryLine[]
}

type NextProps = {
  readonly visit: ApplyVisit
  readonly scene: ApplyScene
  readonly draft: OpenedDraft
  readonly isReady: boolean
}

/** The button that sends it; before that, signing in, or another date. */
function Next(props: NextProps): Child {
  const { visit, scene, draft, isReady } = props
  const { language, to } = visit
  const { room, offering, way, who } = scene
  const say = texts[language]
  const back = hasForm(scene, draft) ? (
    <a href={formAddress(visit)}>{say.back}</a>
  ) : (
    <a href={to.offering({ offering: offering.id })}>{say.offering}</a>
  )
  if (room === 'full') {
    return (
      <>
        <p class="notice">{say.full}</p>
        <Others visit={visit} scene={scene} />
        <p>{back}</p>
      </>
    )
  }
  if (!isReady) return <p>{back}</p>
  if (!who.maySend) return <SignInToSend visit={visit} back={back} />
  const act = room === 'wait' && way.otherwise !== null ? way.otherwise : way.act
  return (
    <>
      {room === 'wait' && (
        <>
          <p class="notice">{say.wait}</p>
          <Others visit={visit} scene={scene} />
        </>
      )}
      {who.applicant === null && (
        <p class="notice">
          {say.withName} <a href={to.signIn({ next: confirmAddress(visit) })}>{say.signInNamed}</a>
        </p>
      )}
      <p class="hint">{say.purpose}</p>
      <Form form={visit.form('send')}>
        <input type="hidden" name="revision" value={String(draft.revision ?? '')} />
        <input type="hidden" name="wait" value={room === 'wait' ? 'yes' : ''} />
        <div class="buttons">
          <button type="submit">{labelOf(way, act)[language]}</button>
          {back}
        </div>
      </Form>
    </>
  )
}

/** What was written stays in this browser until one comes back. */
function SignInToSend({
  visit,
  back,
}: {
  readonly visit: ApplyVisit
  readonly back: Child
}): Child {
  const { language, to } = visit
  const say = texts[language]
  return (
    <section class="next-step">
      <h2>{say.signInFirst}</h2>
      <p>{say.kept}</p>
      <div class="buttons">
        <a class="button-link" href={to.signIn({ next: confirmAddress(visit) })}>
          {say.signIn}
        </a>
        <a class="button-link secondary" href={to.signUp({ next: confirmAddress(visit) })}>
          {say.signUp}
        </a>
        {back}
      </div>
    </section>
  )
}

/** How many other dates are named. */
const othersShown = 5

/** Other dates with seats, each with the way to apply for it: what was written goes along. */
function Others({ visit, scene: { others } }: Pick<NextProps, 'visit' | 'scene'>): Child {
  const { language } = visit
  if (others.length === 0) return null
  return (
    <>
      <p>{texts[language].others}</p>
      <ul class="other-dates">
        {others.slice(0, othersShown).map((session) => (
          <li>
            <a href={dateAddress(visit, session.id)}>{formatSpan(session, language)}</a>
          </li>
        ))}
      </ul>
    </>
  )
}

const texts = {
  ja: {
    title: '内容の確認',
    offerings: '募集・予約',
    who: '申し込む方',
    answers: '質問への答え',
    change: '直す',
    missing: (count: number) => `送る前に、次の${count}件を確かめてください。`,
    forWhom: '申し込む立場',
    myself: '個人として',
    name: 'お名前',
    nobody: '名前を出さずに申し込みます',
    unknown: 'サインインのあとに表示します',
    mail: 'メールアドレス',
    telephone: '電話番号',
    companions: 'いっしょに参加する方',
    alone: 'なし（1人で参加）',
    back: '入力に戻る',
    offering: '募集のページに戻る',
    full: '満席です。この日程には申し込めません。',
    wait: '満席のため、キャンセル待ちになります。席が空いたら、順番にメールでお知らせします。',
    others: '次の日程には空きがあります。',
    purpose:
      '入力した内容は、この募集の運営と、お名前などを除いた集計のためだけに使います。申込はあとから取り消せます。',
    withName:
      'お名前をうかがわないため、マイページには残りません。名前を知らせて申し込む方は、先にサインインしてください。',
    signInNamed: 'サインインして申し込む',
    signInFirst: '送るには、サインインか登録が必要です',
    kept: '書いた内容は残っています。サインインか登録が終わると、この画面に戻ります。',
    signIn: 'サインインする',
    signUp: 'はじめての方（登録）',
  },
  en: {
    title: 'Check and send',
    offerings: 'Take part',
    who: 'Who applies',
    answers: 'Your answers',
    change: 'Change',
    missing: (count: number) =>
      count === 1
        ? 'One thing needs your attention first.'
        : `${count} things need your attention first.`,
    forWhom: 'For whom',
    myself: 'For yourself',
    name: 'Name',
    nobody: 'You apply without a name',
    unknown: 'Shown after you have signed in',
    mail: 'Mail address',
    telephone: 'Telephone',
    companions: 'Those who come with you',
    alone: 'Nobody: you come alone',
    back: 'Back to what you entered',
    offering: 'Back to the offering',
    full: 'All seats are taken. You cannot apply for this date.',
    wait: 'All seats are taken, so you will be on the wait list. When a seat comes free you will be told by mail, in turn.',
    others: 'These dates have free seats.',
    purpose:
      'What you enter is used to run this offering, and for statistics without names. Nothing else. You can cancel later.',
    withName:
      'Nobody asks your name, so it will not stand on your page. To apply with your name, sign in first.',
    signInNamed: 'Sign in and apply',
    signInFirst: 'Sign in or sign up to send it',
    kept: 'What you wrote is kept. You come back to this page afterwards.',
    signIn: 'Sign in',
    signUp: 'First time here: sign up',
  },
} as const
