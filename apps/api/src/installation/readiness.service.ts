import { Inject, Injectable } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import type { FileStore } from '#files/store.js'
import { checkAll } from '#readiness/check.js'
import { readinessChecks } from '#readiness/checks.js'
import type { Keys } from '#secrets/key-file.js'
import {
  AUDIT_KEYS,
  CONFIG,
  DATA_KEYS,
  DATABASE,
  FILE_STORE,
  TEMPORAL,
  type Database,
  type Temporal,
} from '../dependencies.js'
import { hasScanner } from '../files/file-limits.js'

const idsOf = (keys: Keys): string[] => keys.map(({ id }) => id)

@Injectable()
export class ReadinessService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(TEMPORAL) private readonly temporal: Temporal,
    @Inject(FILE_STORE) private readonly files: FileStore,
    @Inject(DATA_KEYS) private readonly dataKeys: Keys,
    @Inject(AUDIT_KEYS) private readonly auditKeys: Keys,
  ) {}

  /** The same list as go-live's and the doctor's. */
  async report() {
    const items = await checkAll(
      readinessChecks({
        database: this.database,
        temporal: this.temporal,
        origin: this.config.PUBLIC_ORIGIN,
        smtpUrl: this.config.SMTP_URL,
        files: this.files,
        hasScanner: hasScanner(this.config),
        keyIds: { data: idsOf(this.dataKeys), audit: idsOf(this.auditKeys) },
      }),
    )
    return { ready: !items.some(({ weight, finding }) => finding && weight === 'must'), items }
  }
}
