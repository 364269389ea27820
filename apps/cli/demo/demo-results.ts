/** What was done with the result of the demo's past evaluation: comments looked through, an objection made and answered. */
import type { Pool } from 'pg'
import type { Instant } from '#domain/calendar/local-date.js'
import { findPersonalData } from '#domain/text/personal-data.js'
import {
  addObjection,
  decideObjection,
  findComments,
  screenComment,
} from '#persistence/evaluation/objections.js'
import { dateDemoRows, findDemoPolls } from '#persistence/seed/demo-evaluations.js'
import { inTransaction } from '#persistence/transaction.js'

interface Judges {
  officer: string
  /** By `role unit`. */
  holders: Map<string, string>
  at: Instant
}

export const judgeDemoResults = async (
  pool: Pool,
  evaluationId: string,
  { officer, holders, at }: Judges,
): Promise<void> => {
  await screen(pool, evaluationId, officer)
  const unitId = await findJudgedUnit(pool, evaluationId)
  const secretary = holders.get(`AgencySecretary ${unitId}`)
  if (unitId !== undefined && secretary !== undefined)
    await object(pool, evaluationId, { unitId, secretary, officer })
  await dateDemoRows(pool, evaluationId, at)
}

const screen = (pool: Pool, evaluationId: string, by: string): Promise<void> =>
  inTransaction(pool, async client => {
    for (const { id, text } of await findComments(client, evaluationId, 'waiting', 500))
      await screenComment(client, { evaluationId, id, by, shown: findPersonalData(text).length === 0 })
  })

const findJudgedUnit = async (pool: Pool, evaluationId: string): Promise<string | undefined> =>
  (await findDemoPolls(pool, evaluationId))
    .flatMap(({ subjects }) => subjects)
    .find(({ kind }) => kind === 'unit')?.id

const object = (
  pool: Pool,
  evaluationId: string,
  { unitId, secretary, officer }: Record<'unitId' | 'secretary' | 'officer', string>,
): Promise<void> =>
  inTransaction(pool, async client => {
    const made = await addObjection(client, {
      ...{ evaluationId, kind: 'unit', subjectId: unitId, unitId, by: secretary },
      text: '我单位下半年才与该社区签约，评议户多数没有接触过，请说明样本范围。',
    })
    if ('refused' in made) throw new Error(`the demo's objection: ${made.refused}`)
    await decideObjection(client, {
      ...{ evaluationId, id: made.id, by: officer, decision: 'noted' },
      reason: '属实。样本按公布的种子从全部住户中抽取，结果附此说明，不作更改。',
    })
  })
