/**
 * A booth on its day, for whoever stands behind it with a telephone: calling the next visitor,
 * those who missed their call, giving numbers, and noting that an interview took place.
 */
import type { Child } from 'hono/jsx'
import {
  actAtBooth,
  type BoothAct,
  boothActs,
  callNextVisitor,
  type DayBoard,
  readBoard,
} from '../../commands/gathering/call.ts'
import { takeNumber } from '../../commands/gathering/number.ts'
import type { ActorContext } from '../../commands/context.ts'
import { type CallState, nameOf } from '../../domain/delivery/gathering/call-queue.ts'
import type { Offering } from '../../domain/delivery/offering.ts'
import type { Session } from '../../domain/delivery/session.ts'
import type { Bilingual, Language } from '../../kit/bilingual.ts'
import { toInstant } from '../../kit/calendar.ts'
import { ok, refuse, type Result } from '../../kit/result.ts'
import { withAuthority } from '../../store/database.ts'
import type { DayInterview } from '../../store/interview.ts'
import { readFields } from '../form/field.ts'
import { textField } from '../form/fields.ts'
import { atField, type FormRefusal, type SubmittedForm } from '../form/submitted.ts'
import { type AnyVisit, moved, type Moved } from '../personal.ts'
import { ActButton } from '../ui/form/act-button.tsx'
import { FieldOf, Form } from '../ui/form/form.tsx'
import { LiveRegion } from '../ui/live-region.tsx'
import { StatusTag, type Tone } from '../ui/status-tag.tsx'
import { BoardLines, waitWords } from '../apply/gathering/board-lines.tsx'

/** Where a booth is served from: the door of a volunteer, or the desk. */
export type BoothScene = {
  readonly context: ActorContext
  readonly offering: Offering
  readonly session: Session
}

/** A booth's visit, whichever room it is in. */
export type BoothVisit = AnyVisit & { readonly params: { readonly booth: string } }

/** The board of the scene's day as it is now. */
export function readScene(
  { services }: AnyVisit,
  scene: Pick<BoothScene, 'offering' | 'session'>,
): Promise<DayBoard> {
  const { database, authority, clock } = services
  return withAuthority(database, authority, (books) =>
    readBoard(books, scene, toInstant(clock.now())),
  )
}

/** The booth that an address names, in its board. */
export function findBooth(board: DayBoard, id: string): Result<DayBoard['booths'][number]> {
  const booth = board.booths.find((each) => each.booth === id)
  return booth ? ok(booth) : boothUnknown
}

const codeField = textField({
  label: { ja: '申込番号', en: 'Number on the ticket' },
  hint: { ja: '例：7KMX-39AP', en: 'Such as 7KMX-39AP' },
  required: true,
  autocomplete: 'off',
})

/** Does what a form of the booth's page asks for, and comes back to the page. */
export async function actForBooth(
  visit: BoothVisit,
  form: SubmittedForm,
  scene: BoothScene,
): Promise<Result<Moved, FormRefusal>> {
  const context = { ...scene.context, idempotencyKey: form.key }
  const at = { session: scene.session.id, booth: visit.params.booth }
  if (form.act === 'next') {
    const done = await callNextVisitor(context, at)
    return done.ok ? moved(visit.here) : done
  }
  if (form.act === 'number') {
    const values = readFields(form, { code: codeField })
    if (!values.ok) return values
    const done = await takeNumber(context, { ...at, code: values.value.code })
    if (!done.ok) return atField('code', done)
    return moved(`${visit.here}?number=${done.value.outcome.number}`)
  }
  const act = boothActs.find((each) => each === form.act)
  if (!act) return actUnknown
  const done = await actAtBooth(context, { ...at, interview: form.item, act })
  return done.ok ? moved(visit.here) : done
}

/** The names of the page's acts. */
export const boothFormActs = ['next', 'number', ...boothActs] as const

type BoothBodyProps = {
  readonly visit: BoothVisit
  readonly scene: BoothScene
  readonly board: DayBoard
  readonly booth: DayBoard['booths'][number]
}

/** The booth's page below its heading. */
export function BoothBody({ visit, scene, board, booth }: BoothBodyProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const own = board.interviews.filter((each) => each.booth === booth.booth)
  const stream = to.boardLive({ session: scene.session.id }, { booth: booth.booth })
  const given = /^\d{1,4}$/.exec(visit.query.get('number') ?? '')?.[0]
  return (
    <div class="booth">
      {given !== undefined && (
        <p class="door-answer good" role="status">
          <span class="door-headline">{say.given(given)}</span>
        </p>
      )}
      <Serving visit={visit} serving={own.filter(({ state }) => state === 'called')} />
      <div class="booth-next">
        <ActButton form={visit.form('next')} label={say.next} allowed={ok(undefined)} />
        <p class="hint">{say.waiting(booth.waitingCount) + waitWords(booth.wait, language)}</p>
      </div>
      <section>
        <h2>{say.now}</h2>
        <LiveRegion href={stream} reload={visit.here} language={language}>
          <BoardLines
            booths={[
              {
                ...booth,
                name: booth.resource.name,
                serving: booth.serving.map(nameOf),
                next: booth.next.map(nameOf),
              },
            ]}
            language={language}
          />
        </LiveRegion>
      </section>
      <NumberForm visit={visit} />
      {groups.map(({ state, acts, title }) => (
        <Group
          {...{ visit, acts, title }}
          interviews={own.filter((each) => each.state === state)}
        />
      ))}
    </div>
  )
}

