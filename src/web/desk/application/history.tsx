/** The way an application has gone: its steps, what happened on days, what its people were told. */
import type { Child } from 'hono/jsx'
import type { Application } from '../../../domain/delivery/application.ts'
import { channels, type Channel } from '../../../domain/delivery/offering.ts'
import { findAct, lifecycleOf, stateIn } from '../../../domain/delivery/register.ts'
import { findTemplate } from '../../../domain/notice/catalogue.ts'
import { noticeStates } from '../../../domain/notice/state.ts'
import type { Bilingual, Language } from '../../../kit/bilingual.ts'
import type { Activity } from '../../../store/activity.ts'
import type { Step } from '../../../store/application.ts'
import type { NoticeEntry } from '../../../store/notice/list.ts'
import type { AnyVisit } from '../../personal.ts'
import { formatMoment } from '../../ui/when.ts'
import { actorName } from '../actor-names.ts'

/** What the history is made of. */
export type HistoryProps = {
  readonly visit: AnyVisit
  readonly application: Application
  readonly steps: readonly Step[]
  readonly activities: readonly Activity[]
  readonly notices: readonly NoticeEntry[]
  readonly names: ReadonlyMap<string, string>
}

/** Three tables; one without rows is left out. What counsellors note is not told. */
export function History(props: HistoryProps): Child {
  const { visit, activities, notices } = props
  const say = texts[visit.language]
  return (
    <>
      <section>
        <h2>{say.steps}</h2>
        <Steps {...props} />
      </section>
      {activities.length > 0 && (
        <section>
          <h2>{say.activities}</h2>
          <Activities {...props} />
        </section>
      )}
      {notices.length > 0 && (
        <section>
          <h2>{say.notices}</h2>
          <Notices {...props} />
        </section>
      )}
    </>
  )
}

function Steps({ visit, application, steps, names }: HistoryProps): Child {
  const { language } = visit
  const say = texts[language]
  const { lifecycle } = application
  return (
    <table class="plain stacked">
      <caption class="for-readers">{say.steps}</caption>
      <thead>
        <tr>
          <th scope="col">{say.when}</th>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.state}</th>
          <th scope="col">{say.who}</th>
          <th scope="col">{say.reason}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ act, to, takenAt, takenBy, reason }) => (
          <tr>
            <th scope="row">{formatMoment(takenAt, language)}</th>
            <td data-label={say.what}>{findAct(lifecycle, act)?.label[language] ?? act}</td>
            <td data-label={say.state}>{stateIn(lifecycle, to).label[language]}</td>
            <td data-label={say.who}>{actorName(takenBy, names, language)}</td>
            <td data-label={say.reason}>{reason ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Activities({ visit, application, activities, names }: HistoryProps): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <table class="plain stacked">
      <caption class="for-readers">{say.activities}</caption>
      <thead>
        <tr>
          <th scope="col">{say.when}</th>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.channel}</th>
          <th scope="col">{say.who}</th>
        </tr>
      </thead>
      <tbody>
        {activities.map(({ sort, happenedAt, channel, enteredBy }) => (
          <tr>
            <th scope="row">{formatMoment(happenedAt, language)}</th>
            <td data-label={say.what}>{activityName(application, sort, language)}</td>
            <td data-label={say.channel}>{channelName(channel, language)}</td>
            <td data-label={say.who}>{actorName(enteredBy, names, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function channelName(channel: string | null, language: Language): string {
  if (channel === null) return '—'
  return Object.hasOwn(channels, channel) ? channels[channel as Channel][language] : channel
}

/** What happened, by its sort; where the sort has no name, by the act that leaves it. */
function activityName({ lifecycle }: Application, sort: string, language: Language): string {
  const known = sortNames[sort]
  if (known) return known[language]
  const act = Object.values(lifecycleOf(lifecycle).acts).find(({ leaves }) => leaves?.sort === sort)
  return act?.label[language] ?? sort
}

const sortNames: Readonly<Record<string, Bilingual | undefined>> = {
  attendance: { ja: '出席', en: 'Attendance' },
  examination: { ja: '試験の結果', en: 'Result of an examination' },
  job: { ja: '就職', en: 'Job found' },
  message: { ja: 'メッセージ', en: 'Message' },
  note: { ja: '相談記録', en: "Counsellor's record" },
  questionnaire: { ja: 'アンケートの回答', en: 'Questionnaire answered' },
  scan: { ja: '入場券の読み取り', en: 'Ticket scanned' },
}

function Notices({ visit, notices }: HistoryProps): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <table class="plain stacked">
      <caption class="for-readers">{say.notices}</caption>
      <thead>
        <tr>
          <th scope="col">{say.when}</th>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.state}</th>
        </tr>
      </thead>
      <tbody>
        {notices.map(({ id, template, createdAt, state }) => (
          <tr>
            <th scope="row">{formatMoment(createdAt, language)}</th>
            <td data-label={say.what}>
              <a href={visit.to.deskNotice({ notice: id })}>
                {findTemplate(template)?.label[language] ?? template}
              </a>
            </td>
            <td data-label={say.state}>{noticeStates[state][language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const texts = {
  ja: {
    steps: '経過',
    activities: '起きたこと',
    notices: '送った通知',
    when: '日時',
    what: '内容',
    state: '状態',
    who: '操作した人',
    reason: '理由',
    channel: '方法',
  },
  en: {
    steps: 'The way it has gone',
    activities: 'What happened',
    notices: 'Notices',
    when: 'When',
    what: 'What',
    state: 'State',
    who: 'By',
    reason: 'Reason',
    channel: 'How',
  },
} as const
