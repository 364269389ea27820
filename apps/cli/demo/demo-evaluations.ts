/** Fills the demo with last year's evaluation, published and acknowledged, and this year's, which visitors can vote in. */
import type { Pool } from 'pg'
import { keepUrns } from '#ballots/keep-urns.js'
import { newNonce, paperSecrets } from '#ballots/slip-secrets.js'
import { UrnKeys } from '#ballots/urn-keys.js'
import type { Instant } from '#domain/calendar/local-date.js'
import { findCount, type Count } from '#persistence/evaluation/find-results.js'
import { enterPaper } from '#persistence/evaluation/paper-ballots.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import { findDemoCommunities, type DemoCommunity } from '#persistence/seed/demo-activities.js'
import {
  closeDemoAt,
  findDemoHolders,
  findDemoPolls,
  judgeOneInBoth,
  keepFewJudged,
  type DemoPoll,
} from '#persistence/seed/demo-evaluations.js'
import { readKeys, type Keys } from '#secrets/key-file.js'
import { sealText } from '#secrets/seal.js'
import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'
import { castDemoBallots, printDemoSlips, type DemoUrn, judgedInSeveral } from './demo-ballots.js'
import { judgeDemoResults } from './demo-results.js'
import { openEvaluation, pastEvaluation, type EvaluationCast } from './evaluation-stories.js'
import { commitSteps, play, type Story } from './story.js'

const communities = 6
const hourMs = 3_600_000

interface Demo {
  pool: Pool
  now: Instant
  cast: EvaluationCast
  urns: UrnKeys
  keys: Keys
}

/** @param urnFolder where urns have their keys. @param keyFile of the key that seals them */
export const makeDemoEvaluations = async (
  pool: Pool,
  now: Instant,
  { urnFolder, keyFile }: { urnFolder: string; keyFile: string },
): Promise<void> => {
  const keys = readKeys(keyFile)
  const cast: EvaluationCast = {
    communities: await findDemoCommunities(pool, communities),
    // A process knows the calendar from the year before its start: both begin within these months or one year earlier.
    rules: await rulesFor(pool, 'evaluation', { at: now - 120 * 24 * hourMs }),
    holders: await findDemoHolders(pool),
  }
  const demo = { pool, now, cast, keys, urns: new UrnKeys(urnFolder, keys) }
  await makePast(demo)
  await makeOpen(demo)
}

/** What people do outside the process once a stage has begun. */
type Beside = Record<string, (evaluationId: string, facts: EvaluationFacts) => Promise<void>>

const follow = async ({ pool, now }: Demo, story: Story<EvaluationFacts>, beside: Beside): Promise<void> => {
  let before = ''
  for (const step of play(story, now)) {
    if (!(await commitSteps(pool, story.key, [step]))) return
    const { state } = step
    const stage = state.regions.main?.stage ?? ''
    if (stage !== before) await beside[stage]?.(state.processId, state.facts as EvaluationFacts)
    before = stage
  }
}

const makePast = async (demo: Demo): Promise<void> => {
  const { pool, cast, now, urns } = demo
  let count: Count = { sufficient: 0, insufficient: 0, receivers: [] }
  const story = pastEvaluation(cast, now, () => count)
  await follow(demo, story, {
    approved: async id => {
      await keepFewJudged(pool, id)
      await judgeOneInBoth(
        pool,
        id,
        cast.communities.map(({ communityId }) => communityId),
      )
    },
    open: (id, facts) => whileOpen(demo, id, facts, () => vote(demo, id, (slips, turn) => slips.slice(turn))),
    closed: async id => {
      await keepUrns(pool, urns)
      count = await findCount(pool, id)
    },
    objections: (id, { closesAt = now, districtId }) =>
      judgeDemoResults(pool, id, {
        officer: cast.holders.get(`OrganizationDepartmentOfficer ${districtId}`) ?? '',
        holders: cast.holders,
        at: closesAt + 12 * 24 * hourMs,
      }),
  })
}

/** In the first community slips are left for visitors; in the second all are yet to be printed. */
const makeOpen = async (demo: Demo): Promise<void> => {
  const { pool, cast, now } = demo
  await follow(demo, openEvaluation(cast, now), {
    approved: id => keepFewJudged(pool, id),
    open: (id, facts) =>
      whileOpen(demo, id, facts, async () => {
        await vote(demo, id, (slips, turn) => slips.slice(8, 16 + turn * 6), 1)
        await enterFirst(demo, id)
      }),
  })
}

/** Votes are cast by the clock of Postgres: an evaluation of the past stays open for as long as that takes. */
const whileOpen = async (
  { pool, now }: Demo,
  id: string,
  { closesAt = now }: EvaluationFacts,
  work: () => Promise<void>,
): Promise<void> => {
  await closeDemoAt(pool, id, Date.now() + hourMs)
  await work()
  await closeDemoAt(pool, id, closesAt)
}

/** @param voters of a community's slips those that vote. @param unprinted the turn of a community that has printed none */
const vote = async (
  { pool, urns, cast }: Demo,
  evaluationId: string,
  voters: <Slip>(slips: Slip[], turn: number) => Slip[],
  unprinted?: number,
): Promise<void> => {
  await keepUrns(pool, urns)
  const polls = await findDemoPolls(pool, evaluationId)
  const urn: DemoUrn = {
    ...{ evaluationId, publicKey: urns.publicKeyOf(evaluationId) },
    rarely: judgedInSeveral(polls),
  }
  for (const [turn, { communityId, deputySecretary }] of cast.communities.entries()) {
    const poll = polls.find(each => each.communityId === communityId)
    if (!poll || turn === unprinted) continue
    const order = { evaluationId, communityId, by: deputySecretary }
    const slips = await printDemoSlips(pool, order, unprinted !== undefined && turn === 0)
    await castDemoBallots(pool, urn, poll, voters(slips, turn))
  }
}

/** Two ballots on paper of the first community wait for somebody else to enter them once more. */
const enterFirst = async ({ pool, keys, cast }: Demo, evaluationId: string): Promise<void> => {
  const [first] = cast.communities
  const poll = (await findDemoPolls(pool, evaluationId)).find(each => each.communityId === first?.communityId)
  if (!first || !poll) return
  const by = enteredBy(cast, first)
  const entered = JSON.stringify({ answers: answersOf(poll), comment: '' })
  for (const number of [7, 8]) {
    const place = { evaluationId, communityId: first.communityId, number }
    const request = { by, ...paperSecrets({ ...place, by, entered }, newNonce()) }
    await enterPaper(pool, place, request, {
      seal: () => sealText(keys, entered),
      differs: () => undefined,
      cast: () => Promise.resolve({}),
    })
  }
}

const answersOf = ({ subjects }: DemoPoll): number[] => subjects.map(() => 2)

const enteredBy = ({ holders }: EvaluationCast, { subdistrictId, deputySecretary }: DemoCommunity): string =>
  holders.get(`SubdistrictCoordinator ${subdistrictId}`) ?? deputySecretary
