import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { changeOf, startRelay } from './relay.js'

const quiet = pino({ level: 'silent' })

test('a change is told once, and what could not be read is none', async () => {
  const found: (number | Error)[] = [1, 1, 2, new Error('away'), 2, 3]
  const isChanged = changeOf(async () => {
    const next = found.shift()
    if (next instanceof Error) throw next
    return next
  })
  const told: boolean[] = []
  for (let looks = found.length; looks > 0; looks -= 1) told.push(await isChanged())
  expect(told).toEqual([false, false, true, false, false, true])
})

test('whoever is called does not rest on, and what came during the work is not missed', async () => {
  let clock = 0
  let worked = 0
  const work = async () => {
    worked += 1
    if (worked === 1) clock = 7
    return 60_000
  }
  const relay = startRelay(quiet, 'nothing was counted', work, { isCalled: changeOf(async () => clock) })
  for (let waited = 0; worked < 2 && waited < 50; waited += 1) await sleep(100)
  expect(worked).toBe(2)
  await relay.stop()
})

test('work that fails is said, rested from and tried again', async () => {
  let said = ''
  let tries = 0
  const work = async () => {
    tries += 1
    if (tries === 1) throw new Error('away')
    return 60_000
  }
  const log = pino({}, { write: line => (said += line) })
  const relay = startRelay(log, 'nothing was counted', work, { afterFailureMs: 10 })
  for (let waited = 0; tries < 2 && waited < 50; waited += 1) await sleep(20)
  await relay.stop()
  expect(tries).toBe(2)
  expect(JSON.parse(said)).toMatchObject({ msg: 'nothing was counted', err: { message: 'away' } })
})
