/** Begins the interviews and reminders that a published month asks for. */
import type { Client } from '@temporalio/client'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { batch, beginFollowUps } from '../follow-ups/begin-follow-ups.js'
import { patienceMs, startRelay, type Relay } from './relay.js'

const everyMs = 1_000

export const relayFollowUps = (pool: Pool, client: Client, log: Logger): Relay =>
  startRelay(log, 'interviews and reminders could not begin', async stop => {
    const { begun, waiting } = await beginFollowUps(pool, client, stop)
    if (begun > 0) log.info({ begun }, 'interviews and reminders have begun')
    if (waiting > 0) log.warn({ waiting }, 'interviews and reminders wait to begin')
    if (waiting > 0 && begun === 0) return patienceMs
    // A full batch has rested between its starts; more are likely to wait.
    return begun === batch ? 0 : everyMs
  })
