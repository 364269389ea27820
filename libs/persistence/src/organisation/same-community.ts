/**
 * Whether a community of the past is what another is today: the same, or one that has become part of it. As SQL, over
 * expressions of ids.
 */
export const isSameCommunity = (then: string, now: string): string =>
  `(${then} = ${now} OR ${now} = (SELECT heir.merged_into_id FROM org_unit heir WHERE heir.id = ${then}))`
