/** Contents of files as programs write them, as small as they can be. */
import { crc32 } from 'node:zlib'

/** A zip archive with its parts stored as they are. */
export const zipFile = (parts: Record<string, string>): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(parts)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(content)]
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt32LE(crc32(bytes), 10)
    shared.writeUInt32LE(bytes.length, 14)
    shared.writeUInt32LE(bytes.length, 18)
    shared.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, title, bytes])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    const entry = [Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, rest, title]
    directory.push(Buffer.concat(entry))
    locals.push(local)
    at += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, listed, end])
}

const sector = 512
const endOfChain = 0xfffffffe
const free = 0xffffffff

/** A compound file whose directory lists these streams: a table of sectors, then the directory. */
export const compoundFile = (streams: readonly string[]): Buffer => {
  const directorySectors = Math.ceil(streams.length / 4)
  const header = Buffer.alloc(sector, 0xff)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.fill(0, 8, 76)
  header.writeUInt16LE(9, 30)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(endOfChain, 68)
  header.writeUInt32LE(0, 76)
  const table = Buffer.alloc(sector, 0xff)
  table.writeUInt32LE(0xfffffffd, 0)
  for (let at = 1; at <= directorySectors; at += 1)
    table.writeUInt32LE(at === directorySectors ? endOfChain : at + 1, at * 4)
  const directory = Buffer.alloc(directorySectors * sector)
  streams.forEach((name, index) => {
    const entry = directory.subarray(index * 128, (index + 1) * 128)
    entry.write(name, 'utf16le')
    entry.writeUInt16LE(2 * name.length + 2, 64)
    entry[66] = index === 0 ? 5 : 2
    entry.writeUInt32LE(free, 68)
  })
  return Buffer.concat([header, table, directory])
}
