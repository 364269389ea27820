/** What a slip opens. A full hall asks at once, so slips are looked up together and what is asked there is kept for a moment. */
import { Inject, Injectable } from '@nestjs/common'
import { findPoll, findSlips, type OpenedSlip, type Poll } from '#persistence/evaluation/find-poll.js'
import { DATABASE, type Database } from '../dependencies.js'
import { GroupCommit } from '../group-commit.js'

/** Questions do not change while they can be answered; whether they still can, casting decides. */
const keptMs = 2_000
/** Beyond this all are forgotten: more than the communities of any district. */
const mostKept = 2_000

@Injectable()
export class OpenSlips {
  private readonly lookups: GroupCommit<string, { slip: OpenedSlip | undefined }>
  private readonly polls = new Map<string, { until: number; poll: Promise<Poll | undefined> }>()

  constructor(@Inject(DATABASE) private readonly database: Database) {
    this.lookups = new GroupCommit({
      mostRows: 500,
      rowsOf: () => 1,
      namesOf: () => [],
      commit: async hashes => {
        const found = new Map((await findSlips(database, hashes)).map(slip => [slip.tokenHash, slip]))
        return hashes.map(hash => ({ slip: found.get(hash) }))
      },
    })
  }

  async find(tokenHash: string): Promise<OpenedSlip | undefined> {
    return (await this.lookups.send(tokenHash)).slip
  }

  pollOf(slip: OpenedSlip, now = Date.now()): Promise<Poll | undefined> {
    const key = `${slip.evaluationId} ${slip.communityId}`
    const kept = this.polls.get(key)
    if (kept && now < kept.until) return kept.poll
    if (this.polls.size >= mostKept) this.polls.clear()
    const poll = findPoll(this.database, slip)
    this.polls.set(key, { until: now + keptMs, poll })
    poll.catch(() => this.polls.delete(key))
    return poll
  }
}