function Serving({ visit, serving }: ServingProps): Child {
  const { language } = visit
  const say = texts[language]
  return (
    <section aria-label={say.serving}>
      {serving.length === 0 && <p class="booth-nobody">{say.nobody}</p>}
      {serving.map((interview) => {
        const name = nameOf(interview)[language]
        return (
          <div class="booth-serving">
            <p class="booth-number">{name}</p>
            <div class="act-row">
              {(['meet', 'miss'] as const).map((act) => (
                <ActButton
                  form={visit.form(act, interview.id)}
                  label={actWords[act][language]}
                  about={name}
                  allowed={ok(undefined)}
                  look={act === 'meet' ? 'primary' : 'secondary'}
                />
              ))}
            </div>
          </div>
        )
      })}
    </section>
  )
}

type ServingProps = {
  readonly visit: BoothVisit
  readonly serving: readonly DayInterview[]
}

function NumberForm({ visit }: { readonly visit: BoothVisit }): Child {
  const form = visit.form('number')
  const say = texts[visit.language]
  return (
    <details class="more" open={form.isShownAgain}>
      <summary>{say.giveNumber}</summary>
      <Form form={form}>
        <div class="door-line">
          <FieldOf form={form} name="code" field={codeField} />
          <button type="submit" class="secondary">
            {say.give}
          </button>
        </div>
      </Form>
    </details>
  )
}

type GroupProps = {
  readonly visit: BoothVisit
  readonly title: Bilingual
  readonly acts: readonly BoothAct[]
  readonly interviews: readonly DayInterview[]
}

function Group({ visit, title, acts, interviews }: GroupProps): Child {
  const { language } = visit
  if (interviews.length === 0) return null
  const sorted = interviews.toSorted((one, other) => compare(one, other))
  return (
    <details class="more">
      <summary>
        {title[language]} {countWords(interviews.length, language)}
      </summary>
      <ul class="booth-list">
        {sorted.map((interview) => {
          const name = nameOf(interview)[language]
          return (
            <li>
              <span class="booth-name">{name}</span>{' '}
              {interview.startsAt !== null && !interview.isHere && (
                <StatusTag label={texts[language].notHere} tone={'waiting' satisfies Tone} />
              )}
              <div class="act-row">
                {acts.map((act) => (
                  <ActButton
                    form={visit.form(act, interview.id)}
                    label={actWords[act][language]}
                    about={name}
                    allowed={ok(undefined)}
                    look="secondary"
                  />
                ))}
              </div>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

const compare = (one: DayInterview, other: DayInterview): number =>
  (one.startsAt ?? '').localeCompare(other.startsAt ?? '') ||
  (one.number ?? 0) - (other.number ?? 0)

type GroupOfState = {
  readonly state: CallState
  readonly acts: readonly BoothAct[]
  readonly title: Bilingual
}

const groups: readonly GroupOfState[] = [
  { state: 'queued', acts: ['call', 'meet'], title: { ja: '順番待ち', en: 'In the queue' } },
  { state: 'reserved', acts: ['call', 'meet', 'miss'], title: { ja: '予約', en: 'Appointments' } },
  { state: 'absent', acts: ['requeue', 'call'], title: { ja: '不在', en: 'Absent' } },
  { state: 'met', acts: ['undo-meet'], title: { ja: '面接済み', en: 'Met' } },
]

const actWords: Readonly<Record<BoothAct, Bilingual>> = {
  call: { ja: '呼び出す', en: 'Call' },
  meet: { ja: '面接済み', en: 'Met' },
  miss: { ja: '不在', en: 'Absent' },
  requeue: { ja: '順番待ちに戻す', en: 'Back into the queue' },
  'undo-meet': { ja: '面接済みを取り消す', en: 'Take it back' },
}

const countWords = (count: number, language: Language): string =>
  language === 'ja' ? `（${count}人）` : `(${count})`

const actUnknown = refuse(
  'act_unknown',
  'この操作はありません。画面を開き直してください。',
  'There is no such act. Open the page again.',
)

const boothUnknown = refuse(
  'resource_unknown',
  'このブースは見つかりません。一覧から選び直してください。',
  'This booth cannot be found. Choose it from the list again.',
)

const texts = {
  ja: {
    serving: '呼び出し中',
    nobody: 'いまは、だれも呼び出していません。',
    next: '次の人を呼ぶ',
    waiting: (count: number) => `待っている人 ${count}人`,
    now: 'いまの様子',
    giveNumber: '整理番号を渡す',
    give: '番号を出す',
    given: (number: string) => `整理番号は${number}番です`,
    notHere: '未受付',
  },
  en: {
    serving: 'Called',
    nobody: 'Nobody is being called.',
    next: 'Call the next visitor',
    waiting: (count: number) => `Waiting: ${count}`,
    now: 'At the moment',
    giveNumber: 'Give a number',
    give: 'Give it',
    given: (number: string) => `The number is ${number}`,
    notHere: 'not checked in',
  },
} as const
