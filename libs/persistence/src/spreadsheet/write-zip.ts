/**
 * A zip archive written part by part to wherever its bytes go: no part has to be in memory, so its sizes follow its contents.
 * Without zip64: neither a part nor the archive may reach 4 GiB.
 */
import { pipeline } from 'node:stream/promises'
import { createDeflateRaw, crc32 } from 'node:zlib'

/** Takes the next bytes; resolves when it wants more. */
export type WriteBytes = (bytes: Buffer) => Promise<void>

type Contents = Iterable<string> | AsyncIterable<string>

interface Part {
  name: Buffer
  at: number
  checksum: number
  packed: number
  bytes: number
}

/** Inflating needs version 2.0. Sizes follow, names are UTF-8. Packed by deflate. The first day that a zip can name. */
const version = 20
const flags = 0x0808
const deflated = 8
const date = 0x0021

const numbers = (...fields: readonly [bytes: 2 | 4, value: number][]): Buffer => {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}

export class ZipWriter {
  private readonly parts: Part[] = []
  private at = 0

  constructor(private readonly write: WriteBytes) {}

  async add(name: string, contents: Contents): Promise<void> {
    const part: Part = { name: Buffer.from(name), at: this.at, checksum: 0, packed: 0, bytes: 0 }
    await this.put(
      numbers([4, 0x04034b50], [2, version], [2, flags], [2, deflated], [2, 0], [2, date]),
      numbers([4, 0], [4, 0], [4, 0], [2, part.name.length], [2, 0]),
      part.name,
    )
    await this.pack(part, contents)
    await this.put(numbers([4, 0x08074b50], ...measuresOf(part)))
    this.parts.push(part)
  }

  /** The directory, without which nobody opens it. */
  async end(): Promise<void> {
    const begin = this.at
    for (const part of this.parts)
      await this.put(
        numbers([4, 0x02014b50], [2, version], [2, version], [2, flags], [2, deflated], [2, 0], [2, date]),
        numbers(
          ...measuresOf(part),
          [2, part.name.length],
          [2, 0],
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, part.at],
        ),
        part.name,
      )
    const count = this.parts.length
    await this.put(
      numbers(
        [4, 0x06054b50],
        [2, 0],
        [2, 0],
        [2, count],
        [2, count],
        [4, this.at - begin],
        [4, begin],
        [2, 0],
      ),
    )
  }

  private pack(part: Part, contents: Contents): Promise<void> {
    return pipeline(counted(part, contents), createDeflateRaw(), async (packing: AsyncIterable<Buffer>) => {
      for await (const packed of packing) {
        part.packed += packed.length
        await this.put(packed)
      }
    })
  }

  private async put(...all: Buffer[]): Promise<void> {
    for (const bytes of all) {
      this.at += bytes.length
      await this.write(bytes)
    }
  }
}

const measuresOf = ({ checksum, packed, bytes }: Part): [4, number][] => [
  [4, checksum],
  [4, packed],
  [4, bytes],
]

/** The bytes of a part, measured as they pass. */
async function* counted(part: Part, contents: Contents): AsyncGenerator<Buffer> {
  for await (const text of contents) {
    const bytes = Buffer.from(text)
    part.checksum = crc32(bytes, part.checksum)
    part.bytes += bytes.length
    yield bytes
  }
}
