import type { Pool } from 'pg'
import { demoCast } from '#persistence/seed/demo-cast.js'
import type { HttpClient } from './http-client.js'
import type { Lane } from './our-claims.js'

/** A claimed project is taken for good, so every lane has this many copies of one. */
const projectsPerLane = 5_000

/** So many communities of the demo district, each with its people signed in and projects to claim. */
export const demoLanes = async (http: HttpClient, pool: Pool, count: number): Promise<Lane[]> => {
  const { projects, agencies, officers } = await demoCast(pool)
  const lanes: Lane[] = []
  for (let no = 0; no < count; no += 1) {
    const project = projects[no]
    const agency = agencies[no]
    const officer = officers[0]
    if (!project || !agency || !officer) throw new Error('the demo district is too small')
    lanes.push({
      projectIds: await copiesOf(pool, project.projectId),
      agencyId: agency.agencyId,
      cookies: {
        liaison: await signIn(http, agency.liaison),
        deputySecretary: await signIn(http, project.deputySecretary),
        officer: await signIn(http, officer),
      },
    })
  }
  return lanes
}

const signIn = async (http: HttpClient, personId: string): Promise<string> => {
  const { status, headers, body } = await http.post('/api/demo/sign-in', { personId })
  const cookie = headers['set-cookie']?.[0]?.split(';')[0]
  if (!cookie) throw new Error(`sign-in of ${personId}: ${status} ${body}`)
  return cookie
}

const copiesOf = async (pool: Pool, projectId: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO project (id, number, community_id, category_code, title, need)
     SELECT id || '-' || no, number || '-' || no, community_id, category_code, title, need
     FROM project, generate_series(1, $2) AS no WHERE id = $1 RETURNING id`,
    [projectId, projectsPerLane],
  )
  return rows.map(({ id }) => id)
}
