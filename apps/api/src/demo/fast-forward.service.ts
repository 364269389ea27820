import { Inject, Injectable, Logger } from '@nestjs/common'
import type { AdminEvent } from '#domain/kernel/events.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { openProcesses, type OpenProcess } from '#persistence/process/rebuild.js'
import { sendAct } from '#temporal/send-act.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, TEMPORAL, type Database, type Temporal } from '../dependencies.js'
import { hashOf } from '../processes/canonical.js'

const atOnce = 16

@Injectable()
export class FastForwardService {
  private readonly log = new Logger('demo')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
  ) {}

  /** 快进: moves the business time of every open process; the same key again moves none of them twice. */
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
    const waiting = await openProcesses(this.database)
    const moved: boolean[] = []
    const lane = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) moved.push(await this.move(next, event))
    }
    await Promise.all(Array.from({ length: atOnce }, lane))
    return {
      aheadMs: await demoAheadMs(this.database),
      moved: moved.filter(Boolean).length,
      failed: moved.filter(done => !done).length,
    }
  }

  private async move({ id, kind }: OpenProcess, event: AdminEvent): Promise<boolean> {
    const outcome = await sendAct(this.temporal, kind, id, event)
    if (outcome.status !== 'answered') this.log.warn(`${kind}/${id} was not moved: ${outcome.status}`)
    return outcome.status === 'answered'
  }
}
