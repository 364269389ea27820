import type { MouseEvent, ReactNode } from 'react'
import { useNavigate } from 'react-router'
import './data-list.css'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ReactNode
  /** On a phone: heading of the card, what stands before it, a line with its title before it, a line without, or left out. */
  onCard?: 'heading' | 'mark' | 'line' | 'bare' | 'hidden'
  width?: number | string
}

export interface RowsProps<Row> {
  /** What the list holds, for screen readers. */
  label: string
  columns: Column<Row>[]
  rows: Row[]
  keyOf: (row: Row) => string
  /** Where a click on the row leads; the heading cell carries the link itself. */
  opens?: (row: Row) => string
  isUrgent?: (row: Row) => boolean
}

const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input') !== null

const Head = <Row,>({ columns }: { columns: Column<Row>[] }) => (
  <thead role="rowgroup">
    <tr role="row">
      {columns.map(({ key, title, width }) => (
        <th key={key} role="columnheader" scope="col" style={{ width }}>
          {title}
        </th>
      ))}
    </tr>
  </thead>
)

const Cells = <Row,>({ columns, row }: { columns: Column<Row>[]; row: Row }) =>
  columns.map(({ key, title, cell, onCard = 'line' }) => (
    <td key={key} role="cell" className={`on-card-${onCard}`} data-title={title}>
      {cell(row)}
    </td>
  ))

/** One markup for both shapes: roles are spelled out because cards take the table's display away. */
export const Rows = <Row,>({ label, columns, rows, keyOf, opens, isUrgent }: RowsProps<Row>) => {
  const navigate = useNavigate()
  const open = (row: Row) => (event: MouseEvent) => {
    const selected = window.getSelection()?.toString()
    if (opens && !selected && !isControl(event.target)) void navigate(opens(row))
  }
  const classOf = (row: Row) => [opens && 'is-link', isUrgent?.(row) && 'is-urgent'].filter(Boolean).join(' ')
  return (
    <table role="table" className="rows" aria-label={label}>
      <Head columns={columns} />
      <tbody role="rowgroup">
        {rows.map(row => (
          <tr key={keyOf(row)} role="row" className={classOf(row)} onClick={open(row)}>
            <Cells columns={columns} row={row} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
