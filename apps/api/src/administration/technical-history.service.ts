import { Inject, Injectable } from '@nestjs/common'
import type { TechnicalHistoryQuery, TechnicalHistoryView } from '#contracts/http/technical-history.js'
import { workflowIdOf } from '#contracts/workflow/process.js'
import { readHistory, UnknownPage, type TechnicalEvent, type TechnicalRun } from '#temporal/read-history.js'
import { TEMPORAL, type Temporal } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { patienceMs } from '../processes/command-sender.js'
import { ProcessReader } from '../processes/process-reader.js'
import { eventLabel, eventSummary, runStateLabel } from './technical-words.js'

@Injectable()
export class TechnicalHistoryService {
  constructor(
    @Inject(TEMPORAL) private readonly temporal: Temporal,
    private readonly reader: ProcessReader,
  ) {}

  /** @throws ProblemError historyAway, or historyExpired when the server keeps nothing of it any more */
  async read(id: string, { run, page, limit }: TechnicalHistoryQuery): Promise<TechnicalHistoryView> {
    const deadline = Date.now() + patienceMs
    const { state } = await this.reader.read(id)
    const workflowId = workflowIdOf(state.kind, id)
    const found = await readHistory(this.temporal, { workflowId, runId: run, page, limit, deadline }).catch(
      (error: unknown) => {
        throw error instanceof UnknownPage ? invalid('page', '没有这一页') : new ProblemError('historyAway')
      },
    )
    if (!found) throw new ProblemError('historyExpired')
    const { runs, runId, events, next } = found
    return {
      workflowId,
      runs: runs.map(runView),
      runId,
      events: events.map(eventView),
      ...(next && { next }),
    }
  }
}

const runView = ({ startedAt, closedAt, ...run }: TechnicalRun): TechnicalHistoryView['runs'][number] => ({
  ...run,
  statusLabel: runStateLabel(run.status),
  startedAt: startedAt.toISOString(),
  ...(closedAt && { closedAt: closedAt.toISOString() }),
})

const eventView = (event: TechnicalEvent): TechnicalHistoryView['events'][number] => ({
  eventId: event.eventId,
  at: event.at.toISOString(),
  type: event.type,
  label: eventLabel(event.type),
  summary: eventSummary(event),
})
