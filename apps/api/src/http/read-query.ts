import { parse } from 'node:querystring'

/** What stands after the question mark; a parameter without a value is one that nobody gave. */
export const readQuery = (text: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parse(text)).filter(([, value]) => value !== ''))
