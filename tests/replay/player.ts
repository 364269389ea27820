/** Plays a claim on the run's real server and reads its history as anybody may read it: payloads are not encrypted here. */
import { randomUUID } from 'node:crypto'
import { historyToJSON } from '@temporalio/common/lib/proto-utils'
import type { Pool } from 'pg'
import { workflowIdOf, type CommitResult } from '#contracts/workflow/process.js'
import type { AdminCommand, AdminEvent, KeyedEvent } from '#domain/kernel/events.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import type { Rules } from '#domain/kernel/state.js'
import type { Step } from '#domain/kernel/step.js'
import { commitStep } from '#persistence/process/commit-step.js'
import { loadProcess } from '#persistence/process/load-process.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import { openProcess } from '#temporal/open-process.js'
import { sendAct } from '#temporal/send-act.js'
import { claimRules, people } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { skipTime, testTemporal, testWorker, type TestTemporal, type TestWorker } from '#testing/temporal.js'
import { claim as lifecycle } from '#workflows/claim/claim.lifecycle.js'
import type { ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { Claim } from '../chaos/harness/claim.js'
import { fillDistrict, type Parties } from '../chaos/harness/district.js'
import type { Move } from '../chaos/harness/roads.js'

/** 会签: both must approve; so half-decided rounds can be recorded too. */
const policy = claimRules({
  version: 'claim-two-approvers',
  approval: { rule: 'all', roles: ['OrganizationDepartmentOfficer', 'DeputyHeadInCharge'] },
})

export interface Stage {
  /** A claim that its agency has offered. */
  offered(): Promise<Player>
  /** The history of a claim's newest run, in the JSON of Temporal's own tools. */
  historyOf(player: Player): Promise<string>
  /** The same of the run before. */
  historyBefore(player: Player): Promise<string>
  close(): Promise<void>
}

export interface StageOptions {
  maxCachedWorkflows?: number
}

/** Database, namespace and worker for playing claims. */
export const openStage = async (options: StageOptions = {}): Promise<Stage> => {
  const database = await testDatabase()
  const parties = (await fillDistrict(database.pool, policy, 40)).values()
  const temporal = await testTemporal()
  const faults = { nextLocalCommitFails: false }
  const commit = (step: Step): Promise<CommitResult> => {
    if (!faults.nextLocalCommitFails) return commitStep(database.pool, step)
    faults.nextLocalCommitFails = false
    return Promise.reject(new Error('Postgres is slow today'))
  }
  const worker = await testWorker(temporal, { activities: { commitStep: commit }, ...options })
  const rules = (await rulesFor(database.pool, 'claim', { at: Date.now() })) as Rules<ClaimPolicy>
  const next = (): Parties => {
    const { value } = parties.next()
    if (!value) throw new Error('the district has no more projects')
    return value
  }
  return {
    offered: async () => {
      const player = new Player(database.pool, temporal, rules, next(), faults)
      await player.offer()
      return player
    },
    historyOf: async ({ workflowId }) => historyToJSON(await historyOf(temporal, workflowId)),
    historyBefore: async ({ workflowId }) => {
      const [started] = (await historyOf(temporal, workflowId)).events ?? []
      const before = started?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId
      if (!before) throw new Error(`${workflowId} has not gone on in a new run`)
      return historyToJSON(await historyOf(temporal, workflowId, before))
    },
    close: () => close(database, temporal, worker),
  }
}

const historyOf = ({ client }: TestTemporal, workflowId: string, runId?: string) =>
  client.workflow.getHandle(workflowId, runId).fetchHistory()

const close = async (database: TestDatabase, temporal: TestTemporal, worker: TestWorker): Promise<void> => {
  await worker.stop()
  await temporal.close()
  await database.drop()
}

export class Player {
  private readonly claim: Claim

  constructor(
    private readonly pool: Pool,
    private readonly temporal: TestTemporal,
    private readonly rules: Rules<ClaimPolicy>,
    parties: Parties,
    private readonly faults: { nextLocalCommitFails: boolean },
  ) {
    this.claim = new Claim(parties, rules, [])
  }

  get workflowId(): string {
    return workflowIdOf('claim', this.claim.processId)
  }

  get agencyId(): string {
    return this.claim.parties.agencyId
  }

  get stage(): string {
    return this.claim.state.regions.main?.stage ?? ''
  }

  offer(): Promise<void> {
    return this.send(this.claim.start())
  }

  /** Makes moves, each answered before the next. */
  async click(...moves: Move[]): Promise<void> {
    for (const move of moves) await this.send(this.firstClick(move))
  }

  async command(command: AdminCommand): Promise<void> {
    await this.send(this.order(command))
  }

  /** The first attempt to commit fails: the step goes the patient way. */
  async clickWhileCommitsFail(move: Move): Promise<void> {
    this.faults.nextLocalCommitFails = true
    await this.click(move)
  }

  /** A commit of which the run never heard. */
  async commitUnheard(move: Move): Promise<void> {
    const event = this.firstClick(move)
    const { step } = reduce(lifecycle, this.claim.state, this.rules, event, Date.now())
    await commitStep(this.pool, step)
    this.claim.state = step.state
  }

  /** A person whose act cannot be carried out. */
  async refused(move: Move): Promise<void> {
    const event = { ...this.firstClick(move), expectedVersion: 999 }
    const outcome = await sendAct(this.temporal.client, 'claim', this.claim.processId, event)
    if (outcome.status !== 'refused') throw new Error(`not refused: ${outcome.status}`)
  }

  /** Takes the last act back (撤回). */
  async recall(): Promise<void> {
    const { recallable, version } = this.claim.state
    if (!recallable) throw new Error('nothing to recall')
    const { seatId, by } = recallable
    const key = randomUUID()
    await this.send({
      type: 'act',
      key,
      bodyHash: key,
      by,
      act: 'recall',
      seatId,
      expectedVersion: version,
      body: {},
    })
  }

  async rebuild(): Promise<void> {
    const { processId } = this.claim
    await openProcess(this.pool, this.temporal.client, {
      processId,
      by: people.systemAdministrator,
      reason: '演练',
    })
    await this.look()
  }

  /** Time passes; what falls due happens. */
  async skip(milliseconds: number): Promise<void> {
    await skipTime(this.temporal, this.workflowId, milliseconds)
    await this.look()
  }

  private firstClick(move: Move) {
    const [click] = this.claim.clicks(move)
    if (!click) throw new Error(`nobody may ${move.act}`)
    return click
  }

  private order(command: AdminCommand): AdminEvent {
    const key = randomUUID()
    return { type: 'admin', key, bodyHash: key, by: people.systemAdministrator, reason: '演练', command }
  }

  private async send(event: KeyedEvent): Promise<void> {
    const { processId } = this.claim
    const { rules } = this
    const outcome = await sendAct(this.temporal.client, 'claim', processId, event, {
      ...(event.type === 'start' && { start: { state: blankState('claim', processId, rules), rules } }),
    })
    if (outcome.status !== 'answered')
      throw new Error(`${event.type} was not answered: ${JSON.stringify(outcome)}`)
    await this.look()
  }

  /** People see what Postgres holds. */
  private async look(): Promise<void> {
    const held = await loadProcess(this.pool, this.claim.processId)
    if (held) this.claim.state = held.state
  }
}
