import { randomBytes } from 'node:crypto'
import type { Key } from './key-file.js'
import { sealText, unsealText } from './seal.js'

const key = (id: string): Key => ({ id, secret: randomBytes(32) })
const [old, fresh] = [key('old'), key('fresh')]

test('a sealed text says nothing, differs each time, and is read with any key of the file', () => {
  const sealed = sealText([old], '13800000000')
  expect(sealed).not.toContain('138')
  expect(sealText([old], '13800000000')).not.toBe(sealed)
  expect(unsealText([fresh, old], sealed)).toBe('13800000000')
})

test('without its key, or changed, it is refused', () => {
  const sealed = sealText([old], '13800000000')
  expect(() => unsealText([fresh], sealed)).toThrow('key old is not in the key file')
  const other = sealed.endsWith('A') ? 'B' : 'A'
  expect(() => unsealText([old], sealed.slice(0, 20) + other + sealed.slice(21))).toThrow()
})
