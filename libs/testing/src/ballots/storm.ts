/**
 * Everybody votes at once while servers die: each insists until they know what became of their vote, three in ten press
 * again after that, and of one slip in twenty two phones vote. Then what was told is held against the ballots.
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { repositoryRoot } from '#config/repository.js'
import type { PublishedEvaluation } from '#persistence/evaluation/published.js'
import type { PrintedSlip } from '#persistence/evaluation/slips.js'
import { voterOf, type Reply, type Voter } from './voters.js'

const pressAgain = (number: number) => number % 10 < 3
const twoPhones = (number: number) => number % 20 === 7
const pauseMs = 20

/** What voters were told for certain. */
export interface Told {
  slips: number
  voted: Voter[]
  /** Told that somebody else has voted with the slip. */
  refused: Voter[]
  /** Told something else than before, of the same vote. */
  contradicted: Voter[]
}

/** @param send undefined, or an error: nobody knows what became of it */
export const storm = async (
  slips: readonly PrintedSlip[],
  clients: number,
  send: (voter: Voter) => Promise<Reply | undefined>,
  onTold: (done: number) => void = () => undefined,
): Promise<Told> => {
  const told: Told = { slips: slips.length, voted: [], refused: [], contradicted: [] }
  const insist = async (voter: Voter): Promise<boolean> => {
    for (;;) {
      const reply = await send(voter).catch(() => undefined)
      if (reply?.status === 200 && reply.text.includes(voter.receipt)) return true
      if (reply?.status === 409) return false
      await sleep(pauseMs)
    }
  }
  const vote = async (voter: Voter) => {
    const first = await insist(voter)
    ;(first ? told.voted : told.refused).push(voter)
    if (pressAgain(voter.number) && (await insist(voter)) !== first) told.contradicted.push(voter)
    onTold(told.voted.length)
  }
  const waiting = [...slips]
  const client = async () => {
    for (let slip = waiting.pop(); slip; slip = waiting.pop()) {
      const phones = twoPhones(slip.number) ? [voterOf(slip), voterOf(slip)] : [voterOf(slip)]
      await Promise.all(phones.map(vote))
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return told
}

export interface Faults {
  /** Told that it lies in the urn, and not on the list; or there with other answers. */
  lost: number
  /** Of one slip more than one, told or on the list. */
  double: number
  contradicted: number
}

export const faultsIn = (
  { slips, voted, contradicted }: Told,
  ballots: PublishedEvaluation['ballots'],
): Faults => {
  const listed = new Map(ballots.map(({ receipt, answers }) => [receipt, answers?.join('')]))
  const winners = new Set(voted.map(({ number }) => number))
  const lost = voted.filter(({ receipt, given }) => listed.get(receipt) !== given).length
  return {
    lost: lost + (slips - winners.size),
    double: voted.length - winners.size + Math.max(0, ballots.length - slips),
    contradicted: contradicted.length,
  }
}

/** By the script that anybody can run. @returns how many lines of the result disagree */
export const recounted = async (published: PublishedEvaluation): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'dual-checkin-recount-'))
  const file = join(folder, 'ballots.json')
  writeFileSync(file, JSON.stringify(published))
  try {
    const script = join(repositoryRoot(), 'apps/cli/recount/recount.mjs')
    await promisify(execFile)(process.execPath, [script, file])
    return 0
  } catch (error) {
    const { stdout } = error as { stdout: string }
    return stdout.split('\n').filter(line => line.startsWith('✗')).length || Number.NaN
  } finally {
    rmSync(folder, { recursive: true })
  }
}
