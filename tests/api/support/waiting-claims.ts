/** Many claims of one community that wait for the organisation department. */
import { claimTerms, people, projects, units } from '#testing/claims.js'
import { newKey, type TestApi } from './api.js'
import type { Visitor } from './visitor.js'

export interface WaitingTask {
  processId: string
  seatId: string
  expectedVersion: number
}

/** Projects `batch-<from>` … `batch-<to>`. */
export const plantProjects = (api: TestApi, from: number, to: number): Promise<unknown> =>
  api.database.pool.query(
    `INSERT INTO project (id, number, community_id, category_code, title)
     SELECT 'batch-' || n, 'batch-' || n, community_id, category_code, '批量 ' || n
     FROM project, generate_series($2::int, $3::int) n WHERE id = $1`,
    [projects.east1[0], from, to],
  )

export const actOn = (who: Visitor, { processId, ...request }: WaitingTask & { act: string; body: object }) =>
  who.command(`/api/processes/${processId}/acts`, newKey(), request)

/** The seat on which somebody has the act. */
export const seatOf = async (who: Visitor, processId: string, act: string): Promise<WaitingTask> => {
  const { allowedActions, version } = await who.page(processId)
  const seatId = allowedActions.find(each => each.act === act)?.seatId ?? ''
  return { processId, seatId, expectedVersion: version }
}

/** Offered and signed: claims on `batch-<from>` … `batch-<to>`, as the officer finds them. */
export const waitingClaims = async (api: TestApi, from: number, to: number): Promise<WaitingTask[]> => {
  await plantProjects(api, from, to)
  const [agency, community, officer] = [
    await api.as(people.liaison),
    await api.as(people.east1Secretary),
    await api.as(people.officer),
  ]
  const waiting: WaitingTask[] = []
  for (let n = from; n <= to; n += 1) {
    const offer = { projectId: `batch-${n}`, agencyId: units.j1, startedBy: 'agency', submit: true }
    const { body } = await agency.command('/api/claims', newKey(), { ...offer, terms: claimTerms() })
    const signing = await seatOf(community, body.processId, 'sign')
    await actOn(community, { ...signing, act: 'sign', body: { answers: [] } })
    waiting.push(await seatOf(officer, body.processId, 'approve'))
  }
  return waiting
}
