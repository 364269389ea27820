/** A process opened for reading: its row, its story and the rules it stands under. */
import { Inject, Injectable } from '@nestjs/common'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { findProcess, type ProcessRow } from '#persistence/process/processes.js'
import { mayReadWords } from '#persistence/process/words.js'
import { lifecycleOf } from '#workflows/lifecycles.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { stateWithoutWords } from './without-words.js'

export interface OpenedProcess {
  row: ProcessRow
  state: ProcessState
  rules: Rules
  lifecycle: Lifecycle
  /** Business time. */
  now: number
}

/** As one person may read it. */
export interface ReadProcess extends OpenedProcess {
  /** Whether what people wrote is theirs to read; if not, the state is without it. */
  hasWords: boolean
}

@Injectable()
export class ProcessReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  /** @throws ProblemError notFound */
  async read(id: string): Promise<OpenedProcess> {
    const row = await findProcess(this.database, id)
    if (!row) throw new ProblemError('notFound')
    const { state } = row
    return {
      row,
      state,
      rules: await this.rules.of(state),
      lifecycle: lifecycleOf(state.kind),
      now: Date.now() + state.aheadMs,
    }
  }

  /** @throws ProblemError notFound */
  async readFor(me: SignedIn, id: string): Promise<ReadProcess> {
    const process = await this.read(id)
    const hasWords = await mayReadWords(this.database, me, process.state)
    return { ...process, hasWords, ...(!hasWords && { state: stateWithoutWords(process.state) }) }
  }

  /** For what consists of what people wrote. @throws ProblemError notFound, contentClosed */
  async readWords(me: SignedIn, id: string): Promise<OpenedProcess> {
    const process = await this.readFor(me, id)
    if (!process.hasWords) throw new ProblemError('contentClosed')
    return process
  }
}
