import { finished, type Readable } from 'node:stream'

/** More than this nobody sends by mistake. */
const mostDrainedBytes = 4 * 1024 * 1024
/** Whoever sends nothing for so long is waiting for the answer. */
const quietMs = 500

/**
 * Reads what a client is still sending, so that it comes to read the answer: one that goes on writing to a server
 * that does not read waits for ever, or finds the connection broken. Gives up on endless ones.
 */
export const drained = (stream: Readable): Promise<void> =>
  new Promise(resolve => {
    let bytes = 0
    const quiet = setTimeout(() => resolve(), quietMs)
    finished(stream, { writable: false }, () => {
      clearTimeout(quiet)
      resolve()
    })
    stream.on('data', (chunk: Buffer) => {
      quiet.refresh()
      bytes += chunk.length
      if (bytes > mostDrainedBytes) resolve()
    })
    stream.resume()
  })
