/**
 * The public page of a draw: how far it has come, and all that is needed to repeat it. No names.
 */
import type { Child } from 'hono/jsx'
import { type DrawRecord, verifyDraw } from '../../../domain/delivery/course/draw-record.ts'
import { listDigestOf } from '../../../domain/delivery/course/lottery.ts'
import type { Language } from '../../../kit/bilingual.ts'
import { withAuthority } from '../../../store/database.ts'
import { type PersonalPage, type PersonalVisit, shown } from '../../personal.ts'
import { Steps } from '../../ui/steps.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { formatMoment } from '../../ui/when.ts'
import { type PublicDraw, readPublicDraw } from './read-draw.ts'

type Visit = PersonalVisit<'draw'>

/** The page. */
export const drawPage: PersonalPage<'draw'> = {
  for: 'anyone',
  show: async (visit) => {
    const { services, params, language, to } = visit
    const read = await withAuthority(services.database, services.authority, (books) =>
      readPublicDraw(books, params.offering),
    )
    if (!read.ok) return read
    const { offering } = read.value.course
    const say = texts[language]
    const name = offering.settings.title[language]
    return shown({
      title: `${say.title}｜${name}`,
      trail: [
        { name: say.offerings, href: to.offerings() },
        { name, href: to.offering({ offering: offering.id }) },
        { name: say.title },
      ],
      body: <Body visit={visit} read={read.value} />,
    })
  },
}

type BodyProps = { readonly visit: Visit; readonly read: PublicDraw }

