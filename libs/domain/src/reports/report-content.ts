/** What a monthly report says: the same facts always give the same content, of which each file is a print. */

/** A part of a whole is two numbers; nothing is a figure that does not exist. */
export type ReportCell = string | number | { value: number; of: number } | null

export interface ReportColumn {
  title: string
  /** Relative. */
  width: number
  /** How its numbers are meant: how much more or less, or parts of a hundred. */
  as?: 'change' | 'percent'
}

/** A cell as people read it. */
export const cellText = (cell: ReportCell | undefined, { as }: Pick<ReportColumn, 'as'> = {}): string => {
  if (cell === null || cell === undefined) return '—'
  if (typeof cell === 'object') return `${cell.value}／${cell.of}`
  if (as === 'percent') return `${cell}%`
  return as === 'change' && typeof cell === 'number' && cell > 0 ? `+${cell}` : String(cell)
}

export type ReportSection =
  | { kind: 'text'; heading: string; paragraphs: string[] }
  | { kind: 'table'; heading: string; lead?: string; columns: ReportColumn[]; rows: ReportCell[][] }
  /** Parts of a whole, drawn as bars. */
  | { kind: 'bars'; heading: string; lead?: string; rows: { label: string; value: number; of: number }[] }
  /** A picture of squares: something done, something offered, nothing. */
  | {
      kind: 'grid'
      heading: string
      lead?: string
      columns: string[]
      rows: { label: string; cells: { tone: 'served' | 'planned' | 'nothing'; count: number }[] }[]
    }

export interface ReportContent {
  title: string
  /** The month. */
  period: string
  /** Until when facts count. */
  until: string
  sections: ReportSection[]
}
