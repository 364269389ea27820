import { setTimeout } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import type { AdminRequest } from '#contracts/http/processes.js'
import type { Answer } from '#domain/kernel/state.js'
import { findAsked } from '#persistence/process/processes.js'
import { isDatabaseAway } from '#persistence/read/database-away.js'
import { openProcess, type RebuildOrder } from '#temporal/open-process.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, TEMPORAL, type Database, type Temporal } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { CommandSender, patienceMs } from '../processes/command-sender.js'
import { CheckedCommands } from './checked-commands.js'

type Request = NonNullable<RebuildOrder['request']>

const askEveryMs = 50

@Injectable()
export class AdministrationService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
    private readonly commands: CommandSender,
    private readonly checkedCommands: CheckedCommands,
  ) {}

  /** An administrator's command, with its reason in the journal; the same key again gets the same answer. */
  async administer(me: SignedIn, processId: string, key: string, request: AdminRequest): Promise<Answer> {
    const bodyHash = hashOf({ by: me.personId, ...request })
    const { state, answered } = await findAsked(this.database, processId, key)
    if (answered) return this.commands.repeat(answered, bodyHash)
    if (!state) throw new ProblemError('notFound')
    const { reason, command } = request
    if (command.name === 'rebuild')
      return this.rebuild({ processId, by: me.personId, reason, request: { key, bodyHash } })
    const event = {
      type: 'admin' as const,
      key,
      bodyHash,
      by: me.personId,
      reason,
      command: await this.checkedCommands.check(state, command),
    }
    return this.commands.send(state.kind, processId, event)
  }

  /** Opens a new run from Postgres and waits until it has written so. */
  private async rebuild(order: RebuildOrder & { request: Request }): Promise<Answer> {
    const { processId, request } = order
    const deadline = Date.now() + patienceMs
    const isOpen = await openProcess(this.database, this.temporal, { ...order, deadline }).catch(
      (error: unknown) => {
        if (isDatabaseAway(error)) throw error
        throw new ProblemError('outcomeUnknown')
      },
    )
    if (!isOpen) throw new ProblemError('processEnded')
    while (Date.now() < deadline) {
      const { answered } = await findAsked(this.database, processId, request.key)
      if (answered) return this.commands.repeat(answered, request.bodyHash)
      await setTimeout(askEveryMs)
    }
    throw new ProblemError('outcomeUnknown')
  }
}
