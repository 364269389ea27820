const formulaStart = /^\s*[=+\-@\t\r＝＋－＠]/

/** A text that no spreadsheet takes for a formula, now or after it was saved as CSV; our reader takes the quote away. */
export const harmless = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)
