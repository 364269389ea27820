/** Lets open processes follow the directory soon after it has changed, and on the day an office ends. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { localDateOf } from '#domain/calendar/local-date.js'
import { signOfChangedMembers, signOfChangedOffices } from '#persistence/organisation/find-left-seats.js'
import {
  followDirectory,
  followMembers,
  tellEmptyOffices,
  type Followed,
} from '#temporal/follow-directory.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { patienceMs, startRelay, type Relay } from './relay.js'

const everyMs = 1_000
/** Rounds between two looks at everything that is open when nothing seems to have changed. */
const seldom = 60

/** A thorough look, taken when a sign has changed since the last one that succeeded, and now and then. */
const whenChanged = (signOf: () => Promise<string>, look: () => Promise<Followed>) => {
  let round = 0
  let seen = ''
  return async (): Promise<Followed[]> => {
    const sign = await signOf()
    if (sign === seen && round++ % seldom !== 0) return []
    const followed = await look()
    if (followed.failed === 0) seen = sign
    return [followed]
  }
}

export const relayDirectory = (pool: Pool, client: Client, log: Logger): Relay => {
  const offices = whenChanged(
    () => signOfChangedOffices(pool, localDateOf(Date.now())),
    () => tellEmptyOffices(pool, client),
  )
  const members = whenChanged(
    () => signOfChangedMembers(pool),
    () => followMembers(pool, client, lifecycles),
  )
  return startRelay(log, 'processes could not follow the directory', async () => {
    const followed = [
      await followDirectory(pool, client, lifecycles),
      ...(await offices()),
      ...(await members()),
    ]
    const done = followed.reduce((sum, each) => sum + each.done, 0)
    const failed = followed.reduce((sum, each) => sum + each.failed, 0)
    if (done > 0) log.info({ done }, 'processes followed the directory')
    if (failed > 0) log.warn({ failed }, 'processes wait to follow the directory')
    return failed > 0 ? patienceMs : everyMs
  })
}
