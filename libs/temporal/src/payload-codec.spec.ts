import { mkdtempSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import { EncryptingCodec } from './payload-codec.js'
import { readKeys } from '#secrets/key-file.js'

const folder = mkdtempSync(join(tmpdir(), 'payload-keys-'))
const keyLine = () => randomBytes(32).toString('base64')
const keyFile = (name: string, ...lines: string[]): string => {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}
const codecOf = (path: string) => new EncryptingCodec(readKeys(path))
const spoken = { stage: 'awaitingApproval', reason: '场次偏多' }
const payload = defaultPayloadConverter.toPayload(spoken) as Payload
const [old, fresh] = [keyLine(), keyLine()]

const read = async (codec: EncryptingCodec, sealed: Payload[]) =>
  (await codec.decode(sealed)).map(each => defaultPayloadConverter.fromPayload(each))

test('a sealed payload says nothing, is sealed differently each time, and can be read again', async () => {
  const codec = codecOf(keyFile('one', old))
  const sealed = await codec.encode([payload, payload])
  const [first, second] = sealed.map(({ data }) => Buffer.from(data ?? []))
  expect(first).not.toEqual(second)
  expect(first?.includes('awaitingApproval')).toBe(false)
  expect(await read(codec, sealed)).toEqual([spoken, spoken])
})

test('after a change of keys old payloads can still be read, new ones by the new key alone', async () => {
  const before = codecOf(keyFile('old', old))
  const both = codecOf(keyFile('both', fresh, '', old))
  expect(await read(both, await before.encode([payload]))).toEqual([spoken])
  const renewed = await both.encode([payload])
  expect(await read(codecOf(keyFile('new', fresh)), renewed)).toEqual([spoken])
  await expect(before.decode(renewed)).rejects.toThrow(/key [0-9a-f]{16} is not in the key file/)
})

test('a payload that was tampered with is refused', async () => {
  const codec = codecOf(keyFile('tampered', old))
  const [sealed] = await codec.encode([payload])
  const data = Buffer.from(sealed?.data ?? [])
  data[20] = (data[20] ?? 0) ^ 1
  await expect(codec.decode([{ ...sealed, data }])).rejects.toThrow()
})

test('a payload in the open is left as it is', async () => {
  expect(await codecOf(keyFile('open', old)).decode([payload])).toEqual([payload])
})

test.each([
  ['empty', [''], 'holds no key'],
  ['short', [old, 'c2hvcnQ='], ':2 is no base64 key of 32 bytes'],
])('a key file that is %s is refused, without its content', (name, lines, message) => {
  expect(() => readKeys(keyFile(name, ...lines))).toThrow(message)
  expect(() => readKeys(keyFile(name, ...lines))).not.toThrow('c2hvcnQ=')
})
