/** Days of the programme as SQL: those of Asia/Shanghai, whatever the session's time zone. Each takes and gives an expression. */
const zone = `AT TIME ZONE 'Asia/Shanghai'`

/** The day and the time of day that clocks show at a moment: a `timestamp`. */
export const clockSql = (moment: string): string => `((${moment}) ${zone})`

/** The day on which a moment falls: a `date`. */
export const dayOfSql = (moment: string): string => `${clockSql(moment)}::date`

/** The moment at which a day begins: a `timestamptz`. */
export const startOfDaySql = (day: string): string => `((${day})::timestamp ${zone})`
