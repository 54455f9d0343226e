/** Giving back a seat or a place, asked about once more: for oneself, or for those along. */
import { actOnApplications } from '../../commands/application/act.ts'
import { stateIn } from '../../domain/delivery/register.ts'
import type { Language } from '../../kit/bilingual.ts'
import { refuse } from '../../kit/result.ts'
import { atField, type SubmittedForm } from '../form/submitted.ts'
import { contextOf, moved, type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { ConfirmForm } from '../ui/form/confirm-form.tsx'
import { CheckboxGroup } from '../ui/form/controls.tsx'
import { applicationLines } from './application-lines.ts'
import { leavingAct } from './own-acts.ts'
import { type Member, type OwnApplication, readOwn } from './read-own.ts'

/** The page that asks. */
export const withdrawPage: PersonalPage<'withdraw'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language, params, to } = visit
    const read = await readOwn(visit, params.application)
    if (!read.ok) return read
    const own = read.value
    const act = leavingAct(own)
    const say = texts[language]
    const back = to.application({ application: own.application.id })
    if (!act?.may.ok) {
      const reason = act && !act.may.ok ? act.may.refusal.message : over
      return shown({
        title: say.cannot,
        body: (
          <>
            <h1>{say.cannot}</h1>
            <p class="lead">{reason[language]}</p>
            <p>
              <a href={back}>{say.back}</a>
            </p>
          </>
        ),
      })
    }
    const question = act.act === 'withdraw' ? say.withdraw : say.cancel
    const title = own.offering.settings.title[language]
    return shown({
      title: question,
      trail: [
        { name: say.myPage, href: to.myPage() },
        { name: title, href: back },
        { name: question },
      ],
      body: (
        <ConfirmForm
          form={visit.form('leave')}
          question={question}
          consequence={consequenceOf(own, language)}
          lines={[{ name: say.what, value: title }, ...applicationLines(own, language)]}
          submit={act.definition.label[language]}
          back={{ href: back, label: say.keep }}
        >
          <Whom visit={visit} own={own} />
        </ConfirmForm>
      ),
    })
  },
  acts: { leave },
}

async function leave(visit: PersonalVisit<'withdraw'>, form: SubmittedForm) {
  const read = await readOwn(visit, visit.params.application)
  if (!read.ok) return read
  const own = read.value
  const { id } = own.application
  const back = visit.to.application({ application: id })
  const act = leavingAct(own)?.act
  // A second press finds the application where the first has brought it.
  if (act === undefined) return moved(back)
  const isAlone = leavable(own).length < 2
  const asked = new Set(form.texts('whom'))
  const chosen = isAlone
    ? [id]
    : leavable(own)
        .map(idOf)
        .filter((one) => asked.has(one))
  if (chosen.length === 0) return atField('whom', nobodyChosen)
  const done = await actOnApplications(contextOf(visit, form), { act, applications: chosen })
  if (!done.ok) return done
  return moved(back, act === 'withdraw' ? 'withdrawn' : 'cancelled')
}

/** Those of the group who can still be taken out. */
function leavable({ together, application }: OwnApplication): readonly Member[] {
  return together.filter((member) => member.application.state === application.state)
}

const idOf = ({ application }: Member): string => application.id

type WhomProps = { readonly visit: PersonalVisit<'withdraw'>; readonly own: OwnApplication }

/** For whom, where several came in together; all of them are ticked. */
function Whom({ visit, own }: WhomProps) {
  const members = leavable(own)
  if (members.length < 2) return null
  const say = texts[visit.language]
  return (
    <CheckboxGroup
      form={visit.form('leave')}
      name="whom"
      label={say.whom}
      required
      values={members.map(({ application }) => application.id)}
      options={members.map(({ application, name }) => ({
        value: application.id,
        label: name ?? say.noName,
      }))}
    />
  )
}

/** What will happen, by what the application holds now. */
function consequenceOf({ application, offering }: OwnApplication, language: Language): string {
  const { holdsSeat, waits } = stateIn(application.lifecycle, application.state)
  const say = texts[language]
  if (waits) return say.leavesLine
  if (!holdsSeat) return say.ends
  return offering.settings.waitList ? say.seatGoesOn : say.seatIsFree
}

const nobodyChosen = refuse(
  'nobody_was_chosen',
  'どなたの申込を取り消すか、選んでください。',
  'Choose for whom it is.',
)

const over = {
  ja: 'この申込は、すでに終わっているか、取り消されています。',
  en: 'This application is over, or has been cancelled already.',
}

const texts = {
  ja: {
    myPage: 'マイページ',
    cannot: '取り消せません',
    back: '申込のページに戻る',
    keep: 'やめる（そのままにする）',
    cancel: 'この申込を取り消しますか',
    withdraw: 'この申込を辞退しますか',
    what: '申し込んだもの',
    whom: '取り消す方',
    noName: '（お名前なし）',
    seatGoesOn:
      '取り消すと、席はすぐに次の方へご案内します。もう一度申し込むときは、空きが必要です。',
    seatIsFree: '取り消すと、席はほかの方が予約できるようになります。',
    leavesLine:
      '取り消すと、キャンセル待ちの順番がなくなります。もう一度申し込むと、列の最後になります。',
    ends: '取り消すと、この申込は終わります。',
  },
  en: {
    myPage: 'My page',
    cannot: 'This cannot be cancelled',
    back: 'Back to the application',
    keep: 'Keep it as it is',
    cancel: 'Do you want to cancel this?',
    withdraw: 'Do you want to withdraw?',
    what: 'You applied for',
    whom: 'For whom',
    noName: '(no name)',
    seatGoesOn:
      'Your seat goes to the next in line at once. To apply again, there has to be a free one.',
    seatIsFree: 'Your seat can then be reserved by others.',
    leavesLine: 'You lose your place in line. If you apply again, you stand at its end.',
    ends: 'The application ends.',
  },
} as const
