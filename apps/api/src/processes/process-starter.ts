/** Starts a process of any kind: the same key again is the same process and the same answer. */
import { Inject, Injectable } from '@nestjs/common'
import type { StartEvent } from '#domain/kernel/events.js'
import { blankState } from '#domain/kernel/reduce.js'
import type { Answer, Rules } from '#domain/kernel/state.js'
import { demoAheadMs } from '#persistence/read/demo-clock.js'
import { findAsked } from '#persistence/process/processes.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { hashOf } from './canonical.js'
import { CommandSender } from './command-sender.js'
import { processIdOf } from '#temporal/process-id.js'

/** What a process begins with. */
export interface Beginning {
  /** Whose policy it stands under: that of this unit and those above it. */
  unitId: string
  title: string
  factsUnder(rules: Rules, now: number): unknown
}

@Injectable()
export class ProcessStarter {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
    private readonly commands: CommandSender,
  ) {}

  /** @param prepare asked only when the key is new; throws a ProblemError when the process may not begin */
  async start(
    me: SignedIn,
    key: string,
    kind: string,
    request: object,
    prepare: () => Promise<Beginning>,
  ): Promise<Answer> {
    const processId = processIdOf(me.personId, key)
    const bodyHash = hashOf({ by: me.personId, ...request })
    const { answered } = await findAsked(this.database, processId, key)
    if (answered) return this.commands.repeat(answered, bodyHash)
    const [beginning, aheadMs] = await Promise.all([prepare(), demoAheadMs(this.database)])
    const now = Date.now() + aheadMs
    const { unitId, title, factsUnder } = beginning
    const rules = await this.rules.at(kind, unitId, now)
    const facts = factsUnder(rules, now)
    const event: StartEvent = { type: 'start', key, bodyHash, by: me.personId, title, facts }
    const start = { state: blankState(kind, processId, rules, aheadMs), rules }
    return this.commands.send(kind, processId, event, { start })
  }
}
