import { Inject, Injectable, Logger } from '@nestjs/common'
import { moveDemoClock } from '#persistence/clocks/move-demo-clock.js'
import { countOpen, processesBehind } from '#persistence/process/rebuild.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { answerOnce } from '#persistence/requests/answer-once.js'
import { moveClocks } from '#temporal/move-clocks.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, TEMPORAL, type Database, type Temporal } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { patienceMs } from '../processes/command-sender.js'

@Injectable()
export class FastForwardService {
  private readonly log = new Logger('demo')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
  ) {}

  /**
   * 快进: moves the programme's clock, also when nothing is open, and every open process to that moment, so that none stays
   * behind; those that cannot be moved in time are taken along by the worker. The same key again moves none of them twice.
   * @throws ProblemError keyReused; outcomeUnknown when none is known to have moved
   */
  async forward(me: SignedIn, key: string, hours: number) {
    const deadline = Date.now() + patienceMs
    const toMs = await this.momentOf(me, key, hours)
    await moveClocks(this.temporal, await processesBehind(this.database, toMs), {
      ...{ by: me.personId, toMs, deadline },
    })
    const left = (await processesBehind(this.database, toMs)).length
    const moved = (await countOpen(this.database)) - left
    if (left > 0) this.log.warn(`${left} processes follow the clock later`)
    if (left > 0 && moved <= 0) throw new ProblemError('outcomeUnknown')
    return { aheadMs: await demoAheadMs(this.database), moved, left }
  }

  /** How far business time runs ahead now; moved once, however often the request is repeated. */
  private async momentOf({ personId: by }: SignedIn, key: string, hours: number): Promise<number> {
    const byMs = Math.round(hours * 3_600_000)
    const answer = await answerOnce<{ toMs: number } | { refused: 'keyReused' }>(
      this.database,
      { by, key, bodyHash: hashOf({ name: 'fastForward', byMs }) },
      async client => ({ toMs: await moveDemoClock(client, byMs) }),
    )
    if ('refused' in answer) throw new ProblemError('keyReused')
    return answer.toMs
  }
}
