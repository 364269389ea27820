import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ContentChanged, verified } from './verified.js'

const pieces = [Buffer.from('一'), Buffer.from('二'), Buffer.from('三')]
const hash = createHash('sha256').update(Buffer.concat(pieces)).digest('hex')

test('a content that is the same arrives whole', async () => {
  expect((await buffer(verified(Readable.from(pieces), hash))).toString()).toBe('一二三')
})

test('one that was changed never arrives whole', async () => {
  const came: string[] = []
  const stream = verified(Readable.from([...pieces.slice(0, 2), Buffer.from('四')]), hash)
  stream.on('data', (piece: Buffer) => came.push(piece.toString()))
  await expect(
    new Promise((resolve, reject) => stream.on('end', resolve).on('error', reject)),
  ).rejects.toThrow(ContentChanged)
  expect(came).toEqual(['一', '二'])
})

test('a store that breaks off is no end', async () => {
  const broken = new Readable({ read: () => broken.destroy(new Error('gone')) })
  await expect(buffer(verified(broken, hash))).rejects.toThrow('gone')
})
