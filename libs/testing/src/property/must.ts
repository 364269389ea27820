/** What does not hold, said with what shows it. @throws Error */
export const must = (holds: boolean, what: string, detail?: unknown): void => {
  if (!holds) throw new Error(`${what} ${detail === undefined ? '' : JSON.stringify(detail)}`)
}
