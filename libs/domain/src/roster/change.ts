/** What an import does to one unit or person, before → after. */
export const changeKinds = {
  added: '新增',
  returned: '重新加入',
  moved: '调动',
  changed: '变更',
  left: '离开',
} as const
export type ChangeKind = keyof typeof changeKinds

type Values = Readonly<Record<string, unknown>>

export interface Change {
  readonly subject: 'unit' | 'person'
  readonly subjectId: string
  readonly change: ChangeKind
  /** The row that brought it; `null` for whom a full roster leaves out. */
  readonly row: number | null
  readonly name: string
  /** Only what differs; `null` for what was not there. */
  readonly before: Values | null
  readonly after: Values | null
}

/** The fields of `after` that say something else than `before`; undefined when all say the same. */
export function difference(before: Values, after: Values): { before: Values; after: Values } | undefined {
  const fields = Object.keys(after).filter(
    field => after[field] !== undefined && after[field] !== before[field],
  )
  if (fields.length === 0) return undefined
  const pick = (from: Values) => Object.fromEntries(fields.map(field => [field, from[field] ?? null]))
  return { before: pick(before), after: pick(after) }
}
