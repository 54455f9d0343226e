/**
 * The rivals on the same PostgreSQL: the conditional update of the remaining seats alone, and an
 * advisory lock with a count. Both are hand-written, without HTTP, rights, answers or facts.
 */
import pg from 'pg'
import { type Run, run } from './load.ts'

/** What both sides are put through. */
export type Course = {
  readonly count: number
  readonly connections: number
  readonly seats: number
}

/** Runs `work` with a pool of the rivals' own, on tables of their own. */
export async function withRivals<T>(
  target: pg.PoolConfig,
  connections: number,
  work: (pool: pg.Pool) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ ...target, max: connections })
  try {
    await pool.query(
      'create table if not exists rival_seats (id integer primary key, left_over integer)',
    )
    await pool.query('create table if not exists rival_taken (person integer primary key)')
    return await work(pool)
  } finally {
    await pool.query('drop table if exists rival_seats, rival_taken')
    await pool.end()
  }
}

/** The conditional update, one by one. */
export async function conditionalUpdate(pool: pg.Pool, course: Course): Promise<Run> {
  await pool.query('truncate rival_seats')
  await pool.query('insert into rival_seats values (1, $1)', [course.seats])
  return run(course, async () => {
    await pool.query(
      'update rival_seats set left_over = left_over - 1 where id = 1 and left_over > 0',
    )
  })
}

/** An advisory lock around a count and an insert. */
export async function advisoryLock(pool: pg.Pool, course: Course): Promise<Run> {
  await pool.query('truncate rival_taken')
  return run(course, async (index) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query('select pg_advisory_xact_lock(7)')
      const found = await client.query<{ count: number }>(
        'select count(*)::integer as count from rival_taken',
      )
      if ((found.rows[0]?.count ?? 0) < course.seats) {
        await client.query('insert into rival_taken values ($1)', [index])
      }
      await client.query('commit')
    } finally {
      client.release()
    }
  })
}
