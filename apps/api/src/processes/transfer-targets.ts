/** Whoever or whatever an act names must be there: nobody is handed a task they could not find. */
import { Inject, Injectable } from '@nestjs/common'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { TransferBody } from '#domain/kernel/events.js'
import type { Holder } from '#domain/kernel/state.js'
import { findHolders } from '#persistence/organisation/holders.js'
import { findWayTo } from '#persistence/organisation/units.js'
import { DATABASE, type Database } from '../dependencies.js'
import { invalid } from '../http/problem.js'

@Injectable()
export class TransferTargets {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws ProblemError invalidRequest */
  async check(kind: string, act: string, body: unknown, holder: Holder): Promise<void> {
    if (act === 'transfer' || act === 'delegate') await this.checkHolder(holder, (body as TransferBody).to)
    if (kind === 'claim' && act === 'inviteUnit') await this.checkAgency((body as { unitId: string }).unitId)
  }

  /** A task stays within its unit: only who holds an office there can take it over. */
  async checkHolder({ unitId }: Holder, personId: string): Promise<void> {
    const holders = await findHolders(this.database, [unitId], undefined, localDateOf(Date.now()))
    const known = holders.some(each => each.personId === personId && each.role !== 'InServicePartyMember')
    if (!known) throw invalid('body.to', '请选择本单位在任的人员')
  }

  /** Whoever is given a seat holds the very office; an office without people would leave it with nobody. */
  async checkOffice({ role, unitId, personId }: Holder): Promise<void> {
    const holders = await findHolders(this.database, [unitId], [role], localDateOf(Date.now()))
    if (holders.length === 0) throw invalid('command.role', '该单位没有担任此角色的在任人员')
    if (personId !== undefined && !holders.some(each => each.personId === personId))
      throw invalid('command.personId', '此人在该单位不担任此角色')
  }

  private async checkAgency(unitId: string): Promise<void> {
    const unit = (await findWayTo(this.database, unitId)).at(-1)
    if (unit?.kind !== 'agencyPartyOrganization') throw invalid('body.unitId', '请选择机关党组织')
  }
}
