/** One act on many ticked tasks. Each is a request of its own under a key of its own: a batch sent again repeats each. */
import { createHash } from 'node:crypto'
import { Inject, Injectable, Logger } from '@nestjs/common'
import type { z } from 'zod'
import type { batchRequest, batchResult } from '#contracts/http/batches.js'
import { errors } from '#contracts/errors/errors.js'
import { kernelActOf } from '#domain/kernel/acts/kernel-acts.js'
import { recall } from '#domain/kernel/acts/names.js'
import { tellingActOf } from '#domain/kernel/acts/tell.js'
import { findSeat } from '#domain/kernel/find.js'
import type { SignedIn } from '../access/me.js'
import { findVisible } from '#persistence/process/visible-processes.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { opinionOnly } from '../processes/act-body.js'
import { ActsService } from '../processes/acts.service.js'
import { ProcessReader } from '../processes/process-reader.js'
import { isIndividual } from './preflight.service.js'

type Batch = z.output<typeof batchRequest>
type Item = Batch['items'][number]
type Result = z.input<typeof batchResult>

/** At once: the rest of the platform goes on beside a batch. */
const atOnce = 4
/** What is not begun by then is told as unknown: the same batch again goes on with it. */
const patienceMs = 20_000

@Injectable()
export class BatchesService {
  private readonly log = new Logger('batches')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly acts: ActsService,
    private readonly processes: ProcessReader,
  ) {}

  async run(me: SignedIn, key: string, batch: Batch): Promise<{ items: Result[] }> {
    const deadline = Date.now() + patienceMs
    const ids = batch.items.map(({ processId }) => processId)
    const visible = new Set(await findVisible(this.database, me, ids))
    const items = new Array<Result>(batch.items.length)
    const waiting = batch.items.entries()
    const work = async () => {
      for (const [at, item] of waiting)
        items[at] = !visible.has(item.processId)
          ? resultOf(item, new ProblemError('notFound'))
          : Date.now() > deadline
            ? resultOf(item, new ProblemError('outcomeUnknown'))
            : await this.actOn(me, keyOf(key, item), batch, item)
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return { items }
  }

  private async actOn(me: SignedIn, key: string, { act, opinion }: Batch, item: Item): Promise<Result> {
    const { processId, seatId, expectedVersion } = item
    const body = opinion === undefined ? {} : { opinion }
    try {
      await this.checkSuited(item, act)
      await this.acts.act(me, processId, key, { seatId, act, expectedVersion, body })
      return resultOf(item)
    } catch (error) {
      if (error instanceof ProblemError) return resultOf(item, error)
      this.log.error(error)
      return resultOf(item, new ProblemError('outcomeUnknown'))
    }
  }

  /** @throws ProblemError when the step asks for more care than a batch gives */
  private async checkSuited({ processId, seatId }: Item, act: string): Promise<void> {
    // Only a form's own acts are decided in a batch: what is done by a former hand or with a seat is not.
    if (act === recall || kernelActOf(act) || tellingActOf(act)) throw new ProblemError('batchNeedsMore')
    const process = await this.processes.read(processId)
    if (isIndividual(process, seatId)) throw new ProblemError('batchIndividual')
    const form = findSeat(process.state, seatId)?.round.form
    // A seat that is gone may be one that this very batch has closed: the act itself tells.
    if (form !== undefined && opinionOnly(process.state.kind, form, act) === undefined)
      throw new ProblemError('batchNeedsMore')
  }
}

/** The same batch and item, the same key. */
const keyOf = (key: string, { processId, seatId }: Item): string =>
  createHash('sha256').update(`${key} ${processId} ${seatId}`).digest('hex')

const resultOf = ({ processId, seatId }: Item, problem?: ProblemError): Result => ({
  processId,
  seatId,
  status: problem === undefined ? 'done' : problem.code === 'outcomeUnknown' ? 'unknown' : 'refused',
  ...(problem && { code: problem.code, detail: problem.more.detail ?? errors[problem.code].message }),
})
