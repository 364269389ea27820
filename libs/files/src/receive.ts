/** A body on its way to the disk: counted and hashed while it comes, and never whole in memory. */
import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Received } from './store.js'

/** More came than may. */
export class TooLarge extends Error {}
/** The other side went away before the end. */
export class Interrupted extends Error {}

const interrupted = () => new Interrupted('not all of it came')

/**
 * Keeps what is sent in a new file.
 * @throws TooLarge | Interrupted; nothing is kept then, and the rest of the body is left to the caller
 */
export const receive = async (body: Readable, path: string, mostBytes: number): Promise<Received> => {
  const hash = createHash('sha256')
  let bytes = 0
  const counting = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length
      if (bytes > mostBytes) return done(new TooLarge('more than may come'))
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const file = await open(path, 'wx', 0o600)
  try {
    if (body.destroyed) throw interrupted()
    body.on('close', () => body.readableEnded || counting.destroy(interrupted()))
    // Not part of the pipeline: its failing would break the connection before the answer is out.
    body.pipe(counting)
    await pipeline(counting, file.createWriteStream({ flush: true }))
    return { path, bytes, sha256: hash.digest('hex') }
  } catch (error) {
    body.unpipe(counting)
    await file.close()
    await rm(path, { force: true })
    throw error
  }
}
