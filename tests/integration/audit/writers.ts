/** Many people at once: entries of requests, and steps of processes, as the product writes them. */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { blankState } from '#domain/kernel/reduce.js'
import { recordAudit } from '#persistence/audit/record-audit.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { claimFacts, claimRules, people } from '#testing/claims.js'
import { Play } from '#testing/kernel.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'

const rules = claimRules()
export const roundsOfWriter = 5
const entriesARound = 4
const stepsARound = 3

/** What one writer leaves behind. */
export const linksOfWriter = roundsOfWriter * (entriesARound + stepsARound)

export const write = async (pool: Pool): Promise<void> => {
  for (let round = 0; round < roundsOfWriter; round += 1) {
    await writeProcess(pool)
    for (let nth = 0; nth < entriesARound; nth += 1) await writeEntry(pool, nth)
  }
}

const writeEntry = (pool: Pool, nth: number): Promise<void> =>
  recordAudit(pool, {
    operation: 'act',
    personId: people.liaison,
    subject: 'process',
    subjectId: randomUUID(),
    address: '127.0.0.1',
    details: { act: 'sign', nth },
    ...(nth % 2 === 0 ? { outcome: 'done' } : { outcome: 'refused', code: 'staleVersion' }),
  })

/** A draft and two moves of its clock. */
const writeProcess = async (pool: Pool): Promise<void> => {
  const play = new Play(claim, rules, Date.now())
  play.state = blankState('claim', randomUUID(), rules)
  play.start(claimFacts({ submitted: false }, play.now), people.liaison)
  for (let step = 1; play.last; step += 1) {
    const { status } = await commitStep(pool, play.last)
    if (status !== 'committed') throw new Error(status)
    if (step === stepsARound) return
    play.admin({ name: 'fastForward', byMs: 1_000 })
  }
}
