import type { ChosenColumns, ImportLayout } from '#persistence/import/import-row.js'

/** What a person's choice of columns says of the headings: what each means, or that it is not to be read. */
export const headingsTaught = (
  { headings, columns: recognised }: ImportLayout,
  { columns }: ChosenColumns,
): ReadonlyMap<string, string> => {
  const fieldAt = new Map(Object.entries(columns).map(([field, at]) => [at, field]))
  const wasRead = new Set(Object.values(recognised))
  return new Map(
    headings.flatMap((heading, at): [string, string][] => {
      const field = fieldAt.get(at)
      if (heading === '' || (field === undefined && !wasRead.has(at))) return []
      return [[heading, field ?? '']]
    }),
  )
}
