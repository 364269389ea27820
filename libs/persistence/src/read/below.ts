/**
 * "This node and below" as SQL: one range of the index on paths. A range of bytes instead of `LIKE`, because a prepared
 * statement knows no pattern when it is planned, and an index serves a range all the same.
 */

/** @param path column or expression; @param top the path of the uppermost node */
export const isBelow = (path: string, top: string): string =>
  `(${path} ~>=~ ${top} AND ${path} ~<~ (left(${top}, -1) || '0'))`
