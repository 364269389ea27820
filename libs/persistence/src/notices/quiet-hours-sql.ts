/** 免打扰 as SQL: whose hours count for a unit, and whether it is now. */
import { usualQuietHours } from '#domain/notices/channels.js'
import { clockSql } from '../read/days.js'

/** The ids on the way from the root to a unit, itself included. @param path of an `org_unit` */
export const idsOnPath = (path: string): string => `string_to_array(trim(BOTH '/' FROM ${path}), '/')`

/**
 * A lateral table of one row, `until`: when the quiet hours end that are on for a unit now (`08:00`); null when it may be
 * disturbed. The nearest unit at or above that has said something decides.
 */
export const quietNow = (unitId: string): string => `(
  SELECT CASE
    WHEN quiet_from < quiet_to AND clock >= quiet_from AND clock < quiet_to THEN quiet_to
    WHEN quiet_from > quiet_to AND (clock >= quiet_from OR clock < quiet_to) THEN quiet_to
  END AS until
  FROM (SELECT to_char(${clockSql('now()')}, 'HH24:MI') AS clock) AS wall,
    (SELECT quiet_from, quiet_to FROM (
      SELECT q.quiet_from, q.quiet_to, length(above.path) AS depth
      FROM org_unit u JOIN org_unit above ON above.id = ANY (${idsOnPath('u.path')})
      JOIN quiet_hours q ON q.unit_id = above.id
      WHERE u.id = ${unitId}
      UNION ALL SELECT '${usualQuietHours.from}', '${usualQuietHours.to}', 0
    ) AS said ORDER BY depth DESC LIMIT 1) AS hours)`
