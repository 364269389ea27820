/** How long files and functions are, in lines, as a reader meets them. */
import ts from 'typescript'
import type { Source } from './sources.js'

export interface Measured {
  where: string
  lines: number
}

export const fileLengths = (sources: Source[]): Measured[] =>
  sources.map(({ path, text }) => ({ where: path, lines: text.trimEnd().split('\n').length }))

/** Every function with a body; an inner one counts for itself and within its outer one. */
export const functionLengths = (sources: Source[]): Measured[] =>
  sources.flatMap(({ path, text }) => {
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
    const found: Measured[] = []
    const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node) && 'body' in node && node.body) {
        const first = lineOf(node.getStart(file))
        found.push({ where: `${path}:${first}`, lines: lineOf(node.getEnd()) - first + 1 })
      }
      ts.forEachChild(node, visit)
    }
    visit(file)
    return found
  })

/** The smallest length that nine of ten do not exceed. */
export const ninetiethPercentile = (measured: Measured[]): number => {
  const lengths = measured.map(({ lines }) => lines).sort((a, b) => a - b)
  return lengths[Math.ceil(lengths.length * 0.9) - 1] ?? 0
}

export const longest = (measured: Measured[], count: number): string =>
  [...measured]
    .sort((a, b) => b.lines - a.lines)
    .slice(0, count)
    .map(({ where, lines }) => `${where} (${lines})`)
    .join(', ')
