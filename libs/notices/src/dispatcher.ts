/** One round of what leaves the platform: packs what is due, takes envelopes, sends them, writes down how it went. */
import type { Pool } from 'pg'
import type { Rules } from '#domain/kernel/state.js'
import { claimEnvelopes, type ClaimedEnvelope } from '#persistence/notices/claim-envelopes.js'
import { findContents, type EnvelopedNotice } from '#persistence/notices/envelope-contents.js'
import { finishEnvelope } from '#persistence/notices/finish-envelope.js'
import { packDeliveries } from '#persistence/notices/pack-deliveries.js'
import { rulesOf } from '#persistence/rules/rules-for.js'
import type { Outcome } from './outcome.js'
import { sendParcel, type SendingTools } from './sender.js'
import { tell, tellNews, type Wording } from './told-notice.js'

export interface DispatcherOptions extends SendingTools {
  wording: Wording
  /** Where people reach the portal. */
  origin: string
  /** How long an attempt may take before another relay may try. */
  leaseSeconds: number
  /** The pause after the first failure; it doubles with each. */
  retrySeconds: number
  /** A number from 0 to 1, for the jitter. */
  chance?: () => number
}

export interface Round {
  sent: number
  /** Failed, and tried again later. */
  postponed: number
  dead: number
  /** There may be more that can go at once. */
  busy: boolean
}

/** Messages under way at once, of one channel and of all. */
const ofChannel = 8
const atOnce = 24
/** Half an hour at most between two attempts, and a working day's worth of them. */
const longestPauseSeconds = 1_800
const mostFailures = 20

export class Dispatcher {
  constructor(
    private readonly pool: Pool,
    private readonly options: DispatcherOptions,
  ) {}

  async round(): Promise<Round> {
    const { leaseSeconds } = this.options
    const packed = await packDeliveries(this.pool)
    const claimed = await claimEnvelopes(this.pool, { leaseSeconds, ofChannel, atOnce })
    const ends = await Promise.all(claimed.map(envelope => this.send(envelope)))
    const count = (end: (typeof ends)[number]) => ends.filter(each => each === end).length
    return {
      sent: count('sent'),
      postponed: count('postponed'),
      dead: count('dead'),
      busy: packed > 0 || claimed.length > 0,
    }
  }

  private async send(envelope: ClaimedEnvelope): Promise<'sent' | 'postponed' | 'dead'> {
    const { id, attempt } = envelope
    const outcome = await this.outcomeOf(envelope)
    if (outcome.taken) {
      await finishEnvelope(this.pool, { id, attempt, receipt: outcome.receipt })
      return 'sent'
    }
    const { fault, detail, restSeconds } = outcome
    const retrySeconds = this.pauseAfter(outcome, envelope)
    await finishEnvelope(this.pool, {
      id,
      attempt,
      fault,
      detail,
      counts: restSeconds === undefined,
      ...(retrySeconds !== undefined && { retrySeconds }),
      ...(restSeconds !== undefined && { restSeconds }),
    })
    return retrySeconds === undefined ? 'dead' : 'postponed'
  }

  /** Whatever goes wrong in telling it is this message's own affair, not the others'. */
  private async outcomeOf(envelope: ClaimedEnvelope): Promise<Outcome> {
    try {
      const notices = await findContents(this.pool, envelope.id)
      const told = await Promise.all(notices.map(notice => this.tell(notice)))
      return await sendParcel(this.options, envelope, { id: envelope.id, notices: told })
    } catch (error) {
      return { taken: false, fault: 'away', detail: (error as Error).message.slice(0, 300), again: true }
    }
  }

  private async tell(notice: EnvelopedNotice) {
    const { wording, origin } = this.options
    if (notice.about) return tellNews(notice, origin)
    const rules: Rules = await rulesOf(this.pool, notice.state)
    return tell(notice, { wording, origin, rules, now: Date.now() })
  }

  /** Twice as long after each failure, half of it by chance, so that what failed together does not come back together. */
  private pauseAfter(
    { again, restSeconds }: Extract<Outcome, { taken: false }>,
    { failures }: ClaimedEnvelope,
  ): number | undefined {
    if (restSeconds !== undefined) return restSeconds
    if (!again || failures + 1 >= mostFailures) return undefined
    const { retrySeconds, chance = Math.random } = this.options
    const pause = Math.min(retrySeconds * 2 ** failures, longestPauseSeconds)
    return pause * (0.5 + chance() / 2)
  }
}
