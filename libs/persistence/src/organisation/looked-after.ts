/**
 * The community that looks after what took place in one: itself, or its successor since a merger. As joins: `c` looks after
 * it, `was` is what it was called then.
 * @param community an expression, a unit's id
 */
export const lookedAfterBy = (community: string): string =>
  `JOIN org_unit was ON was.id = ${community} JOIN org_unit c ON c.id = coalesce(was.merged_into_id, was.id)`
