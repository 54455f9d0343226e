/**
 * Counting: all figures of the report over 1,000,000 facts, against SQL written by hand for the same
 * numbers. By hand means both ways a careful analyst would go, one query a figure and one grouped
 * pass, whichever is faster.
 */
import { figureQuestions } from '../../src/commands/questions.ts'
import { countPlan } from '../../src/commands/count-report.ts'
import { check } from '../../src/kit/check.ts'
import { withAuthority } from '../../src/store/database.ts'
import { median, printBar, say, timed } from '../bar.ts'
import type { Ground } from '../ground.ts'

const facts = 1_000_000
const rounds = 3

/** Runs the bar: at most 1.3 times the time of the hand-written SQL. */
export async function benchCount(ground: Ground): Promise<boolean> {
  say(`count: filling ${facts} facts`)
  await fill(ground)
  const ours: number[] = []
  const perFigure: number[] = []
  const grouped: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const counted = { ours: new Map<string, number>(), byHand: new Map<string, number>() }
    const times = [
      await timed(async () => void (counted.ours = await countOurs(ground))),
      await timed(async () => void (counted.byHand = await countByHand(ground, figureByHand))),
      await timed(() => countByHand(ground, groupedByHand)),
    ]
    checkSame(counted.ours, counted.byHand)
    if (round === 0) continue
    for (const [index, list] of [ours, perFigure, grouped].entries()) list.push(times[index] ?? 0)
  }
  const [own, each, group] = [median(ours), median(perFigure), median(grouped)]
  say(
    `count: ours ${own.toFixed(0)} ms, by hand per figure ${each.toFixed(0)}, grouped ${group.toFixed(0)}`,
  )
  const ratio = own / Math.min(each, group)
  return printBar({
    name: 'report/count-1m',
    value: own,
    unit: 'ms',
    ratio,
    limit: '<= 1.3 x hand-written SQL',
    pass: ratio <= 1.3,
  })
}

async function countOurs({ context, plan }: Ground): Promise<Map<string, number>> {
  const counts = await withAuthority(context.database, context.authority, (books) =>
    countPlan(books, plan, Number.MAX_SAFE_INTEGER),
  )
  return new Map([...counts].map(([key, count]) => [key, count.value]))
}

async function countByHand({ owner, plan }: Ground, write: (plan: Ground['plan']) => string) {
  const answer = await owner.query<{ key: string; value: number }>(write(plan))
  return new Map(answer.rows.map(({ key, value }) => [key, value]))
}

const standing = `fact.authority = '130001' and corrects is null
  and occurred_on between '2023-04-01' and '2024-03-31'
  and not exists (select from fact c where c.authority = '130001' and c.corrects = fact.id)`

/** One query a figure, as an analyst keeps them in a folder. */
function figureByHand(plan: Ground['plan']): string {
  return figureQuestions(plan)
    .map(({ key, rule, scope }) => {
      const counts = rule.terms.map((term) => {
        const kinds = term.kinds.map((kind) => `'${kind}'`).join(', ')
        const tags = term.tags.length > 0 ? `and tags @> '{${term.tags.join(',')}}'` : ''
        const type = term.partyType ? `and fact.party_type = '${term.partyType}'` : ''
        const from = `from fact left join party_merge m on m.authority = '130001'
          and m.absorbed = fact.party
          where ${standing} and programme = '${scope.programme}'
          and component = '${scope.component}' and kind in (${kinds}) and unit = '${term.unit}'
          ${tags} ${type}`
        if (term.aggregate === 'sum') return `(select coalesce(sum(quantity), 0) ${from})`
        if (term.distinct === 'party') {
          return `(select count(*) from (select distinct coalesce(m.surviving, party) ${from}
            and party is not null) as one)`
        }
        return `(select count(party) + coalesce(sum(quantity) filter (where party is null), 0) ${from})`
      })
      return `select '${key}' as key, (${counts.join(' + ')})::bigint as value`
    })
    .join(' union all ')
}

