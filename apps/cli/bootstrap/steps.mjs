const REPORT_EVERY_MS = 10_000

let taken = 0
let total = 0

export const stepsTaken = () => taken

/** Says how many steps there will be in all, those of the command that follows included. */
export function expectSteps(count) {
  total = count
}

/**
 * Runs one numbered step and tells its time. `work` gets a function that reports progress; while it is
 * silent, a line every ten seconds says that it is still at it.
 */
export async function step(title, work) {
  const startedAt = Date.now()
  const say = text => process.stderr.write(`      ${text}\n`)
  const number = `[${++taken}/${total}]`
  process.stderr.write(`${number} ${title}\n`)
  const ticker = setInterval(() => say(`仍在进行，已用 ${seconds(startedAt)}`), REPORT_EVERY_MS)
  try {
    const outcome = await work(say)
    process.stderr.write(`${number} ✓ ${title}：${outcome}（${seconds(startedAt)}）\n`)
  } finally {
    clearInterval(ticker)
  }
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} 秒`
}
