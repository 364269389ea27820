/** Whether somebody has to do with a process beyond being allowed to see it. */
import { tellingActNames } from '#domain/kernel/acts/names.js'
import { statement, type Database } from './database.js'
import { businessNowSql } from './demo-clock.js'

/** How much somebody has to do with a process. */
export interface Part {
  /** They started it, acted in it, or were copied, mentioned or seated by name: they may remind and comment. */
  isInvolved: boolean
  /** They started it, may act in it or have acted: they may copy it to others. Being told of it is not enough. */
  takesPart: boolean
}

const part = statement<Part>(
  'part-in-process',
  `SELECT EXISTS (SELECT FROM journal WHERE by_person = $2 AND process_id = $1)
     OR EXISTS (SELECT FROM process_person WHERE person_id = $2 AND process_id = $1) AS "isInvolved",
     EXISTS (SELECT FROM journal WHERE by_person = $2 AND process_id = $1
       AND act NOT IN (SELECT jsonb_array_elements_text($3))) AS "takesPart"`,
)

const urged = statement<{ is: boolean }>(
  'urged-within-a-day',
  `SELECT EXISTS (SELECT FROM journal WHERE process_id = $1 AND by_person = $2 AND act = 'remind'
     AND at > ${businessNowSql} - interval '1 day') AS is`,
)

/** Whether somebody has reminded of a process within a day. */
export const hasUrgedLately = async (
  database: Database,
  processId: string,
  personId: string,
): Promise<boolean> => (await urged(database, [processId, personId]))[0]?.is === true

/** As far as the tables tell. */
export const findPart = async (database: Database, processId: string, personId: string): Promise<Part> =>
  (await part(database, [processId, personId, JSON.stringify(tellingActNames)]))[0] ?? {
    isInvolved: false,
    takesPart: false,
  }
