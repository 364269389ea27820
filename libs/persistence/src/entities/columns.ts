/** Column options used by several entities. */
import type { ColumnOptions, ValueTransformer } from 'typeorm'

/** Postgres hands out a bigint as text; ours are far below 2^53. */
const asNumber: ValueTransformer = {
  to: (value: number | null | undefined) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
}

export const bigint = { type: 'bigint' as const, transformer: asNumber } satisfies ColumnOptions
export const text = { type: 'text' } as const satisfies ColumnOptions
export const optionalText = { type: 'text', nullable: true } as const satisfies ColumnOptions
export const instant = { type: 'timestamptz' } as const satisfies ColumnOptions
export const optionalInstant = { type: 'timestamptz', nullable: true } as const satisfies ColumnOptions
export const optionalDate = { type: 'date', nullable: true } as const satisfies ColumnOptions
