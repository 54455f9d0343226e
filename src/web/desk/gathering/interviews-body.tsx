/** What the page of a gathering's interviews shows: settings, results, links, lists. */
import type { Child } from 'hono/jsx'
import { mayAct } from '../../../domain/access/capability.ts'
import { interviewSettingsOf } from '../../../domain/delivery/gathering/interview-settings.ts'
import type { Offering } from '../../../domain/delivery/offering.ts'
import type { Resource } from '../../../domain/delivery/session.ts'
import { ok, type Result } from '../../../kit/result.ts'
import type { InterviewResult } from '../../../store/interview.ts'
import type { Pass } from '../../../store/pass.ts'
import { ResultForm } from '../../door/result-form.tsx'
import { checkField, numberField } from '../../form/fields.ts'
import type { PersonalVisit } from '../../personal.ts'
import { ActButton } from '../../ui/form/act-button.tsx'
import { Buttons, Fields, Form } from '../../ui/form/form.tsx'
import { StatusTag } from '../../ui/status-tag.tsx'
import { formatMoment } from '../../ui/when.ts'
import { nowOf } from '../books.ts'
import { SheetForm } from '../course/sheet-form.tsx'
import { wholeAddress } from './whole-address.ts'

/** A visit of the page. */
export type InterviewsVisit = PersonalVisit<'gatheringInterviews'>

/** Everything that the page shows. */
export type InterviewsRead = {
  readonly offering: Offering
  readonly booths: readonly Resource[]
  readonly results: readonly InterviewResult[]
  readonly passes: readonly Pass[]
}

const whole = (label: { ja: string; en: string }, least: number, greatest: number) =>
  numberField({ label, required: true, least, greatest })

/** How interviews are reserved and called. */
export const settingsFields = {
  most: whole({ ja: '1人が予約できる企業の数', en: 'Interviews that one may reserve' }, 0, 20),
  gapMinutes: whole({ ja: '面接と面接の間（分）', en: 'Minutes between two interviews' }, 0, 120),
  tickets: checkField({
    label: { ja: '整理番号', en: 'Numbers' },
    text: { ja: '予約のない方に整理番号を配る', en: 'Those without an appointment may queue' },
    required: false,
  }),
  desks: whole({ ja: '1つのブースで同時に面接する組', en: 'Interviews at once at a booth' }, 1, 20),
  callsBeforeAbsent: whole(
    { ja: '不在にするまでの呼び出しの回数', en: 'Calls before a visitor is absent' },
    1,
    10,
  ),
  othersBetween: whole(
    { ja: '呼び直すまでに先に呼ぶ人数', en: 'Others called before a call is repeated' },
    1,
    50,
  ),
  keepFreeMinutes: whole(
    { ja: '予約の前に席をあけておく時間（分）', en: 'Minutes kept free before an appointment' },
    0,
    120,
  ),
}

type BodyProps = {
  readonly visit: InterviewsVisit
  readonly read: InterviewsRead
  readonly token: string | null
}

/** The page's parts. */
export function InterviewsBody({ visit, read, token }: BodyProps): Child {
  const { language, visitor, to } = visit
  const { offering, results, booths } = read
  const say = texts[language]
  const place = { programme: offering.programme }
  const may = mayAct(visitor.actor, 'offering.edit', place)
  const form = visit.form('settings')
  return (
    <>
      {token !== null && <NewLink visit={visit} token={token} />}
      <section>
        <h2>{say.results}</h2>
        {results.length === 0 && <p>{say.none}</p>}
        {results.length > 0 && may.ok && (
          <details class="more" open={visit.form('tell').isShownAgain}>
            <summary>{say.enter(results.length)}</summary>
            <ResultForm form={visit.form('tell')} results={results} withBooth />
          </details>
        )}
        {results.length > 0 && (
          <p>
            <a href={to.interviewSheet({ offering: offering.id })} download="">
              {say.giveOut}
            </a>
          </p>
        )}
        {results.length > 0 && may.ok && (
          <details class="more" open={visit.form('try').isShownAgain}>
            <summary>{say.takeIn}</summary>
            <SheetForm form={visit.form('try')} say={say.try} />
          </details>
        )}
      </section>
      {booths.length > 0 && <Companies visit={visit} read={read} may={may} />}
      <section>
        <h2>{say.settings}</h2>
        {may.ok ? (
          <Form form={form} isGuarded>
            <input type="hidden" name="version" value={String(offering.version)} />
            <Fields form={form} fields={settingsFields} values={interviewSettingsOf(offering)} />
            <Buttons submit={say.save} />
          </Form>
        ) : (
          <p class="hint">{may.refusal.message[language]}</p>
        )}
      </section>
    </>
  )
}

