import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CastBallot } from '#domain/evaluation/ballot.js'
import type { Keys } from '#secrets/key-file.js'
import { openBallot, rawOf, sealBallot } from './sealed-ballot.js'
import {
  castHashOf,
  isNonce,
  markOf,
  newNonce,
  paperSecrets,
  receiptFor,
  tokenHashOf,
} from './slip-secrets.js'
import { UrnKeys } from './urn-keys.js'

const ballot: CastBallot = {
  ...{ receipt: 'AAAA-BBBB-CCCC-DDDD', communityId: '511702001001', source: 'online' },
  ...{ answers: [1, 0, 5, 2], comment: '来得准时“很好”\n😄' },
}
const pair = generateKeyPairSync('x25519')
const publicKey = rawOf(pair.publicKey)

test('a sealed ballot is opened by its key, for its evaluation, unchanged', () => {
  const sealed = sealBallot(publicKey, 'one', ballot)
  expect(openBallot(pair.privateKey, 'one', sealed)).toEqual(ballot)
  expect(() => openBallot(pair.privateKey, 'two', sealed)).toThrow()
  expect(() => openBallot(generateKeyPairSync('x25519').privateKey, 'one', sealed)).toThrow()
  for (const at of [0, 40, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(sealed.readUInt8(at) ^ 1, at)
    expect(() => openBallot(pair.privateKey, 'one', changed)).toThrow()
  }
})

test('sealed ballots are all of one length and never the same', () => {
  const sizes = [
    ballot,
    { ...ballot, comment: null, answers: [1] },
    { ...ballot, comment: '好'.repeat(200), answers: Array.from({ length: 200 }, () => 5) },
  ].map(each => sealBallot(publicKey, 'one', each).length)
  expect(new Set(sizes).size).toBe(1)
  expect(sealBallot(publicKey, 'one', ballot).equals(sealBallot(publicKey, 'one', ballot))).toBe(false)
})

test('a repeat tells the same, another nonce another, and each use its own', () => {
  const [token, nonce] = ['0123456789abcdefghjkmnpqrs', newNonce()]
  expect(isNonce(nonce)).toBe(true)
  expect(receiptFor(token, nonce)).toBe(receiptFor(token, nonce))
  expect(receiptFor(token, newNonce())).not.toBe(receiptFor(token, nonce))
  const told = [tokenHashOf(token), markOf(token), castHashOf(token, nonce)]
  expect(new Set(told).size).toBe(3)
})

test('what a sheet of paper is told by changes with its slip, its clerk, its answers and its key, and with nothing else', () => {
  const sending = { evaluationId: 'one', communityId: 'east', number: 7, by: 'clerk', entered: '[1]' }
  const key = newNonce()
  const of = (changes: Partial<typeof sending> = {}, under = key) => {
    const { mark: _random, ...told } = paperSecrets({ ...sending, ...changes }, under)
    return told
  }
  const told = of()
  expect(of()).toEqual(told)
  expect(told.receipt).toMatch(/^(\w{4}-){3}\w{4}$/)
  const others = [
    of({}, newNonce()),
    ...[{ evaluationId: 'two' }, { communityId: 'west' }, { number: 8 }].map(each => of(each)),
    ...[{ by: 'other' }, { entered: '[2]' }].map(each => of(each)),
  ]
  const all = [told, ...others].flatMap(each => Object.values(each))
  expect(new Set(all).size).toBe(all.length)
})

describe('the key of an urn', () => {
  const key = (): Keys[0] => ({ id: randomBytes(8).toString('hex'), secret: randomBytes(32) })
  const [first, second] = [key(), key()]
  const folder = mkdtempSync(join(tmpdir(), 'urn-keys-'))
  const urns = new UrnKeys(folder, [first])
  afterAll(() => rmSync(folder, { recursive: true }))

  test('is made once, lies there sealed, and opens what was sealed to it', () => {
    const made = urns.publicKeyOf('one')
    expect(urns.publicKeyOf('one')).toBe(made)
    expect(urns.publicKeyOf('../../two')).not.toBe(made)
    const files = readdirSync(folder).map(name => readFileSync(join(folder, name), 'utf8'))
    expect(files).toHaveLength(2)
    expect(files.join()).not.toContain('PRIVATE')
    expect(openBallot(urns.privateKeyOf('one')!, 'one', sealBallot(made, 'one', ballot))).toEqual(ballot)
  })

  test('follows a change of data keys', () => {
    const both = new UrnKeys(folder, [second, first])
    expect(both.needed()).toEqual({ [first.id]: 2 })
    expect([both.reseal(), both.reseal()]).toEqual([2, 0])
    expect(both.needed()).toEqual({ [second.id]: 2 })
    expect(new UrnKeys(folder, [second]).privateKeyOf('one')).toBeDefined()
    expect(() => urns.privateKeyOf('one')).toThrow('not in the key file')
  })

  test('is gone once it is destroyed', () => {
    const later = new UrnKeys(folder, [second])
    later.destroy('one')
    later.destroy('one')
    expect(later.privateKeyOf('one')).toBeUndefined()
    expect(readdirSync(folder)).toHaveLength(1)
  })
})
