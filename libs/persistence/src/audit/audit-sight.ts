/**
 * What an auditor may see of the record: what people of their part of the tree did, and what was done to people, units,
 * projects and processes there. Entries that belong to no unit (visitors, commands) are for whoever audits the whole.
 */
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'

/** `$1` the uppermost paths of a part. What stands above it and has nobody of its own is only there to hang it on. */
const isWhole = statement<{ isWhole: boolean }>(
  'audit-sight-is-whole',
  `SELECT NOT EXISTS (
     SELECT FROM org_unit u WHERE u.ended_on IS NULL
       AND NOT EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE ${isBelow('u.path', 'top')})
       AND (NOT EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE ${isBelow('top', 'u.path')})
         OR EXISTS (SELECT FROM person WHERE unit_id = u.id))
   ) AS "isWhole"`,
)

/** Uppermost paths of what may be seen; undefined for all of it. */
export type AuditSight = readonly string[] | undefined

/** @param tops paths of the uppermost nodes at which somebody audits */
export const findAuditSight = async (database: Database, tops: readonly string[]): Promise<AuditSight> =>
  (await isWhole(database, [tops]))[0]?.isWhole ? undefined : tops

const unitIsSeen = (unitId: string, tops: string): string =>
  `EXISTS (SELECT FROM org_unit u, unnest(${tops}) AS top WHERE u.id = ${unitId} AND ${isBelow('u.path', 'top')})`

const personIsSeen = (personId: string, tops: string): string =>
  unitIsSeen(`(SELECT unit_id FROM person WHERE id = ${personId})`, tops)

/** The id of a process, when it is one: whatever was asked for stands on record. */
export const processIdOf = (subjectId: string): string =>
  `CASE WHEN ${subjectId} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${subjectId}::uuid END`

/** As a condition on `audit_entry e`; `tops` is an array of paths, or null for whoever sees all. */
export const isWithinSight = (tops: string): string => `(${tops} IS NULL
  OR ${personIsSeen('e.person_id', tops)}
  OR CASE e.subject
    WHEN 'person' THEN ${personIsSeen('e.subject_id', tops)}
    WHEN 'unit' THEN ${unitIsSeen('e.subject_id', tops)}
    WHEN 'project' THEN ${unitIsSeen('(SELECT community_id FROM project WHERE id = e.subject_id)', tops)}
    WHEN 'process' THEN EXISTS (SELECT FROM process_unit pu
      WHERE pu.process_id = ${processIdOf('e.subject_id')} AND ${unitIsSeen('pu.unit_id', tops)})
  END)`
