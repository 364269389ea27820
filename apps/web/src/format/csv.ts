/** Tables saved as a file that spreadsheets open as text. */

// A spreadsheet would run these as a formula.
const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/

const cell = (value: string | number | undefined): string => {
  const text = String(value ?? '')
  const harmless = typeof value === 'string' && formulaStart.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replace(/"/g, '""')}"` : harmless
}

/** CSV with a byte order mark, so that spreadsheets read it as UTF-8. */
export const csvOf = (rows: (string | number | undefined)[][]): string =>
  `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`

/** Hands the browser a file to save. */
export const saveCsv = (fileName: string, rows: (string | number | undefined)[][]): void => {
  const address = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName })
  link.click()
  URL.revokeObjectURL(address)
}
