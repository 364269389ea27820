/** Figures of a run, for whoever reads the test's output. */
export const report = (figures: object): void => {
  process.stderr.write(`${JSON.stringify(figures)}\n`)
}