function Body({ visit, read }: BodyProps): Child {
  const { language } = visit
  const { course, draw } = read
  const say = texts[language]
  const { list, drawn } = draw
  const current = drawn ? 3 : list ? 2 : 1
  return (
    <article class="draw">
      <p class="over-title">{course.offering.settings.title[language]}</p>
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <Steps
        steps={[
          { name: say.committed, text: formatMoment(draw.committedAt, language) },
          {
            name: say.fixed,
            ...(list && { text: formatMoment(list.closedAt, language) }),
          },
          { name: say.drawn, ...(drawn && { text: formatMoment(drawn.drawnAt, language) }) },
        ]}
        current={current}
        language={language}
      />
      <section>
        <h2>{say.published}</h2>
        <SummaryList lines={publishedLines(read, language)} />
      </section>
      {drawn && <Result visit={visit} record={drawn.record} />}
      <section>
        <h2>{say.how}</h2>
        <ol>
          {say.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        <p>{say.limits}</p>
      </section>
    </article>
  )
}

function publishedLines({ course, draw }: PublicDraw, language: Language) {
  const say = texts[language]
  const { list, drawn, commitment } = draw
  const selection = list?.settings ?? course.settings.selection
  const { publicValue, reserve, classes } = selection
  const seats = list ? list.seats : course.offering.settings.capacity
  const people = (count: number | null, none: string) => (count === null ? none : say.people(count))
  return [
    { name: say.commitment, value: <code class="digest">{commitment}</code> },
    { name: say.seats, value: people(seats, say.endless) },
    { name: say.reserve, value: people(reserve, say.everyone) },
    ...classes.map((each, index) => ({
      name: say.classOf(index + 1),
      value: `${each.label[language]}${each.seats === null ? '' : say.seatsOf(each.seats)}`,
    })),
    { name: say.value, value: publicValue ? publicValue[language] : say.noValue },
    ...(list
      ? [
          { name: say.entries, value: say.people(list.entries.length) },
          { name: say.list, value: <code class="digest">{list.digest}</code> },
        ]
      : []),
    ...(drawn
      ? [
          { name: say.secret, value: <code class="digest">{drawn.record.secret}</code> },
          ...(drawn.record.publicValue === null
            ? []
            : [{ name: say.given, value: drawn.record.publicValue }]),
        ]
      : []),
  ]
}

type ResultProps = { readonly visit: Visit; readonly record: DrawRecord }

function Result({ visit, record }: ResultProps): Child {
  const { language, to } = visit
  const say = texts[language]
  const { offering } = visit.params
  const verified = verifyDraw(record)
  return (
    <>
      <section>
        <h2>{say.result}</h2>
        <p>{say.numbersOnly}</p>
        <Numbers title={say.accepted(record.accepted.length)} numbers={record.accepted} />
        <Numbers title={say.reserveList(record.reserveList.length)} numbers={record.reserveList} />
        <Numbers title={say.declined(record.declined.length)} numbers={record.declined} />
      </section>
      <section>
        <h2>{say.check}</h2>
        <p>
          <strong>{verified.ok ? say.verified : verified.refusal.message[language]}</strong>
        </p>
        <p>{say.repeat}</p>
        <pre class="commands">
          <code>{commandsOf(record)}</code>
        </pre>
        <p>
          <a href={to.drawJson({ offering })} download="">
            {say.json}
          </a>
        </p>
      </section>
    </>
  )
}

type NumbersProps = { readonly title: string; readonly numbers: readonly number[] }

function Numbers({ title, numbers }: NumbersProps): Child {
  if (numbers.length === 0) return null
  return (
    <>
      <h3>{title}</h3>
      <ol class="drawn-numbers">
        {numbers.map((number) => (
          <li>{number}</li>
        ))}
      </ol>
    </>
  )
}

/** The draw as one can type it: the digest of the secret, the digest of the list, the order. */
function commandsOf({ secret, publicValue, entries }: DrawRecord): string {
  const numbers = entries.map(({ number }) => number)
  const seed = quoted(`${secret}:${listDigestOf(numbers)}:${publicValue ?? ''}`)
  return [
    `printf '%s\\n' ${numbers.join(' ')} > numbers.txt`,
    `printf '%s' ${secret} | sha256sum`,
    'sha256sum < numbers.txt',
    `seed=$(printf '%s' ${seed} | sha256sum | cut -c1-64)`,
    'while read -r n; do',
    '  echo "$(printf \'%s:%s\' "$seed" "$n" | sha256sum | cut -c1-64) $n"',
    'done < numbers.txt | LC_ALL=C sort',
  ].join('\n')
}

/** As a shell takes it, whatever stands in it. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`

const texts = {
  ja: {
    title: '抽選の記録',
    offerings: '募集・予約',
    lead: '抽選は、だれにも操作できず、だれでもやり直して確かめられる方法で行います。氏名は使わず、申込順の受付番号だけを使います。',
    committed: '秘密の値の照合値を公表',
    fixed: '受付番号の一覧を確定',
    drawn: '抽選',
    published: '公表していること',
    commitment: '秘密の値の照合値（SHA-256）',
    seats: '決める人数',
    reserve: '補欠',
    everyone: '定員に入らなかった方全員',
    endless: '定員なし',
    people: (count: number) => `${count}人`,
    classOf: (number: number) => `優先枠 ${number}`,
    seatsOf: (seats: number) => `（${seats}人まで）`,
    value: '抽選に使う公開の値',
    noValue: '使いません',
    given: '公開の値（公表されたとおり）',
    entries: '抽選に加わる人',
    list: '一覧の照合値（SHA-256）',
    secret: '秘密の値',
    result: '抽選の結果',
    numbersOnly: '申込順の受付番号です。ご自分の番号は、マイページの申込のページにあります。',
    accepted: (count: number) => `受講決定（${count}人、抽選の順位のとおり）`,
    reserveList: (count: number) => `補欠（${count}人、順位のとおり）`,
    declined: (count: number) => `受講不可（${count}人）`,
    check: '確かめる',
    verified: 'このページは、公表された値で抽選をやり直し、同じ結果になることを確かめました。',
    repeat: '次の命令で、ご自分でも確かめられます。抽選の順位の順に受付番号が並びます。',
    json: '抽選の記録をダウンロードする（JSON）',
    how: 'しくみ',
    steps: [
      '募集中に、プログラムが秘密の値を作り、その照合値だけを公表します。秘密の値はあとから取り替えられません。',
      '締切のあと、抽選に加わる受付番号の一覧を確定し、その照合値を公表します。このあと、だれも加わらず、だれも外れません。',
      '秘密の値と公開の値を公表します。順位は、これらと受付番号から、だれが計算しても同じに決まります。',
    ],
    limits:
      '一覧が確定したあとに辞退した方も、記録の中では順位が付きます。その席は、補欠の順に次の方へ回ります。',
  },
  en: {
    title: 'Record of the draw',
    offerings: 'Take part',
    lead: 'The draw is made so that nobody can steer it and anyone can repeat it. No names are used, only arrival numbers: the order in which people applied.',
    committed: 'The digest of the secret is public',
    fixed: 'The list of arrival numbers is final',
    drawn: 'The draw',
    published: 'What is public',
    commitment: 'Digest of the secret (SHA-256)',
    seats: 'Places to give',
    reserve: 'Reserve list',
    everyone: 'Everyone who gets no place',
    endless: 'Without limit',
    people: (count: number) => String(count),
    classOf: (number: number) => `First to be seated, ${number}`,
    seatsOf: (seats: number) => ` (up to ${seats})`,
    value: 'Public value',
    noValue: 'None',
    given: 'Public value, as published',
    entries: 'In the draw',
    list: 'Digest of the list (SHA-256)',
    secret: 'Secret',
    result: 'Result',
    numbersOnly:
      'Arrival numbers, in the order in which people applied. Yours stands on the page of your application.',
    accepted: (count: number) => `Accepted (${count}, in the order of the draw)`,
    reserveList: (count: number) => `Reserve list (${count}, in order)`,
    declined: (count: number) => `Not accepted (${count})`,
    check: 'Check it',
    verified: 'This page has repeated the draw from the published values, with the same result.',
    repeat:
      'These commands do the same on your machine: numbers come out in the order of the draw.',
    json: 'Download the record (JSON)',
    how: 'How it works',
    steps: [
      'While people apply, the program makes a secret and publishes its digest only. The secret cannot be exchanged afterwards.',
      'After the deadline the list of numbers is final, and its digest public. From then on nobody comes in or goes out.',
      'The secret and the public value are published. The order follows from them and the numbers, whoever works it out.',
    ],
    limits:
      'Whoever withdraws once the list is final keeps a place in the record. The seat goes to the next on the reserve list.',
  },
} as const
