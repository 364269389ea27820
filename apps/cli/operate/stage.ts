import { elapsed, say } from '../output.js'

/** One part of a longer command: says what it does, and then what came of it and how long it took. */
export async function stage<T>(
  title: string,
  work: () => Promise<T>,
  outcome?: (result: T) => string,
): Promise<T> {
  const startedAt = Date.now()
  say(`· ${title}`)
  const result = await work()
  say(`✓ ${title}${outcome ? `：${outcome(result)}` : ''}（${elapsed(startedAt)}）`)
  return result
}
