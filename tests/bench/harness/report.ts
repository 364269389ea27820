/** The one place from which the benches write: figures to stdout, one JSON line each; everything else to stderr. */
import { appendFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import type { Figure } from './figures.js'

export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

const widthOf = (text: string): number =>
  [...text].reduce((columns, character) => columns + (character.charCodeAt(0) > 0x2e80 ? 2 : 1), 0)
const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(1, width - widthOf(text)))

const headings = ['项目', '本系统', '对照', '比值', '标准', '结果']
const cellsOf = ({ figure, ours, beside, ratio, bar, pass }: Figure): string[] => [
  figure,
  String(ours),
  String(beside ?? '–'),
  String(ratio ?? '–'),
  bar ?? '–',
  bar ? (pass ? '✓ 达标' : '✗ 未达标') : '',
]

/** The readable table of one bench. */
export const table = (figures: readonly Figure[]): string => {
  const rows = [headings, ...figures.map(cellsOf)]
  const widths = headings.map((_, column) => Math.max(...rows.map(row => widthOf(row[column] ?? ''))) + 2)
  return rows
    .map(row =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

/** Shows the figures of one bench; with a file they are kept there too. */
export const report = (figures: readonly Figure[], loadBefore: number, file?: string): void => {
  say(table(figures))
  say(loadNote(loadBefore))
  const lines = figures.map(figure => `${JSON.stringify(figure)}\n`).join('')
  process.stdout.write(lines)
  if (file) appendFileSync(file, lines)
}

/** Ours crosses more processes than what stands beside it, so it waits more often where others want the processors. */
const loadNote = (loadBefore: number): string => {
  const processors = availableParallelism()
  const told = `开始前负载 ${loadBefore.toFixed(1)}，${processors} 个处理器`
  return loadBefore > processors
    ? `！机器正忙（${told}），比值偏高，请在空闲时重测`
    : `（${told}；绝对值随机器变化，以比值为准）`
}

/** An empty file for the results of this run. */
export const beginFile = (file: string): void => writeFileSync(file, '')
