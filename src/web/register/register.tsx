/** The public register: who is certified, who was lately, and where to get it as data. */
import type { Child } from 'hono/jsx'
import { isStanding, readRegister } from '../../commands/certification/read-register.ts'
import type { RegisterRow } from '../../domain/delivery/certification/register-row.ts'
import {
  registerStandingNames,
  registerStandings,
} from '../../domain/delivery/certification/standing.ts'
import { formatDate, toInstant } from '../../kit/calendar.ts'
import { withAuthority } from '../../store/database.ts'
import { type AnyVisit, type PersonalPage, shown } from '../personal.ts'
import { StandingTag } from './standing-tag.tsx'

/** The page. */
export const registerPage: PersonalPage<'register'> = {
  for: 'anyone',
  show: async (visit) => {
    const { language, query, services, to } = visit
    const { database, authority, clock } = services
    const say = texts[language]
    const text = (query.get('q') ?? '').replaceAll(/[\p{Cc}\p{Cs}]/gu, '').slice(0, 100)
    const given = query.get('state') ?? ''
    const standing = isStanding(given) ? given : ''
    const rows = await withAuthority(database, authority, (books) =>
      readRegister(books, toInstant(clock.now()), { text, standing }),
    )
    return shown({
      title: say.title,
      trail: [{ name: say.title }],
      body: (
        <>
          <h1>{say.title}</h1>
          <p class="lead">{say.lead}</p>
          <Search visit={visit} text={text} standing={standing} />
          <p role="status">{say.count(rows.length)}</p>
          {rows.length > 0 && <Organisations rows={rows} visit={visit} />}
          {rows.length === 0 && (text !== '' || standing !== '') && (
            <p>
              <a href={to.register()}>{say.all}</a>
            </p>
          )}
          <section>
            <h2>{say.data}</h2>
            <p>{say.dataLead}</p>
            <ul>
              <li>
                <a href={to.registerCsv()} download="register.csv">
                  {say.csv}
                </a>
              </li>
              <li>
                <a href={to.registerJson()} download="register.json">
                  {say.json}
                </a>
              </li>
            </ul>
          </section>
        </>
      ),
    })
  },
}

type SearchProps = {
  readonly visit: Pick<AnyVisit, 'language' | 'here'>
  readonly text: string
  readonly standing: string
}

function Search({ visit: { language, here }, text, standing }: SearchProps): Child {
  const say = texts[language]
  return (
    <form class="form" method="get" action={here} role="search">
      <div class="side-by-side">
        <div class="form-field">
          <label for="register-q">{say.name}</label>
          <input type="search" id="register-q" name="q" value={text} autocomplete="off" />
        </div>
        <div class="form-field">
          <label for="register-state">{say.state}</label>
          <select id="register-state" name="state">
            <option value="">{say.anyState}</option>
            {registerStandingNames.map((name) => (
              <option value={name} selected={name === standing}>
                {registerStandings[name][language]}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div class="buttons">
        <button type="submit">{say.search}</button>
      </div>
    </form>
  )
}

type RowsProps = { readonly rows: readonly RegisterRow[]; readonly visit: AnyVisit }

function Organisations({ rows, visit: { language, to } }: RowsProps): Child {
  const say = texts[language]
  return (
    <table class="plain stacked">
      <caption class="for-readers">{say.title}</caption>
      <thead>
        <tr>
          <th scope="col">{say.name}</th>
          <th scope="col">{say.state}</th>
          <th scope="col">{say.place}</th>
          <th scope="col">{say.work}</th>
          <th scope="col">{say.since}</th>
          <th scope="col">{say.until}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            <th scope="row">
              <a href={to.registered({ application: row.id })}>{row.name[language]}</a>
              <span class="under">{row.certification[language]}</span>
            </th>
            <td data-label={say.state}>
              <StandingTag standing={row.standing} language={language} />
            </td>
            <td data-label={say.place}>{row.place?.[language] ?? '—'}</td>
            <td data-label={say.work}>{row.work?.[language] ?? '—'}</td>
            <td data-label={say.since}>{formatDate(row.since, language)}</td>
            <td data-label={say.until}>{formatDate(row.endedOn ?? row.until, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const texts = {
  ja: {
    title: '認証事業者の登録簿',
    lead: '認証と予備認証を受けている事業者です。公表に同意した事業者の、同意した項目だけを載せています。失効した認証と取り消された認証は、1年間だけ載せます。',
    count: (count: number) => `${count}事業者`,
    all: 'すべての事業者を見る',
    name: '名称',
    state: '状態',
    anyState: 'すべて',
    search: '探す',
    place: '所在地',
    work: '事業の内容',
    since: '認証した日',
    until: '期限',
    data: 'データで取り出す',
    dataLead:
      '文字コードはUTF-8、日付は西暦（年-月-日）です。空欄は、公表していないか、まだない項目です。',
    csv: 'CSV（register.csv）',
    json: 'JSON（register.json）',
  },
  en: {
    title: 'Register of certified organisations',
    lead: 'Organisations that are certified, in full or provisionally. Only those that agreed stand here, with what they agreed to. What has expired or was revoked is shown for a year.',
    count: (count: number) => (count === 1 ? 'One organisation' : `${count} organisations`),
    all: 'See all organisations',
    name: 'Name',
    state: 'State',
    anyState: 'All',
    search: 'Search',
    place: 'Place',
    work: 'Kind of work',
    since: 'Certified since',
    until: 'Until',
    data: 'As data',
    dataLead:
      'Encoded in UTF-8, with dates as year-month-day. Blank is what is not published, or not there yet.',
    csv: 'CSV (register.csv)',
    json: 'JSON (register.json)',
  },
} as const
