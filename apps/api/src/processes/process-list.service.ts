import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { processQuery } from '#contracts/http/processes.js'
import { findProcesses } from '#persistence/read/process-list.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { stageNames } from '../lifecycle/labels.js'
import { RulesService } from '../lifecycle/rules.service.js'
import { summaryOf } from './summary.js'

@Injectable()
export class ProcessListService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly rules: RulesService,
  ) {}

  async page(me: SignedIn, { stage, open, mine, ...query }: z.output<typeof processQuery>) {
    const [{ items, total }, calendar] = await Promise.all([
      findProcesses(this.database, me, {
        ...query,
        ...(stage && { stages: stage.split(',') }),
        ...(open && { isOpen: open === 'true' }),
        isMine: mine === 'true',
      }),
      this.rules.calendar(),
    ])
    return {
      items: items.map(item => summaryOf(item, calendar)),
      total,
      stages: stageNames(query.kind),
    }
  }
}
