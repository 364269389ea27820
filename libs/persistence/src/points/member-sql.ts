/** Whose member somebody was in some days, as SQL over `role_grant`: of several at once the one that began last, then the least id. */

/** @param g alias of a grant; @param first and @param last the days, as SQL */
export const memberIn = (g: string, first: string, last: string): string =>
  `${g}.role = 'InServicePartyMember' AND (${g}.valid_from IS NULL OR ${g}.valid_from <= ${last})
    AND (${g}.valid_to IS NULL OR ${g}.valid_to >= ${first})`

/**
 * Whether another agency comes before this one of those that somebody belonged to in these days. One person's grants at a time, by
 * index (`OFFSET 0`): a plan that reads everybody's for each chunk would take ever longer the more there are.
 */
export const isMemberElsewhere = (g: string, first: string, last: string): string =>
  `EXISTS (
    SELECT FROM role_grant later WHERE later.person_id = ${g}.person_id AND later.unit_id <> ${g}.unit_id
      AND ${memberIn('later', first, last)}
      AND (coalesce(later.valid_from, '-infinity'), ${g}.unit_id) > (coalesce(${g}.valid_from, '-infinity'), later.unit_id)
    OFFSET 0)`

/** Of the agencies that somebody belonged to in these days this one alone: nobody is settled in two. */
export const memberOf = (g: string, first: string, last: string): string =>
  `${memberIn(g, first, last)} AND NOT ${isMemberElsewhere(g, first, last)}`

/** The unit that somebody belonged to last, up to a day; NULL when there was none. @param person id, as SQL */
export const lastUnitOf = (person: string, last: string): string =>
  `(SELECT g.unit_id FROM role_grant g WHERE g.person_id = ${person} AND ${memberIn('g', "'-infinity'", last)}
    ORDER BY g.valid_from DESC NULLS LAST, g.unit_id LIMIT 1)`
