/** Whom somebody may urge in the processes of a list: what a process's own page offers as 催办, for many at once. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { urging } from '#contracts/http/urgings.js'
import { tellingActOf } from '#domain/kernel/acts/tell.js'
import type { ActEvent } from '#domain/kernel/events.js'
import { findSeat } from '#domain/kernel/find.js'
import type { Seat } from '#domain/kernel/state.js'
import { findNames, type Names } from '#persistence/read/names.js'
import { findToUrge, type UrgingRow } from '#persistence/process/urgings.js'
import { lifecycleOf } from '#workflows/lifecycles.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { iso } from '../lifecycle/dates.js'
import { officeLabel } from '../lifecycle/labels.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { coordinates, partIn } from './part.js'
import { actionsFor } from './viewer.js'

/** A seat that somebody may urge, or has urged and may not urge again yet. */
interface Found {
  row: UrgingRow
  seat: Seat
  urgedAt?: number
}

@Injectable()
export class UrgingsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  async among(me: SignedIn, processIds: string[]): Promise<{ items: z.input<typeof urging>[] }> {
    if (processIds.length === 0) return { items: [] }
    const rows = await findToUrge(this.database, me, processIds)
    const found = (await Promise.all(rows.map(row => this.seatOf(me, row)))).flatMap(each => each ?? [])
    const holders = found.map(({ seat }) => seat.holder)
    const names = await findNames(this.database, {
      people: holders.flatMap(({ personId }) => personId ?? []),
      units: holders.map(({ unitId }) => unitId),
    })
    return { items: found.map(each => urgingOf(each, names)) }
  }

  /** The first seat that may be urged; where all have been lately, that one. */
  private async seatOf(me: SignedIn, row: UrgingRow): Promise<Found | undefined> {
    const { state, urgedAt } = row
    const rules = await this.rules.of(state)
    const now = Date.now() + state.aheadMs
    const part = partIn(me, state, row)
    const isAbove = coordinates(me, state)
    const process = { state, rules, lifecycle: lifecycleOf(state.kind), now }
    const seats = actionsFor(me, process, part, isAbove)
      .filter(({ act }) => act === 'remind')
      .flatMap(({ seatId }) => findSeat(state, seatId)?.seat ?? [])
    const mayNow = ({ id }: Seat) =>
      tellingActOf('remind')?.refuses?.(state, rules, reminding(me, id), now) === undefined
    const free = seats.find(mayNow)
    const seat = free ?? seats[0]
    if (!seat) return undefined
    if (!part.takesPart && urgedAt) return { row, seat, urgedAt: urgedAt.getTime() }
    return { row, seat, ...(!free && seat.remindedAt !== undefined && { urgedAt: seat.remindedAt }) }
  }
}

const reminding = ({ personId }: SignedIn, seatId: string): ActEvent => ({
  type: 'act',
  act: 'remind',
  key: '',
  bodyHash: '',
  by: personId,
  seatId,
  expectedVersion: 0,
  body: {},
})

const urgingOf = ({ row: { state }, seat, urgedAt }: Found, names: Names): z.input<typeof urging> => {
  const { personId, unitId, role } = seat.holder
  return {
    processId: state.processId,
    seatId: seat.id,
    expectedVersion: state.version,
    to: personId === undefined ? officeLabel(names.unit(unitId).name, role) : names.person(personId),
    ...(urgedAt !== undefined && { urgedAt: iso(urgedAt) }),
  }
}
