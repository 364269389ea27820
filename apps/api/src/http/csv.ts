/** CSV for people who open it in a spreadsheet: what looks like a formula gets a leading quote, so that it stays text. */

const byteOrderMark = '\ufeff'
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/

export const csvOf = (rows: string[][]): string =>
  byteOrderMark + rows.map(row => row.map(cellOf).join(',')).join('\r\n') + '\r\n'

const cellOf = (text: string): string => {
  const plain = formulaStart.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
