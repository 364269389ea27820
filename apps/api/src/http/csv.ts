/** CSV for people who open it in a spreadsheet: what looks like a formula gets a leading quote, so that it stays text. */
import { applyDecorators, Header } from '@nestjs/common'
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger'
import { namesOf } from './file-names.js'

/** Over a route that answers with a CSV file. @param name what people call it, without an ending */
export const AnswersCsv = (name: string): MethodDecorator =>
  applyDecorators(
    Header('content-type', 'text/csv; charset=utf-8'),
    Header('content-disposition', `attachment; ${namesOf(`${name}.csv`)}`),
    ApiProduces('text/csv'),
    ApiOkResponse({ description: 'UTF-8 CSV，带 BOM', schema: { type: 'string' } }),
  )

/** What a spreadsheet opens without trouble; more is found by narrowing the search. */
export const mostLines = 10_000

/** Lines of the newest rows, and a last one where there are more. @param rows read up to one beyond `mostLines` */
export const newestLines = <Row>(rows: readonly Row[], lineOf: (row: Row) => string[]): string[][] => [
  ...rows.slice(0, mostLines).map(lineOf),
  ...(rows.length > mostLines ? [[`仅导出最近 ${mostLines} 条，请缩小条件后再导出其余`]] : []),
]

const byteOrderMark = '\ufeff'
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/

export const csvOf = (rows: string[][]): string =>
  byteOrderMark + rows.map(row => row.map(cellOf).join(',')).join('\r\n') + '\r\n'

const cellOf = (text: string): string => {
  const plain = formulaStart.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
