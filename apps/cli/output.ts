/** The one place from which the commands write. Results go to stdout, everything else to stderr. */

const startedAt = Date.now()

/** A result that another program may read. */
export function printResult(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function say(text = ''): void {
  process.stderr.write(`${text}\n`)
}

/** A line under the current step, with the time since the command started. */
export function sayDetail(text: string): void {
  say(`      ${text} · ${elapsedSeconds()}`)
}

/** Seconds since the command started, as `3.2 秒`. */
export function elapsedSeconds(since = startedAt): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} 秒`
}
