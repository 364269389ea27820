import { isBelow } from '../read/below.js'

/**
 * The community that looks after what took place in one: itself, or its successor since a merger. As joins: `c` looks after
 * it, `was` is what it was called then.
 * @param community an expression, a unit's id
 */
export const lookedAfterBy = (community: string): string =>
  `JOIN org_unit was ON was.id = ${community} JOIN org_unit c ON c.id = coalesce(was.merged_into_id, was.id)`

/**
 * Ids of the units that those within some paths look after, as an array that is found once.
 * @param patterns SQL of an array of paths as somebody looks below them: `/5117/511702/%`
 */
export const lookedAfterWithin = (patterns: string): string => `ARRAY(
  SELECT DISTINCT was.id FROM unnest(${patterns}) AS top (path) JOIN org_unit heir ON ${isBelow('heir.path', 'left(top.path, -1)')}
  CROSS JOIN LATERAL (SELECT heir.id WHERE heir.merged_into_id IS NULL
    UNION ALL SELECT merged.id FROM org_unit merged WHERE merged.merged_into_id = heir.id) was)`
