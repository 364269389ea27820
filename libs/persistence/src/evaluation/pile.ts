/**
 * Very many small rows, kept as bytes outside of the JavaScript heap and given back in the order of their keys. Keys are
 * random, so that each shelf gets about as much as every other and the order tells nothing of the one they came in.
 */
import { setImmediate as othersTurn } from 'node:timers/promises'

/** What survives JSON, with its key in front. */
type Row = readonly [key: string, ...rest: unknown[]]

/** Letters of the key that tell the shelf: about a thousand of receipts. */
const shelfLetters = 2
const firstBytes = 1024
const growth = 1.5

interface Shelf {
  bytes: Buffer
  used: number
}

export class Pile<R extends Row> {
  private readonly shelves = new Map<string, Shelf>()

  put(row: R): void {
    const line = `${JSON.stringify(row)}\n`
    const shelf = this.shelfOf(row[0])
    const used = shelf.used + Buffer.byteLength(line)
    if (used > shelf.bytes.length) {
      const larger = Buffer.alloc(Math.ceil(Math.max(used, shelf.bytes.length * growth)))
      shelf.bytes.copy(larger, 0, 0, shelf.used)
      shelf.bytes = larger
    }
    shelf.bytes.write(line, shelf.used)
    shelf.used = used
  }

  /** Empties the pile, so many rows at a time and whatever else lies on the last one's shelf; others have a turn between. */
  async *inOrder(atATime: number): AsyncGenerator<R[]> {
    let part: R[] = []
    for (const name of [...this.shelves.keys()].toSorted()) {
      part.push(...this.taken(name))
      if (part.length < atATime) continue
      yield part
      part = []
      await othersTurn()
    }
    if (part.length > 0) yield part
  }

  private shelfOf(key: string): Shelf {
    const name = key.slice(0, shelfLetters)
    const shelf = this.shelves.get(name) ?? { bytes: Buffer.alloc(firstBytes), used: 0 }
    this.shelves.set(name, shelf)
    return shelf
  }

  private taken(name: string): R[] {
    const { bytes, used } = this.shelves.get(name) ?? { bytes: Buffer.alloc(0), used: 0 }
    this.shelves.delete(name)
    const lines = bytes.toString('utf8', 0, used).split('\n').slice(0, -1)
    return lines.map(line => JSON.parse(line) as R).sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
