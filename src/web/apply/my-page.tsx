/** My page: what is under way, what comes next, what is over, and what was begun. */
import type { Child } from 'hono/jsx'
import { stateIn } from '../../domain/delivery/register.ts'
import { formatCursor, listAddress, readListQuery } from '../list.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../personal.ts'
import { Cards } from '../ui/cards.tsx'
import { ActButton } from '../ui/form/act-button.tsx'
import { StatusTag } from '../ui/status-tag.tsx'
import { formatMoment, formatSpan } from '../ui/when.ts'
import { pressAct, pressedActNames } from './own-acts.ts'
import { type Listed, type MyPage, readMyPage } from './read-my-page.ts'
import { nextOf, toneOf } from './standing.ts'

type Visit = PersonalVisit<'myPage'>

/** The applicant's own page. */
export const myPage: PersonalPage<'myPage'> = {
  for: 'signed-in',
  show: async (visit) => {
    const { language } = visit
    const asked = readListQuery(visit.query, order)
    const read = await readMyPage(visit, asked.slice)
    const say = texts[language]
    const isEmpty = read.underWay.length === 0 && asked.slice.at === null
    return shown({
      title: say.title,
      body: (
        <>
          <h1>{say.title}</h1>
          <Begun visit={visit} read={read} />
          {isEmpty ? <Empty visit={visit} /> : <UnderWay visit={visit} read={read} />}
          <Over visit={visit} read={read} />
        </>
      ),
    })
  },
  acts: Object.fromEntries(
    pressedActNames.map((act) => [
      act,
      (visit: Visit, form: Parameters<typeof pressAct>[1]) => pressAct(visit, form, form.item),
    ]),
  ),
}

const order = { sorts: ['date'], usual: '-date', limit: 10, keys: { date: ['id'] } } as const

type PartProps = { readonly visit: Visit; readonly read: MyPage }

function Empty({ visit: { language, to } }: { readonly visit: Visit }): Child {
  const say = texts[language]
  return (
    <div class="empty">
      <p>{say.none}</p>
      <p>
        <a class="button-link" href={to.offerings()}>
          {say.find}
        </a>
      </p>
    </div>
  )
}

/** What was begun and not sent, with the way back to it. */
function Begun({ visit: { language, to }, read: { drafts } }: PartProps): Child {
  if (drafts.length === 0) return null
  const say = texts[language]
  return (
    <section class="begun">
      <h2>{say.begun}</h2>
      <ul>
        {drafts.map(({ offering: { id, settings }, savedAt }) => (
          <li>
            <a href={to.offering({ offering: id })}>{settings.title[language]}</a>{' '}
            {say.saved(formatMoment(savedAt, language))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function UnderWay({ visit, read: { underWay } }: PartProps): Child {
  const { language, to } = visit
  if (underWay.length === 0) return null
  return (
    <section>
      <h2>{texts[language].underWay}</h2>
      <Cards
        level="h3"
        cards={underWay.map((listed) => ({
          href: to.application({ application: listed.application.id }),
          title: listed.offering.settings.title[language],
          above: <Tag listed={listed} visit={visit} />,
          body: <CardBody listed={listed} visit={visit} />,
        }))}
      />
    </section>
  )
}

type CardProps = { readonly listed: Listed; readonly visit: Visit }

function Tag({ listed: { application }, visit: { language } }: CardProps): Child {
  const { lifecycle, state } = application
  return <StatusTag label={stateIn(lifecycle, state).label[language]} tone={toneOf(application)} />
}

function CardBody({ listed, visit }: CardProps): Child {
  const { language, to } = visit
  const { application, date, names, waitingNumber, acts } = listed
  const say = texts[language]
  const place = date?.place[language] ?? ''
  const isWhole = application.session === null
  return (
    <>
      {date && (
        <p class="card-when">
          {isWhole && say.nextDate}
          {formatSpan(date, language)}
          {place !== '' && <span class="card-place">{place}</span>}
        </p>
      )}
      {names.length > 0 && <p>{say.forWhom(names)}</p>}
      <p>{nextOf(application, listed.offering)[language]}</p>
      {waitingNumber !== null && (
        <p>
          <strong>{say.waiting(waitingNumber)}</strong>
        </p>
      )}
      {application.offeredUntil !== null && (
        <>
          <p>
            <strong>{say.until(formatMoment(application.offeredUntil, language))}</strong>
          </p>
          {acts.map(({ act, definition, may }) => (
            <ActButton
              form={visit.form(act, application.id)}
              label={definition.label[language]}
              allowed={may}
              about={listed.offering.settings.title[language]}
            />
          ))}
          <a class="button-link secondary" href={to.withdraw({ application: application.id })}>
            {say.decline}
          </a>
        </>
      )}
    </>
  )
}

/** What is over: a list of links, the newest first. */
function Over({ visit, read: { over } }: PartProps): Child {
  const { language, to } = visit
  const { rows, previous, next } = over
  if (rows.length === 0) return null
  const say = texts[language]
  const address = (side: string, key: readonly string[]) =>
    listAddress(visit.here, visit.query, { [side]: formatCursor(key) })
  return (
    <section id="over">
      <h2>{say.over}</h2>
      <ul class="over">
        {rows.map((listed) => (
          <li>
            <Tag listed={listed} visit={visit} />{' '}
            <a href={to.application({ application: listed.application.id })}>
              {listed.offering.settings.title[language]}
            </a>
            {listed.date && <span class="card-place">{formatSpan(listed.date, language)}</span>}
          </li>
        ))}
      </ul>
      {(previous !== null || next !== null) && (
        <nav class="page-links" aria-label={say.turning}>
          <ul>
            {previous !== null && (
              <li>
                <a href={address('before', previous)} rel="prev">
                  {say.newer}
                </a>
              </li>
            )}
            {next !== null && (
              <li>
                <a href={address('after', next)} rel="next">
                  {say.older}
                </a>
              </li>
            )}
          </ul>
        </nav>
      )}
    </section>
  )
}

const texts = {
  ja: {
    title: 'マイページ',
    underWay: 'いま進んでいる申込',
    over: '終わった申込',
    begun: '書きかけの申込',
    saved: (moment: string) => `（${moment}に保存）`,
    none: 'いま進んでいる申込はありません。',
    find: '募集・予約を探す',
    nextDate: '次の日程：',
    forWhom: (names: readonly string[]) => `${names.length}人：${names.join('、')}`,
    waiting: (number: number) => `いま${number}番目です`,
    until: (moment: string) => `お返事の期限：${moment}`,
    decline: '参加しない',
    turning: '終わった申込のページ',
    newer: '新しいもの',
    older: '前のもの',
  },
  en: {
    title: 'My page',
    underWay: 'Under way',
    over: 'Over',
    begun: 'Begun and not sent',
    saved: (moment: string) => `(saved ${moment})`,
    none: 'You have no applications under way.',
    find: 'Find something to take part in',
    nextDate: 'Next date: ',
    forWhom: (names: readonly string[]) => `For ${names.length}: ${names.join(', ')}`,
    waiting: (number: number) => `You are number ${number} in line`,
    until: (moment: string) => `Answer by ${moment}`,
    decline: 'Do not take part',
    turning: 'Pages of what is over',
    newer: 'Newer',
    older: 'Older',
  },
} as const
