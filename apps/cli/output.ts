/** The one place from which the commands write. Results go to stdout, everything else to stderr. */

/** The preparation that comes before a command runs in the same process and counts. */
const startedAt = performance.timeOrigin

/** A reader that went away (a closed terminal, `| head`) must not take the services down. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** A result that another program may read. */
export function printResult(text: string): void {
  process.stdout.write(`${text}\n`)
}

export function say(text = ''): void {
  process.stderr.write(`${text}\n`)
}

/** A line below the step that is going on. */
export function sayDetail(text: string): void {
  say(`      ${text}`)
}

/** Time since a moment (by default since the command started), as `3.2 秒`. */
export function elapsed(since = startedAt): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} 秒`
}
