import { Injectable } from '@nestjs/common'

/**
 * One at a time for each key, in the order in which they came. When thousands want a place in one activity they wait here, and
 * not with a database connection each for the lock on its row.
 */
@Injectable()
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>()

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(key) ?? Promise.resolve()).then(work)
    const settled = turn.catch(() => undefined)
    this.last.set(key, settled)
    try {
      return await turn
    } finally {
      if (this.last.get(key) === settled) this.last.delete(key)
    }
  }
}