/** One pass over all facts, grouped by where they belong; the rest is arithmetic. */
function groupedByHand(): string {
  return `select concat(programme, component, kind, unit, tags, party_type) as key,
      count(party) + coalesce(sum(quantity) filter (where party is null), 0) as value,
      sum(quantity), count(distinct coalesce(m.surviving, party))
    from fact left join party_merge m on m.authority = '130001' and m.absorbed = fact.party
    where ${standing}
    group by programme, component, kind, unit, tags, party_type`
}

function checkSame(ours: Map<string, number>, byHand: Map<string, number>): void {
  check(ours.size > 50, `the report has its figures, ${ours.size}`)
  for (const [key, value] of ours) {
    check(byHand.get(key) === value, `${key}: ${value} counted, ${byHand.get(key)} by hand`)
    check(value > 0, `${key} counts something`)
  }
}

/**
 * A million facts over all figures' populations: a fifth as many parties, one fact in a hundred
 * taken back, some days outside the year, 500 merges. The facts are consistent as they are made, so
 * the foreign keys are not asked.
 */
async function fill({ owner, plan }: Ground): Promise<void> {
  await owner.query(`truncate fact, party, party_identifier, party_detail cascade`)
  const targets = figureQuestions(plan).flatMap(({ rule, scope }) =>
    rule.terms.flatMap((term) =>
      term.kinds.map((kind) => ({
        ...scope,
        kind,
        unit: term.unit,
        tags: term.tags,
        type: term.partyType,
      })),
    ),
  )
  const values = targets
    .map(
      ({ programme, component, kind, unit, tags, type }, index) =>
        `(${index}, '${programme}', '${component}', '${kind}', '${unit}', '{${tags.join(',')}}'::text[], '${type ?? 'person'}')`,
    )
    .join(', ')
  await owner.query(`
    set session_replication_role = replica;
    insert into command (authority, id, act, actor, idempotency_key, input_digest, recorded_at)
    values ('130001', gen_random_uuid(), 'bench', 'bench', 'bench', '', now());
    create temporary table someone as select gen_random_uuid() as party,
      (array['person', 'company', 'school'])[1 + n % 3] as party_type, n / 3 as n
      from generate_series(0, ${facts / 5}) as n;
    create index on someone (party_type, n);
    analyze someone;
    insert into party select '130001', party, party_type, (select max(position) from command) from someone;
    create temporary table target (n, programme, component, kind, unit, tags, party_type) as values ${values};
    analyze target;
    insert into fact (authority, id, programme, component, kind, party, party_type, quantity, unit,
      tags, occurred_on, recorded_at, recorded_by, command, late)
    select '130001', gen_random_uuid(), t.programme, t.component, t.kind, p.party, p.party_type,
      case when t.unit = 'entry' then 1 else 1 + f % 1000 end, t.unit, t.tags,
      date '2023-03-25' + (f / 7 % 380)::int, now(), 'bench', (select max(position) from command), false
    from generate_series(1, ${facts}) as f
      join target t on t.n = f % ${targets.length}
      left join someone p on p.party_type = t.party_type and t.unit <> 'view'
        and p.n = (f::bigint * 7919 % ${Math.trunc(facts / 15)});
    insert into fact select authority, gen_random_uuid(), programme, component, kind, party,
      party_type, offering, session, application, quantity, unit, tags, occurred_on, recorded_at,
      recorded_by, command, late, id, 'bench', null
    from fact where ('x' || left(id::text, 4))::bit(16)::int % 100 = 0;
    analyze fact;
    insert into party_merge select '130001', gen_random_uuid(), a.party, b.party, 'bench',
      (select max(position) from command)
    from someone a join someone b on b.party_type = a.party_type and b.n = a.n + 1
    where a.n % 2 = 0 and a.n < 334;
    set session_replication_role = origin;
  `)
  await owner.query('vacuum analyze fact')
  await owner.query('vacuum analyze party_merge')
  await owner.query('analyze party')
}
