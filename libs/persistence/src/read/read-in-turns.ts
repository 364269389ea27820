import type { Pool } from 'pg'

export interface Reading {
  text: string
  values: unknown[]
}

/** A whole list may take longer than a page of it. */
const patienceMs = 120_000
/** All rows are wanted, not the first ones soon. */
const settings = `SET LOCAL statement_timeout = ${patienceMs}; SET LOCAL cursor_tuple_fraction = 1`

/** All rows of a statement as they were at one moment, so many at a time: nothing ever holds all of them. */
export async function* readInTurns<Row extends object>(
  pool: Pool,
  { text, values }: Reading,
  inOneTurn = 5_000,
): AsyncGenerator<Row[]> {
  const client = await pool.connect()
  let isOver = false
  try {
    await client.query('BEGIN READ ONLY')
    await client.query(settings)
    await client.query(patient({ text: `DECLARE turns NO SCROLL CURSOR FOR ${text}`, values }))
    while (!isOver) {
      const { rows } = await client.query<Row>(patient({ text: `FETCH ${inOneTurn} FROM turns` }))
      if (rows.length > 0) yield rows
      isOver = rows.length < inOneTurn
    }
    await client.query('COMMIT')
  } finally {
    // Whoever leaves before the end leaves a transaction open on it.
    client.release(!isOver)
  }
}

/** The pool gives up on any statement sooner. */
const patient = <Query extends object>(query: Query) => ({ ...query, query_timeout: patienceMs * 1.1 })
