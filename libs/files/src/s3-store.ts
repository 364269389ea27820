/** Contents in a bucket of an S3-compatible store. An object is there as a whole or not at all. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pageOf } from './s3-listing.js'
import { askS3, S3Refused, type S3Place, type S3Request } from './s3-request.js'
import { ContentMissing, isFileId, placeOf, type FileStore, type Received, type Stored } from './store.js'

const prefix = 'files/'
const trialKey = 'trial'

export class S3Store implements FileStore {
  constructor(private readonly place: S3Place) {}

  async put(id: string, { path, bytes, sha256 }: Received): Promise<void> {
    const content = { body: () => createReadStream(path), bytes, sha256 }
    await this.done({ method: 'PUT', key: keyOf(id), content })
    await rm(path, { force: true })
  }

  async read(id: string): Promise<Readable> {
    const answer = await this.ask({ method: 'GET', key: keyOf(id) })
    if (!answer) throw new ContentMissing(id)
    return answer
  }

  async sizeOf(id: string): Promise<number | undefined> {
    const answer = await this.ask({ method: 'HEAD', key: keyOf(id) })
    answer?.resume()
    return answer && Number(answer.headers['content-length'])
  }

  async remove(id: string): Promise<void> {
    await this.done({ method: 'DELETE', key: keyOf(id) })
  }

  async *list(): AsyncIterable<Stored> {
    let next: string | undefined
    do {
      const query = { 'list-type': '2', prefix, ...(next && { 'continuation-token': next }) }
      const answer = await askS3(this.place, { method: 'GET', key: '', query })
      const page = pageOf((await buffer(answer)).toString())
      for (const { key, bytes, storedAt } of page.objects) {
        const id = key.split('/').at(-1) ?? ''
        if (isFileId(id)) yield { id, bytes, storedAt }
      }
      next = page.next
    } while (next)
  }

  async try(): Promise<void> {
    const text = Buffer.from('dual-checkin')
    const sha256 = createHash('sha256').update(text).digest('hex')
    const content = { body: () => Readable.from([text]), bytes: text.length, sha256 }
    await this.done({ method: 'PUT', key: trialKey, content })
    await this.done({ method: 'DELETE', key: trialKey })
  }

  private async done(request: S3Request): Promise<void> {
    await buffer(await askS3(this.place, request))
  }

  private ask(request: S3Request): Promise<IncomingMessage | undefined> {
    return askS3(this.place, request).catch((error: unknown) => {
      if (error instanceof S3Refused && error.status === 404) return undefined
      throw error
    })
  }
}

const keyOf = (id: string): string => prefix + placeOf(id)
