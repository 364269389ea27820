/** One thing wrong with a district's files, said so that the person who keeps the spreadsheet can mend it. */
export interface Problem {
  readonly file: string
  /** As the spreadsheet counts: the header is row 1. `null` when the whole file is meant. */
  readonly row: number | null
  /** The column's header; `null` when the whole row is meant. */
  readonly column: string | null
  /** The cell as it was read, shortened; `null` where there is none or it must not be repeated. */
  readonly value: string | null
  readonly message: string
  readonly howToMend: string
}

/** What is wrong in a cell, before anyone knows where the cell stands. */
export interface Fault {
  readonly message: string
  readonly howToMend: string
}

export interface Refused {
  readonly ok: false
  /** At most `problemsShown` of them, in the order of files and rows. */
  readonly problems: readonly Problem[]
  /** How many there are in all. */
  readonly total: number
}

/** More would not be read; the total says that there are more. */
export const problemsShown = 200

const valueShown = 40

export const shorten = (text: string): string =>
  text.length > valueShown ? `${text.slice(0, valueShown)}…` : text

/** The answer when anything at all is wrong. */
export function refuseDistrict(problems: readonly Problem[]): Refused {
  return { ok: false, problems: problems.slice(0, problemsShown), total: problems.length }
}

/** A problem with a file as a whole. */
export const fileProblem = (file: string, fault: Fault, row: number | null = null): Problem => ({
  file,
  row,
  column: null,
  value: null,
  ...fault,
})

/** One line for a person: which file, row and column, what is wrong there, and how to mend it. */
export function describeProblem(problem: Problem): string {
  const row = problem.row === null ? '' : ` 第 ${problem.row} 行`
  const column = problem.column === null ? '' : `「${problem.column}」列`
  const value = problem.value === null ? '' : `（现为“${problem.value}”）`
  return `${problem.file}${row}${column}：${problem.message}${value}。怎么改：${problem.howToMend}`
}
