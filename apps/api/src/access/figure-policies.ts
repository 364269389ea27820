/** The rows of the one table that are about figures and reports: within what one looks after, the row says it itself. */
export const figurePolicies = {
  'GET /api/numbers': { who: 'signedIn' },
  'GET /api/numbers/export.xlsx': { who: 'signedIn' },
  'GET /api/numbers/facts': { who: 'signedIn', looksAt: 'person' },
  'GET /api/numbers/facts.xlsx': { who: 'signedIn', looksAt: 'person' },
  'GET /api/numbers/coverage': { who: 'signedIn' },
  'GET /api/numbers/kinds': { who: 'signedIn' },
  'GET /api/monthly-reports': { who: 'signedIn' },
  'POST /api/monthly-reports': { who: 'signedIn' },
  'GET /api/monthly-reports/:id': { who: 'signedIn' },
  'GET /api/monthly-reports/:id/report.docx': { who: 'signedIn' },
  'GET /api/monthly-reports/:id/report.xlsx': { who: 'signedIn' },
} as const
