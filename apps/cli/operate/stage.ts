import { elapsed, say } from '../output.js'

/**
 * One part of a longer command: says what it does, and then what came of it and how long it took.
 * @param number of a command whose parts are counted
 */
export async function stage<T>(
  title: string,
  work: () => Promise<T>,
  outcome?: (result: T) => string,
  number?: string,
): Promise<T> {
  const startedAt = Date.now()
  say(`${number ?? '·'} ${title}`)
  const result = await work()
  const told = `✓ ${title}${outcome ? `：${outcome(result)}` : ''}（${elapsed(startedAt)}）`
  say(number ? `${number} ${told}` : told)
  return result
}
