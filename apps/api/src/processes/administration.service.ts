import { setTimeout } from 'node:timers/promises'
import { Inject, Injectable } from '@nestjs/common'
import type { AdminRequest } from '#contracts/http/processes.js'
import type { AdminCommand } from '#domain/kernel/events.js'
import type { Answer, ProcessState } from '#domain/kernel/state.js'
import { findSeat } from '#domain/kernel/find.js'
import { suitsSeat } from '#domain/organisation/role-families.js'
import { isRole, type Role } from '#domain/organisation/roles.js'
import { findAsked } from '#persistence/read/processes.js'
import { findWayTo } from '#persistence/read/units.js'
import { isDatabaseAway } from '#persistence/read/database-away.js'
import { rulesNow } from '#persistence/rules/rules-for.js'
import { openProcess, type RebuildOrder } from '#temporal/open-process.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, TEMPORAL, type Database, type Temporal } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from './canonical.js'
import { CommandSender, patienceMs } from './command-sender.js'
import { TransferTargets } from './transfer-targets.js'

type Command = AdminRequest['command']
type Request = NonNullable<RebuildOrder['request']>

const askEveryMs = 50

@Injectable()
export class AdministrationService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
    private readonly commands: CommandSender,
    private readonly targets: TransferTargets,
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
      command: await this.checked(state, command),
    }
    return this.commands.send(state.kind, processId, event)
  }

  private async checked(
    state: ProcessState,
    command: Exclude<Command, { name: 'rebuild' }>,
  ): Promise<AdminCommand> {
    if (command.name === 'adoptRules') return { ...command, rules: await rulesNow(this.database, state) }
    if (command.name !== 'reassign') return command
    const { name, seatId, role, unitId, personId } = command
    if (!isRole(role)) throw invalid('role', '没有这个角色')
    if ((await findWayTo(this.database, unitId)).length === 0) throw invalid('unitId', '没有这个单位')
    const holder = { role, unitId, ...(personId !== undefined && { personId }) }
    if (!suits(state, seatId, role)) throw invalid('role', '该角色不能办理此环节，请改选承办角色')
    await this.targets.checkOffice(holder)
    return { name, seatId, holder }
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

/** A seat that is not there is refused by the process itself. */
const suits = (state: ProcessState, seatId: string, role: Role): boolean => {
  const place = findSeat(state, seatId)
  const superiors = place?.round.clock?.stages.map(({ to }) => to?.split('@')[0] ?? '')
  return !place || suitsSeat(role, place.seat.holder.role, superiors)
}

const invalid = (field: string, message: string) =>
  new ProblemError('invalidRequest', { problems: [{ path: `command.${field}`, message }] })
