import { Inject, Injectable, Logger } from '@nestjs/common'
import type { AdminEvent } from '#domain/kernel/events.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { openProcesses, type OpenProcess } from '#persistence/process/rebuild.js'
import { sendAct } from '#temporal/send-act.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, TEMPORAL, type Database, type Temporal } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { patienceMs } from '../processes/command-sender.js'

const atOnce = 16

@Injectable()
export class FastForwardService {
  private readonly log = new Logger('demo')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
  ) {}

  /**
   * 快进: moves the business time of every open process; the same key again moves none of them twice.
   * @throws ProblemError outcomeUnknown when none is known to have moved
   */
  async forward(me: SignedIn, key: string, hours: number) {
    const command = { name: 'fastForward' as const, byMs: Math.round(hours * 3_600_000) }
    const event: AdminEvent = {
      type: 'admin',
      key,
      bodyHash: hashOf({ by: me.personId, ...command }),
      by: me.personId,
      reason: '演示快进',
      command,
    }
    const deadline = Date.now() + patienceMs
    const waiting = await openProcesses(this.database)
    const moved: boolean[] = []
    const lane = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop())
        moved.push(await this.move(next, event, deadline))
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    const failed = moved.filter(done => !done).length
    if (failed > 0 && failed === moved.length) throw new ProblemError('outcomeUnknown')
    return { aheadMs: await demoAheadMs(this.database), moved: moved.length - failed, failed }
  }

  private async move({ id, kind }: OpenProcess, event: AdminEvent, deadline: number): Promise<boolean> {
    const outcome = await sendAct(this.temporal, kind, id, event, { deadline })
    if (outcome.status !== 'answered') this.log.warn(`${kind}/${id} was not moved: ${outcome.status}`)
    return outcome.status === 'answered'
  }
}
