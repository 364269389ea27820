import { clockSql } from '../read/days.js'

/**
 * The number people quote, as SQL: `HD-2026-000123`.
 * @param prefix its lifecycle's @param p alias of a process
 */
export const numberSql = (prefix: string, p: string): string =>
  `'${prefix}-' || to_char(${clockSql(`${p}.started_at`)}, 'YYYY') || '-' || lpad(${p}.number::text, 6, '0')`
