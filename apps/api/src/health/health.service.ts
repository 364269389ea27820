import { Inject, Injectable } from '@nestjs/common'
import { isDatabaseThere } from '#persistence/read/database-away.js'
import { isTemporalThere } from '#temporal/connection.js'
import { DATABASE, TEMPORAL, type Database, type Temporal } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

@Injectable()
export class HealthService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
  ) {}

  /** @throws ProblemError unavailable, without Postgres nothing works */
  async ready() {
    const [postgres, temporal] = await Promise.all([
      isDatabaseThere(this.database),
      isTemporalThere(this.temporal),
    ])
    if (!postgres) throw new ProblemError('unavailable')
    return {
      status: temporal ? ('ok' as const) : ('degraded' as const),
      postgres: 'up' as const,
      temporal: temporal ? ('up' as const) : ('down' as const),
    }
  }
}
