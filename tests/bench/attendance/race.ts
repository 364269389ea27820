/** 5,000 people want one of 50 places at once: who gets one, who waits in what order, and whether anybody is turned away. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { httpClient, type HttpClient } from '../claim/http-client.js'
import type { Measured } from '../harness/figures.js'
import { say } from '../harness/report.js'

const racers = 5_000
const places = 50
const signingInAtOnce = 16

interface Place {
  communityId: string
  agencyId: string
}

const seedRace = async (pool: Pool, organiserId: string): Promise<string> => {
  const { rows } = await pool.query<Place>(
    `SELECT c.id AS "communityId", (SELECT min(id) FROM org_unit WHERE kind = 'agencyPartyOrganization') AS "agencyId"
     FROM org_unit c JOIN person p ON p.unit_id = c.id WHERE p.id = $1`,
    [organiserId],
  )
  const [place] = rows
  if (!place) throw new Error('the organiser has no community')
  await pool.query(
    `WITH come AS (
       INSERT INTO person (id, staff_number, name, unit_id)
       SELECT 'racer-' || n, 'racer-' || n, '赛跑' || n, $2 FROM generate_series(1, $1::int) n RETURNING id
     ), granted AS (
       INSERT INTO role_grant (person_id, role, unit_id, valid_from, granted_by)
       SELECT id, 'InServicePartyMember', $2, '2020-01-01', 'bench' FROM come
     ) INSERT INTO membership (id, subject, person_id, agency_id, community_id, valid_from)
     SELECT gen_random_uuid(), 'member', id, $2, $3, '2020-01-01' FROM come`,
    [racers, place.agencyId, place.communityId],
  )
  const id = randomUUID()
  await pool.query(
    `INSERT INTO activity (id, number, community_id, title, place, starts_at, ends_at, sign_up_until, cancel_until, capacity,
       state, organiser_id)
     VALUES ($1, 'HD-race', $2, '抢名额', '社区', now() + interval '2 days', now() + interval '50 hours',
       now() + interval '1 day', now() + interval '1 day', $3, 'open', $4)`,
    [id, place.communityId, places, organiserId],
  )
  await pool.query('ANALYZE person, role_grant, membership')
  return id
}

const signedIn = async (http: HttpClient): Promise<string[]> => {
  const cookies: string[] = []
  const waiting = Array.from({ length: racers }, (_, no) => `racer-${no + 1}`)
  const client = async () => {
    for (let personId = waiting.pop(); personId; personId = waiting.pop()) {
      const { headers } = await http.post('/api/demo/sign-in', { personId })
      cookies.push((headers['set-cookie'] ?? []).map(line => line.split(';')[0]).join('; '))
    }
  }
  await Promise.all(Array.from({ length: signingInAtOnce }, client))
  return cookies
}

/** Places that are not what they should be, and those who wait although they were committed before somebody with a place. */
const wrongPlaces = `
  SELECT abs(count(*) FILTER (WHERE state = 'signed') - $2::int)::int AS places,
    abs(count(*) - $3::int)::int AS people,
    (count(*) FILTER (WHERE state = 'waiting'
      AND id < (SELECT max(id) FROM sign_up WHERE activity_id = $1 AND state = 'signed')))::int AS "outOfOrder"
  FROM sign_up WHERE activity_id = $1`

export const signUpRace = async (pool: Pool, port: number, organiserId: string): Promise<Measured[]> => {
  const id = await seedRace(pool, organiserId)
  const http = httpClient(port)
  say(`${racers} 人登录…`)
  const cookies = await signedIn(http)
  say('同时报名…')
  const begun = performance.now()
  const replies = await Promise.all(
    cookies.map(cookie =>
      http.post(`/api/activities/${id}/sign-ups`, {}, { cookie, 'idempotency-key': randomUUID() }),
    ),
  )
  say(`${Math.round((racers * 1000) / (performance.now() - begun))} 人报名/秒`)
  http.close()
  const { rows } = await pool.query<Record<'places' | 'people' | 'outOfOrder', number>>(wrongPlaces, [
    ...[id, places, racers],
  ])
  const { places: misplaced = racers, people = racers, outOfOrder = racers } = rows[0] ?? {}
  return [
    {
      figure: `answers other than 200 to ${racers} at once for ${places} places`,
      ours: replies.filter(({ status }) => status !== 200).length,
      bar: '≤0',
    },
    {
      figure: `places more or fewer than ${places}, people lost, waiting before an earlier one`,
      ours: misplaced + people + outOfOrder,
      bar: '≤0',
    },
  ]
}
