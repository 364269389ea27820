/** The people: clients that click, insist with the same key, and keep a record of what they were told. */
import type { KeyedEvent } from '#domain/kernel/events.js'
import type { Acknowledged } from './audit.js'
import type { Claim } from './claim.js'
import { insist, type Door, type Known } from './door.js'

export interface CrowdOptions {
  door: Door
  /** Clicks under way at once. */
  hands: number
  /** How long a client insists on one click. */
  patienceMs: number
  /** Every seat that several people may act on is clicked by all of them at the same moment. */
  rivals?: boolean
}

export class Crowd {
  readonly acknowledged: Acknowledged[] = []
  /** Clicks that lost to a rival's. */
  beaten = 0
  /** Clicks that had to be sent more than once. */
  repeated = 0

  private readonly controller = new AbortController()
  private readonly dropped = this.controller.signal

  constructor(private readonly options: CrowdOptions) {}

  /** Nobody clicks or insists any more. */
  drop(reason: unknown): void {
    this.controller.abort(reason)
  }

  /** Offers every claim. */
  offer(claims: readonly Claim[]): Promise<void> {
    return this.each(claims, async claim => {
      const event = claim.start()
      const { reply } = await this.insist(claim, event)
      if (reply.status === 'refused') throw new Error(`offer refused: ${reply.code}`)
      claim.named(reply.answer.processId)
      claim.take(event)
    })
  }

  /** Makes the next moves of all claims, round after round, until each has made `count` more or has ended. */
  async move(claims: readonly Claim[], count = Infinity): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const open = claims.filter(claim => claim.next())
      if (open.length === 0) return
      await this.each(open, claim => this.moveOnce(claim))
    }
  }

  private async moveOnce(claim: Claim): Promise<void> {
    const move = claim.next()
    if (!move) return
    const clicks = this.options.rivals ? claim.clicks(move) : claim.clicks(move).slice(0, 1)
    const known = await Promise.all(clicks.map(click => this.insist(claim, click)))
    const winners = clicks.filter((_, i) => known[i]?.reply.status === 'acknowledged')
    const [winner] = winners
    if (!winner || winners.length > 1)
      throw new Error(`${claim.processId} ${move.act}: ${JSON.stringify(known.map(({ reply }) => reply))}`)
    this.beaten += clicks.length - 1
    claim.take(winner)
  }

  private async insist(claim: Claim, event: KeyedEvent): Promise<Known> {
    const known = await insist(this.options.door, claim, event, this.options.patienceMs, this.dropped)
    if (known.attempts > 1) this.repeated += 1
    const { reply } = known
    if (reply.status === 'acknowledged')
      this.acknowledged.push({
        processId: reply.answer.processId,
        key: event.key,
        act: nameOf(event),
        by: event.by,
        answer: reply.answer,
      })
    return known
  }

  /** As many at once as there are hands; after a failure all hands are dropped, and nothing goes on behind its back. */
  private async each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const queue = items.values()
    const hand = async () => {
      for (const item of queue) {
        if (this.dropped.aborted) return
        await work(item)
      }
    }
    const hands = Array.from({ length: this.options.hands }, () => hand().catch(error => this.drop(error)))
    await Promise.all(hands)
    this.dropped.throwIfAborted()
  }
}

const nameOf = (event: KeyedEvent): string => {
  if (event.type === 'admin') return `admin.${event.command.name}`
  return event.type === 'act' ? event.act : 'start'
}
