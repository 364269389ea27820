/** An administrator's command as it is sent to the process: with the rules it names, and a holder who is there. */
import { Inject, Injectable } from '@nestjs/common'
import type { AdminRequest } from '#contracts/http/processes.js'
import type { AdminCommand } from '#domain/kernel/events.js'
import { findSeat } from '#domain/kernel/find.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { suitsSeat } from '#domain/organisation/role-families.js'
import { isRole, type Role } from '#domain/organisation/roles.js'
import { findWayTo } from '#persistence/organisation/units.js'
import { rulesNow } from '#persistence/rules/rules-for.js'
import { policyHomeOf } from '#workflows/policies.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid } from '../http/problem.js'
import { TransferTargets } from '../processes/transfer-targets.js'

/** Every command but `rebuild`, which is no event of the process. */
export type EventCommand = Exclude<AdminRequest['command'], { name: 'rebuild' }>

@Injectable()
export class CheckedCommands {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly targets: TransferTargets,
  ) {}

  /** @throws ProblemError invalidRequest, naming the field */
  async check(state: ProcessState, command: EventCommand): Promise<AdminCommand> {
    if (command.name === 'adoptRules') {
      const home = policyHomeOf(state.kind, state.facts)
      return { ...command, rules: await rulesNow(this.database, state, home) }
    }
    if (command.name !== 'reassign') return command
    const { name, seatId, role, unitId, personId } = command
    if (!isRole(role)) throw invalid('command.role', '没有这个角色')
    if ((await findWayTo(this.database, unitId)).length === 0) throw invalid('command.unitId', '没有这个单位')
    const holder = { role, unitId, ...(personId !== undefined && { personId }) }
    if (!suits(state, seatId, role)) throw invalid('command.role', '该角色不能办理此环节，请改选承办角色')
    await this.targets.checkOffice(holder)
    return { name, seatId, holder }
  }
}

/** A seat that is not there is refused by the process itself. */
const suits = (state: ProcessState, seatId: string, role: Role): boolean => {
  const place = findSeat(state, seatId)
  const superiors = place?.round.clock?.stages.map(({ to }) => to?.split('@')[0] ?? '')
  return !place || suitsSeat(role, place.seat.holder.role, superiors)
}
