/** Decisions that come while a commit is under way go into the next one, together. */
import { Inject, Injectable } from '@nestjs/common'
import {
  decideAttendances,
  type DecisionAnswer,
  type DecisionRequest,
} from '#persistence/attendance/decide-attendances.js'
import { DATABASE, type Database } from '../dependencies.js'

/** Rows in one commit; a request has fewer. */
const mostRows = 1_000
/** One commits while the next one is gathered. */
const mostUnderWay = 2

interface Waiting {
  request: DecisionRequest
  resolve(answer: DecisionAnswer): void
  reject(error: unknown): void
}

@Injectable()
export class DecisionBatches {
  private waiting: Waiting[] = []
  private underWay = 0

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @returns its answer, once it is durable */
  decide(request: DecisionRequest): Promise<DecisionAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject })
      if (this.underWay < mostUnderWay) setImmediate(() => void this.run())
    })
  }

  private async run(): Promise<void> {
    if (this.underWay >= mostUnderWay || this.waiting.length === 0) return
    this.underWay += 1
    const batch = this.take()
    try {
      const answers = await decideAttendances(
        this.database,
        batch.map(({ request }) => request),
      )
      for (const [index, { resolve, reject }] of batch.entries()) {
        const answer = answers[index]
        if (answer) resolve(answer)
        else reject(new Error('a decision without an answer'))
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      this.underWay -= 1
      if (this.waiting.length > 0) setImmediate(() => void this.run())
    }
  }

  /** As many as fit. Repeats of one key and second decisions on a row wait for the commit of the first. */
  private take(): Waiting[] {
    const seen = new Set<string>()
    let rows = 0
    const taken: Waiting[] = []
    const left: Waiting[] = []
    for (const each of this.waiting) {
      const { by, key, items } = each.request
      const names = [`${by} ${key}`, ...items.map(({ id }) => id)]
      const fits = rows + items.length <= mostRows && !names.some(name => seen.has(name))
      for (const name of names) seen.add(name)
      if (fits) rows += items.length
      ;(fits ? taken : left).push(each)
    }
    this.waiting = left
    return taken
  }
}
