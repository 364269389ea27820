/** An address with the parameters that are given; for what the browser fetches by itself. */
export const addressOf = (path: string, query: object): string => {
  const given = Object.entries(query).flatMap(([name, value]: [string, unknown]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return `${path}?${new URLSearchParams(given).toString()}`
}
