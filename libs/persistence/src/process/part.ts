/** Whether somebody has to do with a process beyond being allowed to see it. */
import { tellingActNames } from '#domain/kernel/acts/names.js'
import { statement, type Database } from '../read/database.js'
import { businessNowSql } from '../read/demo-clock.js'

/** How much somebody has to do with a process. */
export interface Part {
  /** They started it, acted in it, or were copied, mentioned or seated by name: they may remind and comment. */
  isInvolved: boolean
  /** They started it, may act in it or have acted: they may copy it to others. Being told of it is not enough. */
  takesPart: boolean
}

/** As columns. @param telling the names of the acts that only tell, as JSON */
export const partColumns = (process: string, person: string, telling: string): string => `
  EXISTS (SELECT FROM journal WHERE by_person = ${person} AND process_id = ${process})
    OR EXISTS (SELECT FROM process_person WHERE person_id = ${person} AND process_id = ${process}) AS "isInvolved",
  EXISTS (SELECT FROM journal WHERE by_person = ${person} AND process_id = ${process}
    AND act NOT IN (SELECT jsonb_array_elements_text(${telling}))) AS "takesPart"`

/** When a person has last reminded of a process within a day, or nothing. */
export const urgedAtSql = (process: string, person: string): string => `
  (SELECT max(at) FROM journal WHERE process_id = ${process} AND by_person = ${person} AND act = 'remind'
     AND at > ${businessNowSql} - interval '1 day')`

const part = statement<Part>('part-in-process', `SELECT ${partColumns('$1', '$2', '$3')}`)

const urged = statement<{ is: boolean }>(
  'urged-within-a-day',
  `SELECT ${urgedAtSql('$1', '$2')} IS NOT NULL AS is`,
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
