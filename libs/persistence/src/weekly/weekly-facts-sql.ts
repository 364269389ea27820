import type { FactsWanted } from '../points/facts-wanted.js'

/** Models that were published and not revoked, as facts that points are given for: on the Sunday on which the week ended. */
export const weeklyModels = ({ of, first, last }: FactsWanted): string => `
  SELECT 'weeklyModel', 'selection', w.community_id || '/' || w.week, w.subject, w.subject_id, w.sunday, w.decided_by
  FROM ${of} c JOIN weekly_selection w ON w.subject = c.subject AND w.subject_id = c.subject_id
  WHERE w.published_at IS NOT NULL AND w.revoked_at IS NULL AND w.sunday BETWEEN ${first} AND ${last}`
