/** Sends a command to its process and turns what comes back into an answer or a problem. */
import { Inject, Injectable, Logger } from '@nestjs/common'
import type { KeyedEvent } from '#domain/kernel/events.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { Answer, AnsweredKey } from '#domain/kernel/state.js'
import { findAsked } from '#persistence/process/processes.js'
import { sendAct, type ActOptions } from '#temporal/send-act.js'
import { DATABASE, TEMPORAL, type Database, type Temporal } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { CommittedActs } from './committed-acts.js'
import { Refusals } from './refusals.js'

/** Less than the five seconds people wait, for the reads before and after. */
export const patienceMs = 4_000

@Injectable()
export class CommandSender {
  private readonly log = new Logger('commands')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
    private readonly refusals: Refusals,
    private readonly committed: CommittedActs,
  ) {}

  /** @throws ProblemError with the refusal explained, or outcomeUnknown */
  async send(kind: string, processId: string, event: KeyedEvent, options?: ActOptions): Promise<Answer> {
    const deadline = Date.now() + patienceMs
    const outcome = await this.committed.orCommitted(processId, event, () =>
      sendAct(this.temporal, kind, processId, event, { deadline, ...options }),
    )
    if ('key' in outcome) return this.repeat(outcome, event.bodyHash)
    switch (outcome.status) {
      case 'answered':
        return outcome.answer
      case 'refused':
        throw await this.refusals.explain(processId, event, outcome.refusal)
      case 'notRunning':
        return this.whenNotRunning(processId, event)
      case 'outcomeUnknown':
        this.log.warn(`outcome unknown of ${kind}/${processId}: ${outcome.cause.message}`)
        throw new ProblemError('outcomeUnknown')
    }
  }

  /** The answer of a key that was seen before. @throws ProblemError keyReused when its body was another */
  repeat(known: AnsweredKey, bodyHash: string): Answer {
    if (known.bodyHash !== bodyHash) throw new ProblemError('keyReused')
    return known.answer
  }

  /** Its last act may have been this one; an open process without a run waits to be rebuilt. */
  private async whenNotRunning(processId: string, event: KeyedEvent): Promise<Answer> {
    const { state, answered } = await findAsked(this.database, processId, event.key)
    if (answered) return this.repeat(answered, event.bodyHash)
    if (state?.endedAt === undefined) throw new ProblemError('outcomeUnknown')
    const { outcome, endedAt } = state
    throw await this.refusals.explain(processId, event, refusal('processEnded', { outcome, endedAt }))
  }
}
