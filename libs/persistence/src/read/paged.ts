/** Which part of a list is asked for. */
export interface Page {
  offset: number
  limit: number
}

/** A page of rows, each of which carries how many there are in all. Beyond the end nothing is counted. */
export const paged = <Row extends { total: number }>(rows: Row[]) => ({
  items: rows.map(({ total: _total, ...row }) => row),
  total: rows[0]?.total ?? 0,
})
