import { setImmediate as turn } from 'node:timers/promises'
import { inLane } from './in-flight.js'

/** Work that waits to be let go. */
const held = () => {
  let release = (): void => undefined
  const until = new Promise<void>(resolve => (release = resolve))
  return { until, release }
}

test('eight at a time for one process, the others in the order they came; another process waits for nobody', async () => {
  const gates = Array.from({ length: 12 }, held)
  const begun: number[] = []
  const all = gates.map(({ until }, i) =>
    inLane('one', async () => {
      begun.push(i)
      await until
      return i
    }),
  )
  await turn()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(await inLane('another', () => Promise.resolve('at once'))).toBe('at once')
  gates[3]?.release()
  gates[5]?.release()
  await turn()
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  for (const { release } of gates) release()
  expect(await Promise.all(all)).toEqual(gates.map((_, i) => i))
})

test('work that fails gives its place back', async () => {
  const failing = () => inLane('failing', () => Promise.reject(new Error('no')))
  for (let i = 0; i < 20; i += 1) await expect(failing()).rejects.toThrow('no')
  expect(await inLane('failing', () => Promise.resolve('yes'))).toBe('yes')
})
