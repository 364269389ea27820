/** Spreadsheet files that spreadsheets open as text: what looks like a formula is told apart by a leading quote. */

const byteOrderMark = '\ufeff'
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/

export const csvOf = (rows: string[][]): string =>
  byteOrderMark + rows.map(row => row.map(cellOf).join(',')).join('\r\n') + '\r\n'

const cellOf = (text: string): string => {
  const plain = formulaStart.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
