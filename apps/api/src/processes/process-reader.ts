/** A process opened for reading: its row, its story and the rules it stands under. */
import { Inject, Injectable } from '@nestjs/common'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { findProcess, type ProcessRow } from '#persistence/read/processes.js'
import { lifecycleOf } from '#workflows/lifecycles.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { RulesService } from '../lifecycle/rules.service.js'

export interface OpenedProcess {
  row: ProcessRow
  state: ProcessState
  rules: Rules
  lifecycle: Lifecycle
  /** Business time. */
  now: number
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
}
