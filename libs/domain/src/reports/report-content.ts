/** What a monthly report says: the same facts always give the same content, of which each file is a print. */

export type ReportCell = string | number

export interface ReportColumn {
  title: string
  /** Relative. */
  width: number
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
