/** What stories of the integration tests begin with: a database of their own, the small district in it, and some more. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { importCalendar } from '#persistence/rules/calendars.js'
import { seedRules } from '#persistence/rules/seed-rules.js'
import { claimRules, importSmallDistrict } from '#testing/claims.js'
import { testDatabase, type TestDatabase } from '#testing/database.js'
import { testUrnKeys } from '#testing/evaluations.js'
import { defaultWeeklySelectionPolicy } from '#workflows/weekly-selection/weekly-selection.policy.js'

export const districtDatabase = async (): Promise<TestDatabase> => {
  const database = await testDatabase()
  await importSmallDistrict(database.pool)
  return database
}

/** With the rules of claims. */
export const claimsDatabase = async (): Promise<TestDatabase> => {
  const database = await districtDatabase()
  await seedRules(database.pool, { kind: 'claim', ...claimRules() })
  return database
}

/** With the days by which months are counted and published. */
export const monthsDatabase = async (): Promise<TestDatabase> => {
  const database = await districtDatabase()
  await importCalendar(database.pool, stateCouncilCalendar)
  return database
}

/** With the policy and the days by which weeks are opened and decided. */
export const weeksDatabase = async (): Promise<TestDatabase> => {
  const database = await districtDatabase()
  const policy = defaultWeeklySelectionPolicy
  await seedRules(database.pool, { kind: 'weeklySelection', policy, calendar: stateCouncilCalendar })
  return database
}

export type UrnsDatabase = TestDatabase & Pick<ReturnType<typeof testUrnKeys>, 'keys'>

/** With keys for urns, which go when the database does. */
export const urnsDatabase = async (): Promise<UrnsDatabase> => {
  const { keys, remove } = testUrnKeys()
  const database = await districtDatabase()
  const drop = async () => {
    remove()
    await database.drop()
  }
  return { ...database, keys, drop }
}
