import { toHalfWidth, type Column } from './columns.js'
import { namesIdentityNumber } from './identity-number.js'
import { fileProblem, type Problem } from './problem.js'
import type { FileShape } from './file-shape.js'

/** Where each known column stands in the file: field → index; a column the file leaves out has none. */
export type Positions = ReadonlyMap<string, number>

export interface CheckedHeader {
  readonly positions: Positions
  readonly problems: readonly Problem[]
}

/** What some spreadsheets and some people put between columns instead of a comma. */
const otherSeparators = /[;\t；，|]/

/** Matches a file's header row with the shape: every column once, none that nobody reads. */
export function checkHeader(shape: FileShape, header: readonly string[]): CheckedHeader {
  if (header.length === 1 && otherSeparators.test(header[0] ?? '')) {
    const fault = { message: '列之间没有用英文逗号分开', howToMend: '另存为“CSV UTF-8（逗号分隔）”后再导入' }
    return { positions: new Map(), problems: [fileProblem(shape.file, fault, 1)] }
  }
  const names = header.map(name => toHalfWidth(name).trim())
  const fields = Object.entries(shape.columns)
  const positions = new Map(
    fields
      .map(([field, column]) => [field, names.indexOf(column.header)] as const)
      .filter(([, at]) => at >= 0),
  )
  const known = fields.map(([, column]) => column.header)
  return {
    positions,
    problems: [
      ...fields.flatMap(([, column]) => missing(shape, column, names)),
      ...names.flatMap((name, at) => unexpected(shape, name, at, names, known)),
    ],
  }
}

function missing(shape: FileShape, column: Column<unknown>, names: readonly string[]): Problem[] {
  if (column.mayBeEmpty || names.includes(column.header)) return []
  return [
    headerProblem(
      shape,
      column.header,
      '表头缺少这一列',
      `在第 1 行补上“${column.header}”；本文件的表头是：${headerLine(shape)}`,
    ),
  ]
}

function unexpected(
  shape: FileShape,
  name: string,
  at: number,
  names: readonly string[],
  known: readonly string[],
): Problem[] {
  const label = name || `第 ${at + 1} 列`
  if (namesIdentityNumber(name)) {
    return [headerProblem(shape, label, '平台不收集身份证号码', '整列删除后再导入；人员以工号区分')]
  }
  if (!known.includes(name)) {
    return [headerProblem(shape, label, '表头里有平台不认识的列', `删除这一列，或改为：${headerLine(shape)}`)]
  }
  return names.indexOf(name) < at ? [headerProblem(shape, label, '表头里这一列出现了两次', '只保留一列')] : []
}

const headerLine = (shape: FileShape): string =>
  Object.values(shape.columns)
    .map(column => column.header)
    .join(',')

const headerProblem = (shape: FileShape, column: string, message: string, howToMend: string): Problem => ({
  ...fileProblem(shape.file, { message, howToMend }, 1),
  column,
})
