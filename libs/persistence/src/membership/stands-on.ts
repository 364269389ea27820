/** Whether a membership stands on a day, as SQL. @param m alias of `membership`; @param day an expression of type date */
export const standsOn = (m: string, day: string): string =>
  `${day} BETWEEN ${m}.valid_from AND coalesce(${m}.valid_to, 'infinity')`
