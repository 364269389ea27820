/**
 * Begins the decisions of weeks in which somebody was recommended, a few at a time so that people's clicks do not wait behind
 * thousands of starts. A week names its process: a repeat begins nothing twice.
 */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import { addDays, instantAt, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import { countsFrom, weekLabel } from '#domain/weekly/weekly-rules.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { rulesAt } from '#persistence/rules/rules-for.js'
import { findDueDecisions, postponeDecision, type DueDecision } from '#persistence/weekly/due-decisions.js'
import { beginProcess } from '#temporal/begin-process.js'
import { outcomeWord, type ActOutcome } from '#temporal/send-act.js'
import type { WeeklySelectionFacts } from '#workflows/weekly-selection/weekly-selection.facts.js'
import { brisk, inLanes, type Begun } from '../follow-ups/lanes.js'

const kind = 'weeklySelection'
/** A batch of this many, and a second's rest. */
const batch = 20

/** @returns how many of the batch have begun, and how many wait on */
export const beginDecisions = async (pool: Pool, client: Client, stop?: AbortSignal): Promise<Begun> => {
  const aheadMs = await demoAheadMs(pool)
  const now = Date.now() + aheadMs
  const due = await findDueDecisions(pool, batch, localDateOf(now))
  return inLanes(
    due,
    async week => {
      const outcome = outcomeWord(await start(pool, client, week, aheadMs))
      // A worker that died before it could say so had begun it; its first step is the week's.
      if (['answered', 'alreadyStarted'].includes(outcome)) return true
      await postponeDecision(pool, week, outcome)
      return false
    },
    (week, failure) => postponeDecision(pool, week, failure),
    { ...brisk, ...(stop && { stop }) },
  )
}

const start = async (pool: Pool, client: Client, of: DueDecision, aheadMs: number): Promise<ActOutcome> => {
  const at = Date.now() + aheadMs
  // A week stands under one policy, that of the day before its Monday: the one under which it was opened.
  const before = instantAt(addDays(of.sunday, -7), '12:00')
  const rules = await rulesAt(pool, { kind, unitId: of.communityId, at: before, startedAt: at })
  return beginProcess(client, {
    kind,
    key: `${kind} ${of.communityId} ${of.week}`,
    by: 'system',
    title: `${of.communityName}${weekLabel(of.week)}典型评选`,
    facts: factsOf(of, countsFrom(rules.calendar, of, at, localDateOf(at))),
    rules,
    aheadMs,
  })
}

const factsOf = (
  { communityId, speakerId, subdistrictId, districtId, week, sunday }: DueDecision,
  from: Instant,
): WeeklySelectionFacts => ({
  ...{ communityId: speakerId, subdistrictId, districtId, week, sunday, countsFrom: from },
  ...(speakerId !== communityId && { of: communityId }),
  avoiding: [],
  returns: [],
})
