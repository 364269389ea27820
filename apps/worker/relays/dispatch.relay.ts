/** Sends out of the platform what notices have laid out for it; several workers share the work. */
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { Dispatcher, type DispatcherOptions, type Round } from '#notices/dispatcher.js'
import { backlogOf } from '#persistence/notices/backlog.js'
import { startRelay, type Relay } from './relay.js'

const idleMs = 1_000
const busyMs = 50
const afterFailureMs = 5_000
const reportEveryMs = 60_000

export const relayDispatch = (pool: Pool, log: Logger, options: DispatcherOptions): Relay => {
  const dispatcher = new Dispatcher(pool, options)
  const report = new Report(pool, log)
  const send = async () => {
    const round = await dispatcher.round()
    await report.add(round)
    return round.busy ? busyMs : idleMs
  }
  return startRelay(log, 'messages could not be sent out', send, { afterFailureMs })
}

type Figures = Omit<Round, 'busy'>
const nothing: Figures = { sent: 0, postponed: 0, dead: 0 }

/** One line a minute with what was done and what waits, as long as there is something to tell. */
class Report {
  private figures = nothing
  private toldAt = Date.now()

  constructor(
    private readonly pool: Pool,
    private readonly log: Logger,
  ) {}

  async add({ sent, postponed, dead }: Round): Promise<void> {
    this.figures = {
      sent: this.figures.sent + sent,
      postponed: this.figures.postponed + postponed,
      dead: this.figures.dead + dead,
    }
    if (Date.now() - this.toldAt < reportEveryMs) return
    const { figures } = this
    this.figures = nothing
    this.toldAt = Date.now()
    const backlog = await backlogOf(this.pool)
    if (figures.sent + figures.postponed + figures.dead + backlog.waiting === 0) return
    this.log.info({ ...figures, ...backlog }, 'messages sent out')
  }
}
