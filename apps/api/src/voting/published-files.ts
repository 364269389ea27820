/** The list of ballots as a file: put together once for each evaluation, however many download it. */
import { Inject, Injectable } from '@nestjs/common'
import { findPublished, findPublishedEdition } from '#persistence/evaluation/published.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { Throttle } from '../http/throttle.js'

/** Downloads at once from one network, filled again by one a second. */
const burst = 20

/** A large district's file has some megabytes. */
const mostKept = 4

export interface PublishedFile {
  year: number
  /** JSON. */
  content: Buffer
}

@Injectable()
export class PublishedFiles {
  private readonly throttle = new Throttle(burst)
  /** By edition, the one that was asked for last at the end. */
  private readonly kept = new Map<string, Promise<PublishedFile>>()

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @throws ProblemError tooManyRequests, or notFound until it is published */
  async find(id: string, address: string): Promise<PublishedFile> {
    this.throttle.take(address)
    const edition = await findPublishedEdition(this.database, id)
    if (edition === undefined) throw new ProblemError('notFound')
    const key = `${id} ${edition}`
    const file = this.kept.get(key) ?? this.made(id, key)
    this.kept.delete(key)
    this.kept.set(key, file)
    const [oldest] = this.kept.keys()
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest)
    return file
  }

  private async made(id: string, key: string): Promise<PublishedFile> {
    try {
      const found = await findPublished(this.database, id)
      if (!found) throw new ProblemError('notFound')
      return { year: found.year, content: Buffer.from(JSON.stringify(found)) }
    } catch (error) {
      this.kept.delete(key)
      throw error
    }
  }
}
