/** Notices as steps make them, people who can be mailed, and channels of units. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import type { Rules } from '#domain/kernel/state.js'
import type { ChannelKind } from '#domain/notices/channels.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText } from '#secrets/seal.js'
import { claimFacts, claimRules, people, projects, units } from '#testing/claims.js'
import { rulesOf } from '#testing/kernel.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'
import type { InterviewFacts } from '#workflows/interview/interview.facts.js'
import { interview } from '#workflows/interview/interview.lifecycle.js'
import { defaultInterviewPolicy } from '#workflows/interview/interview.policy.js'

interface Beginning {
  lifecycle: Lifecycle
  rules: Rules
  title: string
  facts: unknown
  by: string
}

/** Its first step, committed: whoever is to act has a notice waiting. @returns its id */
const begin = async (pool: Pool, { lifecycle, rules, title, facts, by }: Beginning): Promise<string> => {
  const processId = randomUUID()
  const key = randomUUID()
  const { step } = reduce(
    lifecycle,
    blankState(lifecycle.kind, processId, rules),
    rules,
    { type: 'start', title, facts, key, bodyHash: key, by },
    Date.now(),
  )
  const { status } = await commitStep(pool, step)
  if (status !== 'committed') throw new Error(`${lifecycle.kind} has not begun: ${status}`)
  return processId
}

/** A claim is offered to a community, whose deputy secretary has a notice waiting. @returns its id */
export const offerClaim = async (
  pool: Pool,
  { title = '清理楼道', communityId = units.east1 as string, projectId = randomUUID() as string } = {},
): Promise<string> => {
  const facts = { ...claimFacts({ projectId: projects.east1[0], communityId }, Date.now()), projectId }
  return begin(pool, { lifecycle: claim, rules: claimRules(), title, facts, by: people.liaison })
}

/** A member's interview is begun. @returns its id */
export const beginInterview = async (pool: Pool): Promise<string> => {
  const facts: InterviewFacts = {
    months: ['2026-09'],
    personId: people.member,
    agencyId: units.j1,
    districtId: units.district,
    interviewer: 'agency',
    rectifications: [],
  }
  const rules = rulesOf(defaultInterviewPolicy)
  await seedRules(pool, { kind: 'interview', ...rules })
  return begin(pool, {
    lifecycle: interview,
    rules,
    ...{ title: '2026年9月零积分党员约谈', facts, by: people.officer },
  })
}

/** Somebody with an account and an address. */
export const giveMailbox = async (pool: Pool, personId: string): Promise<string> => {
  const email = `${personId}@example.gov.cn`
  await pool.query(
    `INSERT INTO account (person_id, state, email) VALUES ($1, 'active', $2)
     ON CONFLICT (person_id) DO UPDATE SET state = 'active', email = $2`,
    [personId, email],
  )
  return email
}

export interface NewChannel {
  kind: Exclude<ChannelKind, 'mail'>
  unitId: string
  address: string
  secret?: string
  servesBelow?: boolean
  perMinute?: number
}

export const addChannel = async (
  pool: Pool,
  keys: Keys,
  { kind, unitId, address, secret, servesBelow = false, perMinute = 18 }: NewChannel,
): Promise<string> => {
  const id = randomUUID()
  await pool.query(
    `INSERT INTO channel (id, kind, unit_id, name, address, secret, serves_below, per_minute, gap_minutes)
     VALUES ($1, $2, $3, $2, $4, $5, $6, $7, 0)`,
    [
      id,
      kind,
      unitId,
      sealText(keys, address),
      secret === undefined ? null : sealText(keys, secret),
      servesBelow,
      perMinute,
    ],
  )
  return id
}

/** Tests run at any hour of the day. */
export const disturbAlways = (pool: Pool) =>
  pool.query(`INSERT INTO quiet_hours (unit_id) VALUES ($1) ON CONFLICT (unit_id) DO NOTHING`, [
    units.district,
  ])