function NewLink({ visit, token }: { readonly visit: InterviewsVisit; readonly token: string }) {
  const { language, to, services } = visit
  const say = texts[language]
  const href = wholeAddress(services, to.companyResults({ token }))
  return (
    <section class="new-link" role="status">
      <h2>{say.newLink}</h2>
      <p>{say.once}</p>
      <p class="link-address">
        <a href={href}>{href}</a>
      </p>
    </section>
  )
}

type CompaniesProps = {
  readonly visit: InterviewsVisit
  readonly read: InterviewsRead
  readonly may: Result<void>
}

function Companies({ visit, read, may }: CompaniesProps): Child {
  const { language } = visit
  const { booths, passes, results } = read
  const say = texts[language]
  const now = nowOf(visit)
  return (
    <section>
      <h2>{say.companies}</h2>
      <p>{say.companiesHint}</p>
      <ul class="pass-list">
        {booths.map(({ id, name }) => {
          const own = results.filter(({ booth }) => booth === id)
          const open = passes.filter(
            ({ opens, endedAt, expiresAt }) =>
              opens.purpose === 'results' &&
              opens.resource === id &&
              endedAt === null &&
              expiresAt > now,
          )
          const told = own.filter(({ state }) => state !== 'met').length
          return (
            <li>
              <p>
                <strong>{name[language]}</strong> {say.told(told, own.length)}
              </p>
              <ActButton
                form={visit.form('link', id)}
                label={say.make}
                about={name[language]}
                allowed={may}
                look="secondary"
              />
              {open.map((pass) => (
                <div class="act-row">
                  <p>
                    <StatusTag label={say.open} tone="good" />{' '}
                    {say.until(formatMoment(pass.expiresAt, language))}
                  </p>
                  <ActButton
                    form={visit.form('end', pass.id)}
                    label={say.end}
                    about={name[language]}
                    allowed={may.ok ? ok(undefined) : may}
                    look="secondary"
                  />
                </div>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const texts = {
  ja: {
    results: '面接の結果',
    none: '面接済みの記録はまだありません。',
    enter: (count: number) => `結果を入力する（面接 ${count}件）`,
    giveOut: '面接の一覧を書き出す（Excel）',
    takeIn: '一覧から取り込む',
    try: '試しに読み込む',
    companies: '企業が結果を知らせるリンク',
    companiesHint:
      '登録なしで、その企業のブースの結果だけを知らせることができます。120日で終わります。',
    told: (told: number, all: number) => `（${all}件のうち${told}件の結果あり）`,
    make: 'リンクを作る',
    open: '有効',
    until: (moment: string) => `${moment}まで`,
    end: 'リンクを終わらせる',
    newLink: '新しいリンク',
    once: 'このリンクは、いまここに一度だけ表示します。企業の担当者に渡してください。',
    settings: '面接の予約と呼び出し',
    save: '保存する',
  },
  en: {
    results: 'Results of interviews',
    none: 'No interviews have been recorded yet.',
    enter: (count: number) => `Enter results (${count} interviews)`,
    giveOut: 'Interviews as an Excel workbook',
    takeIn: 'Take a list in',
    try: 'Try it',
    companies: 'Links for companies',
    companiesHint:
      'Without an account a company tells the results of its own booth. A link ends after 120 days.',
    told: (told: number, all: number) => `(${told} of ${all} told)`,
    make: 'Make a link',
    open: 'Open',
    until: (moment: string) => `Until ${moment}`,
    end: 'End the link',
    newLink: 'The new link',
    once: 'It is shown here once. Hand it to the company.',
    settings: 'How interviews are reserved and called',
    save: 'Save',
  },
} as const
