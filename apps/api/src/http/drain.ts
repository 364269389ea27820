import { finished, type Readable } from 'node:stream'

/** More than this nobody sends by mistake. */
const mostDrainedBytes = 4 * 1024 * 1024

/**
 * Reads what a client is still sending, so that it comes to read the answer: one that goes on writing to a server
 * that does not read waits for ever, or finds the connection broken. Gives up on endless ones.
 */
export const drained = (stream: Readable): Promise<void> =>
  new Promise(resolve => {
    let bytes = 0
    finished(stream, { writable: false }, () => resolve())
    stream.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > mostDrainedBytes) resolve()
    })
    stream.resume()
  })
