type Parameters = Record<string, string | number | undefined>

/** An address with the parameters that are given; for what the browser fetches by itself. */
export const addressOf = (path: string, query: Parameters): string => {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return `${path}?${new URLSearchParams(given).toString()}`
}
