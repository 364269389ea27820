/** Something a person can mend, with the way to mend it. */
export class Problem extends Error {
  constructor(message, remedy) {
    super(message)
    this.remedy = remedy
  }
}

/** Ends with the problem, or problems, told. */
export function failed(error) {
  const problems = error instanceof AggregateError ? error.errors : [error]
  for (const problem of problems) {
    const known = problem instanceof Problem
    process.stderr.write(`✗ ${known ? problem.message : problem.stack}\n`)
    if (known) process.stderr.write(`  解决办法：${problem.remedy}\n`)
  }
  process.exit(1)
}
