/** A database, a Temporal namespace and a worker that belong together: one installation of the platform. */
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker, type TestTemporal } from '#testing/temporal.js'
import { processActivities } from '../../../apps/worker/activities/process/process.activities.js'

export interface TestInstallation {
  database: TestDatabase
  temporal: TestTemporal
  /** Nothing acts from now on; the rows stay. */
  halt(): Promise<void>
  end(): Promise<void>
}

/** @param fill puts its content into the empty database before anything runs on it */
export const testInstallation = async (
  fill: (database: TestDatabase) => Promise<unknown>,
): Promise<TestInstallation> => {
  const database = await testDatabase()
  await fill(database)
  const temporal = await testTemporal()
  const worker = await testWorker(temporal, { activities: processActivities(database.pool) })
  let halted: Promise<void> | undefined
  const halt = () => (halted ??= worker.stop())
  return {
    database,
    temporal,
    halt,
    end: async () => {
      await halt()
      await temporal.close()
      await database.drop()
    },
  }
}
