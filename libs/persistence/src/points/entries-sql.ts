/**
 * Entries of the ledger, as SQL. Their index goes by the month first, then the subject: what one has in all is found month by month.
 */

/** Of the months there are. @param e alias of an entry */
export const inAnyMonth = (e: string): string => `${e}.month IN (SELECT month FROM point_month)`

/**
 * One subject's of one month at a time, by index: the statistics know nothing yet of a month that is being written.
 * @param subjects common table expression `(subject, subject_id)`; @param which of the months, a condition on `month`
 */
export const entriesOf = (subjects: string, which: string): string => `
  SELECT e.* FROM ${subjects} s CROSS JOIN (SELECT DISTINCT month FROM point_month WHERE ${which}) m
  CROSS JOIN LATERAL (SELECT * FROM point_entry e
    WHERE e.month = m.month AND e.subject_id = s.subject_id AND e.subject = s.subject OFFSET 0) e`
