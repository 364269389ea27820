/** The real server with a worker that commits to a database of the small district. */
import { commitStep } from '#persistence/process/commit-step.js'
import { seedRules, type DefaultRules } from '#persistence/rules/seed-rules.js'
import { importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testTemporal, testWorker, type TestTemporal } from '#testing/temporal.js'

export interface Stage {
  database: TestDatabase
  temporal: TestTemporal
  close(): Promise<void>
}

/** @param workflows module that exports the workflows, when they are not the product's */
export const temporalStage = async (rules: DefaultRules, workflows?: string): Promise<Stage> => {
  const database = await testDatabase()
  await importSmallDistrict(database.pool)
  await seedRules(database.pool, rules)
  const temporal = await testTemporal()
  const worker = await testWorker(temporal, {
    activities: { commitStep: commitStep.bind(undefined, database.pool) },
    ...(workflows !== undefined && { workflows }),
  })
  const close = async () => {
    await worker.stop()
    await temporal.close()
    await database.drop()
  }
  return { database, temporal, close }
}
