/** A content on its way out: it never arrives whole when it is not the one that was taken in. */
import { createHash } from 'node:crypto'
import { pipeline, Transform, type Readable } from 'node:stream'

export class ContentChanged extends Error {}

/** The last piece is held back until the whole is known to have this hash; a stream that fails says why. */
export const verified = (content: Readable, sha256: string): Readable => {
  const hash = createHash('sha256')
  let held: Buffer | undefined
  const checking = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk)
      const before = held
      held = chunk
      done(null, before)
    },
    flush: done => {
      const isSame = hash.digest('hex') === sha256
      done(
        isSame ? null : new ContentChanged('the content is not the one that was taken in'),
        isSame ? held : undefined,
      )
    },
  })
  return pipeline(content, checking, () => undefined)
}
