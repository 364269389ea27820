import type { Column } from './columns.js'

/** A file a district hands in: which columns it has and which of them together name a row. */
export interface FileShape<C extends Columns = Columns> {
  readonly file: string
  readonly title: string
  readonly columns: C
  readonly key: readonly string[]
}

export type Columns = Readonly<Record<string, Column<unknown>>>

/** A row as read, with the number of the spreadsheet's row it stands in. */
export type RowOf<S extends FileShape> = {
  readonly [K in keyof S['columns']]: S['columns'][K] extends Column<infer T> ? T : never
} & { readonly row: number }

/** Keeps the columns' own types, from which the rows' types follow. */
export const shape = <C extends Columns>(of: FileShape<C>): FileShape<C> => of
