import { Inject, Injectable } from '@nestjs/common'
import type { Simulation as SimulationView } from '#contracts/http/clocks.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { countWorkingDays } from '#domain/calendar/working-days.js'
import { roundsOf } from '#domain/kernel/find.js'
import { clockLines, simulate, type Foreseen, type Simulation } from '#domain/kernel/simulate.js'
import type { Task } from '#domain/kernel/step.js'
import { iso, momentName, weekdayName } from '../lifecycle/dates.js'
import { formLabel, stageLabel } from '../lifecycle/labels.js'
import { ProcessReader, type OpenedProcess } from '../processes/process-reader.js'
import { StoryReader } from '../processes/story-reader.js'

/** What would happen by itself, day by day, if nobody acted from now on. */
@Injectable()
export class SimulationService {
  constructor(
    private readonly reader: ProcessReader,
    @Inject(StoryReader) private readonly stories: StoryReader,
  ) {}

  async of(id: string): Promise<SimulationView> {
    const process = await this.reader.read(id)
    const ahead = simulate(process, { from: process.now })
    const { state } = ahead
    return {
      moments: await this.told(process, ahead.moments),
      stageLabel: stageLabel(state.kind, state.regions.main?.stage ?? ''),
      ended: state.endedAt !== undefined,
      waiting: waitingOf(process, ahead),
      cut: ahead.cut,
    }
  }

  private async told(process: OpenedProcess, moments: Foreseen[]): Promise<SimulationView['moments']> {
    const journal = moments.flatMap(({ step }) => step.journal)
    const tasks = [...roundTasks(process), ...moments.flatMap(({ step }) => step.tasks)]
    const lines = await this.stories.foretell({ state: process.state, journal, tasks })
    const { calendar } = process.rules
    return moments.map(moment => {
      const on = localDateOf(moment.at - 1)
      return {
        at: iso(moment.at),
        on,
        weekday: weekdayName(on),
        provisional: moment.provisional,
        does: clockLines(moment).map(({ code }) => code.slice('clock.'.length) as 'remind'),
        sentences: lines
          .filter(({ row }) => row.at.getTime() === moment.at && row.code !== 'seats.cancelled')
          .map(({ sentence }) => sentence),
        workingDaysAhead: Math.max(0, countWorkingDays(calendar, localDateOf(process.now), on)),
      }
    })
  }
}

/** Which form each round now open is about: later lines speak of them. */
const roundTasks = ({ state }: OpenedProcess): Task[] =>
  roundsOf(state).flatMap(({ region, within, round }) =>
    round.seats.slice(0, 1).map(seat => ({
      seatId: seat.id,
      region,
      stage: within.stage,
      round: round.name,
      form: round.form,
      holder: seat.holder,
      status: seat.status,
      openedAt: seat.openedAt,
    })),
  )

const waitingOf = ({ state }: OpenedProcess, { paused, held, state: last }: Simulation): string[] => {
  const label = (region: string, round: string) => {
    const form = (last.regions[region]?.rounds[round] ?? state.regions[region]?.rounds[round])?.form
    return form === undefined ? round : formLabel(state.kind, form)
  }
  return [
    ...paused.map(({ region, round }) => `“${label(region, round)}”计时暂停，恢复之前不会自动发生什么。`),
    ...held.map(
      ({ region, round, at }) =>
        `“${label(region, round)}”的自动处理须待放假安排公布后确定（按现有日历为${momentName(at)}）。`,
    ),
  ]
}
