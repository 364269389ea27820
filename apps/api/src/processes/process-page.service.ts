import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { processPage } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { dueOf } from '#domain/calendar/clock.js'
import { openRoundsOf, roundsOf } from '#domain/kernel/find.js'
import { findHolders } from '#persistence/organisation/holders.js'
import { findNames, type Names } from '#persistence/read/names.js'
import type { SignedIn } from '../access/me.js'
import { findPastSeats } from '#persistence/process/past-seats.js'
import { DATABASE, type Database } from '../dependencies.js'
import { stageLabel, stageNames } from '../lifecycle/labels.js'
import { flowOf } from './flow-view.js'
import { kindDetailOf, nothingOwn } from './details-by-kind.js'
import { ProcessReader, type OpenedProcess } from './process-reader.js'
import { coordinates, partOf } from './part.js'
import { pastPeople, pastRoundViews } from './past-rounds-view.js'
import { roundViews } from './rounds-view.js'
import { returnedOf, returners } from './returned-view.js'
import { peopleAt } from './seat-view.js'
import { summaryOf } from './summary.js'
import { upcomingViews } from './upcoming-view.js'
import { actionsFor } from './viewer.js'
import { pastWithoutWords } from './without-words.js'

@Injectable()
export class ProcessPageService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly reader: ProcessReader,
  ) {}

  async page(me: SignedIn, id: string): Promise<z.input<typeof processPage>> {
    const process = await this.reader.readFor(me, id)
    const { state, hasWords } = process
    const seats = roundsOf(state).flatMap(({ round }) => round.seats)
    const found = await findPastSeats(this.database, id)
    const past = hasWords ? found : found.map(pastWithoutWords)
    const units = [...new Set([...process.row.units, ...seats.map(({ holder }) => holder.unitId)])]
    const people = [...seats.flatMap(peopleAt), ...pastPeople(past), ...returners(state), ...asking(state)]
    const own = hasWords ? kindDetailOf(state) : nothingOwn
    const [names, holders, read, part] = await Promise.all([
      findNames(this.database, {
        people: [state.startedBy, ...people, ...own.people],
        units: [...units, ...past.map(({ unitId }) => unitId), ...own.units],
      }),
      findHolders(this.database, units, undefined, localDateOf(Date.now())),
      own.read(this.database),
      partOf(this.database, me, state),
    ])
    return {
      ...this.summary(process, names),
      version: state.version,
      ...(state.outcome !== undefined && { outcome: state.outcome }),
      besides: besidesOf(process),
      allowedActions: actionsFor(me, process, part, coordinates(me, state)),
      rounds: roundViews(process, { state, names, holders, past }),
      pastRounds: pastRoundViews({ state, names, holders, past }),
      ...returnedOf(state, names),
      upcoming: upcomingViews(process, names),
      flow: flowOf(process),
      stages: stageNames(state.kind),
      policyVersion: state.policyVersion,
      calendarVersion: state.calendarVersion,
      ...(!hasWords && { contentClosed: true }),
      ...own.part(names, read, { policy: process.rules.policy, now: process.now }),
    }
  }

  private summary({ row, state, rules }: OpenedProcess, names: Names) {
    const due = openRoundsOf(state)
      .flatMap(({ round }) => (round.clock && !round.quiet ? [dueOf(round.clock, rules.calendar)] : []))
      .sort((a, b) => a.dueAt - b.dueAt)[0]
    return summaryOf(
      {
        id: row.id,
        kind: state.kind,
        number: row.number,
        title: state.title,
        stage: state.regions.main?.stage ?? '',
        startedAt: new Date(state.startedAt),
        startedByName: names.person(state.startedBy),
        updatedAt: row.updatedAt,
        endedAt: state.endedAt === undefined ? null : new Date(state.endedAt),
        aheadMs: state.aheadMs,
        dueAt: due ? new Date(due.dueAt) : null,
        dueOn: due?.dueOn ?? null,
        units: row.units.map(unit => names.unit(unit)),
      },
      rules.calendar,
    )
  }
}

/** Whoever asks for more time. */
const asking = (state: OpenedProcess['state']): string[] =>
  roundsOf(state).flatMap(({ round }) => round.extends?.by ?? [])

/** What runs beside the main line and has begun. */
const besidesOf = ({ lifecycle, state }: OpenedProcess) =>
  Object.entries(state.regions)
    .filter(([region, { stage }]) => region !== 'main' && stage !== lifecycle.beside?.[region]?.first)
    .map(([region, { stage }]) => ({ region, stage, stageLabel: stageLabel(state.kind, stage, region) }))
