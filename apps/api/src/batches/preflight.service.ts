/** What of ticked tasks can be done together, and why not: told before anything is done. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { batchChoice } from '#contracts/http/batches.js'
import { errors } from '#contracts/errors/errors.js'
import { findSeat, formOf } from '#domain/kernel/find.js'
import { findListedTitles } from '#persistence/process/listed-process.js'
import { findVisible } from '#persistence/process/visible-processes.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { numberOf } from '../lifecycle/labels.js'
import { opinionOnly } from '../processes/act-body.js'
import { ProcessReader, type OpenedProcess } from '../processes/process-reader.js'
import { actionsFor } from '../processes/viewer.js'

type Choice = z.input<typeof batchChoice>
interface Ticked {
  processId: string
  seatId: string
}

@Injectable()
export class PreflightService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly processes: ProcessReader,
  ) {}

  async look(me: SignedIn, items: Ticked[]): Promise<{ items: Choice[] }> {
    const asked = items.map(({ processId }) => processId)
    const visible = await findVisible(this.database, me, asked)
    const titles = await findListedTitles(this.database, visible)
    const choices: Choice[] = []
    // One after another: a preflight must not take the pool from everybody else.
    for (const item of items) {
      const title = titles.get(item.processId)
      choices.push(
        title === undefined
          ? { ...item, title: '', number: '', version: 0, acts: [], reason: errors.notFound.message }
          : { ...choiceOf(me, item, await this.processes.read(item.processId)), title },
      )
    }
    return { items: choices }
  }
}

const choiceOf = (me: SignedIn, item: Ticked, process: OpenedProcess): Omit<Choice, 'title'> => {
  const { state, row } = process
  const offered = actionsFor(me, process).filter(({ seatId }) => seatId === item.seatId)
  const acts = isIndividual(process, item.seatId)
    ? []
    : offered.flatMap(({ act, label, form, effect }) => {
        const needs = opinionOnly(state.kind, form, act)
        return needs === undefined || effect === 'records'
          ? []
          : [{ act, label, takesOpinion: needs === 'opinion' }]
      })
  const onBehalfOf = offered[0]?.onBehalfOf
  return {
    ...item,
    number: numberOf(state.kind, row.number, new Date(state.startedAt)),
    version: state.version,
    acts,
    ...(acts.length === 0 && { reason: reasonAgainst(process, item.seatId, offered.length > 0) }),
    ...(onBehalfOf && { onBehalfOf }),
  }
}

export const isIndividual = ({ state, lifecycle }: OpenedProcess, seatId: string): boolean => {
  const place = findSeat(state, seatId)
  return place !== undefined && formOf(lifecycle, place.round).individual === true
}

const reasonAgainst = (process: OpenedProcess, seatId: string, isOffered: boolean): string => {
  const { state } = process
  if (state.endedAt !== undefined) return errors.processEnded.message
  const seat = findSeat(state, seatId)?.seat
  if (!seat) return errors.seatNotFound.message
  if (seat.status !== 'open') return errors.seatClosed.message
  if (isIndividual(process, seatId)) return errors.batchIndividual.message
  return isOffered ? errors.batchNeedsMore.message : errors.notYourSeat.message
}
