import { Inject, Injectable } from '@nestjs/common'
import type { ProcessTime } from '#contracts/http/clocks.js'
import { officeMsOf } from '#domain/calendar/office-hours.js'
import {
  heldBy,
  splitTime,
  type Held,
  type Interval,
  type SeatHistory,
  type SplitTime,
} from '#domain/kernel/party-time.js'
import { findNames, type Names } from '#persistence/read/names.js'
import { findSeatTimes, type SeatTimeRow, type SeatTurnRow } from '#persistence/process/seat-times.js'
import { DATABASE, type Database } from '../dependencies.js'
import { iso } from '../lifecycle/dates.js'
import { kindLabel, stageLabel } from '../lifecycle/labels.js'
import { ProcessReader, type OpenedProcess } from '../processes/process-reader.js'

const hourMs = 3_600_000
const hours = (ms: number): number => Math.round((ms / hourMs) * 100) / 100

/** Whose working time a process took: line by line, party by party, stage by stage. */
@Injectable()
export class PartyTimeService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: ProcessReader,
  ) {}

  async of(id: string): Promise<ProcessTime> {
    const [process, { seats, turns }] = await Promise.all([
      this.reader.read(id),
      findSeatTimes(this.database, id),
    ])
    const end = process.state.endedAt ?? process.now
    const lines = linesOf(process, seats, turns, end)
    const units = [...new Set(lines.flatMap(({ split }) => split.parties.map(({ party }) => party)))]
    const names = await findNames(this.database, { people: [], units })
    return {
      hoursOfDay: hours(officeMsOf(process.rules.calendar.officeHours)),
      lines: lines.map(line => lineView(process, line, names)),
    }
  }
}

interface Line {
  region: string
  whole: Interval
  split: SplitTime
}

/** The main line lasts from the start; one beside it while somebody has something to do there. */
const linesOf = (
  { state, rules }: OpenedProcess,
  seats: SeatTimeRow[],
  turns: SeatTurnRow[],
  end: number,
): Line[] =>
  Object.keys(state.regions).flatMap(region => {
    const held = seats.filter(seat => seat.region === region).flatMap(seat => heldIn(seat, turns, end))
    if (region !== 'main' && held.length === 0) return []
    const whole =
      region === 'main'
        ? { from: state.startedAt, to: end }
        : { from: Math.min(...held.map(({ from }) => from)), to: Math.max(...held.map(({ to }) => to)) }
    return [{ region, whole, split: splitTime(held, whole, rules.calendar) }]
  })

const heldIn = (row: SeatTimeRow, turns: SeatTurnRow[], end: number): Held[] => {
  const seat: SeatHistory = {
    seatId: row.seatId,
    stage: row.stage,
    round: row.round,
    party: row.unitId,
    from: row.openedAt.getTime(),
    to: row.closedAt?.getTime() ?? end,
    handedOver: turns.flatMap(turn => {
      const from = unitLeft(turn)
      return turn.seatId === row.seatId && from !== undefined ? [{ at: turn.at.getTime(), from }] : []
    }),
  }
  return heldBy(seat, pausesOf(seat, row.region, turns, end))
}

/** The unit that a seat was taken from, when it went to another. */
const unitLeft = ({ detail }: SeatTurnRow): string | undefined => {
  const [before, after] = [detail?.before, detail?.after] as ({ unitId?: string } | undefined)[]
  return before?.unitId !== after?.unitId ? before?.unitId : undefined
}

const pausesOf = (
  { stage, round, from, to }: SeatHistory,
  region: string,
  turns: SeatTurnRow[],
  end: number,
): Interval[] => {
  const own = turns.filter(turn => turn.region === region && turn.stage === stage && turn.round === round)
  const within = own.filter(({ at }) => at.getTime() <= to)
  return within.flatMap((turn, place) => {
    if (turn.code !== 'admin.pause') return []
    const resumed = within.slice(place + 1).find(({ code }) => code === 'admin.resume')
    const pause = { from: turn.at.getTime(), to: resumed?.at.getTime() ?? Math.min(to, end) }
    return pause.to > from ? [pause] : []
  })
}

const lineView = (
  { state }: OpenedProcess,
  { region, whole, split }: Line,
  names: Names,
): ProcessTime['lines'][number] => ({
  region,
  label:
    region === 'main'
      ? kindLabel(state.kind)
      : stageLabel(state.kind, state.regions[region]?.stage ?? '', region),
  from: iso(whole.from),
  to: iso(whole.to),
  totalHours: hours(split.totalMs),
  parties: split.parties
    .filter(({ heldMs }) => heldMs > 0)
    .map(({ party, stage, ms, heldMs }) => ({
      unit: { id: party, name: names.unit(party).name },
      stage,
      stageLabel: stageLabel(state.kind, stage, region),
      hours: hours(ms),
      heldHours: hours(heldMs),
    })),
  pausedHours: hours(split.pausedMs),
  nobodyHours: hours(split.nobodyMs),
})
