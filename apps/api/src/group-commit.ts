/**
 * Requests that come while a commit is under way go into the next one, together; each is answered once it is durable.
 * Looks that many requests begin with are gathered the same way.
 */
export interface Gathering<Request, Answer> {
  /** Rows in one commit; a request has fewer. */
  mostRows: number
  /** Commits at once; two when not given: one commits while the next is gathered. */
  mostUnderWay?: number
  rowsOf(request: Request): number
  /** What one commit touches once only: whoever names it again waits for the commit of the first. */
  namesOf(request: Request): string[]
  /** All of them in one commit. @returns an answer each, in their order */
  commit(requests: Request[]): Promise<Answer[]>
}

interface Waiting<Request, Answer> {
  request: Request
  resolve(answer: Answer): void
  reject(error: unknown): void
}

export class GroupCommit<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = []
  private underWay = 0

  private readonly mostUnderWay: number

  constructor(private readonly gathering: Gathering<Request, Answer>) {
    this.mostUnderWay = gathering.mostUnderWay ?? 2
  }

  /** @returns its answer, once it is durable */
  send(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject })
      if (this.underWay < this.mostUnderWay) setImmediate(() => void this.run())
    })
  }

  private async run(): Promise<void> {
    if (this.underWay >= this.mostUnderWay || this.waiting.length === 0) return
    this.underWay += 1
    const batch = this.take()
    try {
      const answers = await this.gathering.commit(batch.map(({ request }) => request))
      for (const [at, { resolve, reject }] of batch.entries()) {
        const answer = answers[at]
        if (answer !== undefined) resolve(answer)
        else reject(new Error('a request without an answer'))
      }
    } catch (error) {
      for (const { reject } of batch) reject(error)
    } finally {
      this.underWay -= 1
      if (this.waiting.length > 0) setImmediate(() => void this.run())
    }
  }

  private take(): Waiting<Request, Answer>[] {
    const { mostRows, rowsOf, namesOf } = this.gathering
    const seen = new Set<string>()
    let rows = 0
    const taken: Waiting<Request, Answer>[] = []
    const left: Waiting<Request, Answer>[] = []
    for (const each of this.waiting) {
      const names = namesOf(each.request)
      const more = rowsOf(each.request)
      const fits = rows + more <= mostRows && !names.some(name => seen.has(name))
      for (const name of names) seen.add(name)
      if (fits) rows += more
      ;(fits ? taken : left).push(each)
    }
    this.waiting = left
    return taken
  }
}
