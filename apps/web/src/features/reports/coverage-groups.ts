import type { CoverageAnswer } from '../../api/numbers.js'

export type CoverageRow = CoverageAnswer['items'][number]
export type Category = CoverageAnswer['categories'][number]

/** Communities under the same subdistrict, in their order. */
export interface CoverageGroup {
  id: string
  name: string
  rows: CoverageRow[]
}

export const groupsOf = (rows: CoverageRow[]): CoverageGroup[] => {
  const groups: CoverageGroup[] = []
  for (const row of rows) {
    const last = groups.at(-1)
    if (last?.id === row.under.id) last.rows.push(row)
    else groups.push({ ...row.under, rows: [row] })
  }
  return groups
}

/** What is offered of a kind in a community, and how much of it is claimed or was done. */
export const squareOf = ({ cells }: CoverageRow, code: string) => {
  const {
    projects = 0,
    claims = 0,
    activities = 0,
  } = cells.find(({ categoryCode }) => categoryCode === code) ?? {}
  return { projects, claims, activities, served: claims + activities }
}

/** How dark a square is, from 0 to 3: so much of what there could be, or so many. */
export const depthOf = (count: number, of = 6): number => Math.min(3, Math.ceil((count / of) * 3))
