/**
 * "This node and below" as SQL: one range of the index on paths. A range of bytes instead of `LIKE`, because a prepared
 * statement knows no pattern when it is planned, and an index serves a range all the same.
 */

/** @param path column or expression; @param top the path of the uppermost node */
export const isBelow = (path: string, top: string): string =>
  `(${path} ~>=~ ${top} AND ${path} ~<~ (left(${top}, -1) || '0'))`

/**
 * Ids of the units within some paths, as an array that is found once: rows are then found by the index of their unit, however many
 * other units have. Its length is no value that a plan is made for.
 * @param patterns SQL of an array of paths as somebody looks below them: `/5117/511702/%`
 */
export const idsWithin = (
  patterns: string,
): string => `ARRAY(SELECT DISTINCT inside.id FROM unnest(${patterns}) AS top (path)
  JOIN org_unit inside ON ${isBelow('inside.path', 'left(top.path, -1)')})`
