import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common'
import { discardOld } from '#persistence/import/keep-imports.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ImportFiles } from './import-files.js'

const everyHourMs = 3_600_000
const keptDays = 30

/** Rosters that nobody goes on with are given up in time, and their files removed, whether anything else happens or not. */
@Injectable()
export class ImportCleaning implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('import')
  private timer: NodeJS.Timeout | undefined

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly files: ImportFiles,
  ) {}

  onApplicationBootstrap(): void {
    void this.clean()
    this.timer = setInterval(() => void this.clean(), everyHourMs).unref()
  }

  onModuleDestroy(): void {
    clearInterval(this.timer)
  }

  private async clean(): Promise<void> {
    try {
      await this.files.clean()
      await discardOld(this.database, keptDays)
    } catch (error) {
      this.log.warn(`old imports were not cleaned up: ${String(error)}`)
    }
  }
}
