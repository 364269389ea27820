/** The directory's history, one sentence a line. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { directoryChangeLine } from '#contracts/http/organisation.js'
import { isUnitKind, unitKinds } from '#domain/organisation/roles.js'
import { findHistory, type ChangeRow } from '#persistence/organisation/find-grants.js'
import { findNames, type Names } from '#persistence/read/names.js'
import { DATABASE, type Database } from '../dependencies.js'
import { roleLabel } from '../lifecycle/labels.js'

@Injectable()
export class DirectoryHistory {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The latest first. */
  async tell(subjects: ChangeRow['subject'][], id: string): Promise<{ items: Line[] }> {
    const rows = await findHistory(this.database, subjects, id)
    const units = rows.flatMap(({ before, after }) =>
      [before, after].flatMap(side => [side?.parentId, side?.unitId, side?.mergedIntoId]).filter(isText),
    )
    const names = await findNames(this.database, { people: [], units })
    return { items: rows.map(row => lineOf(row, names)) }
  }
}

type Line = z.input<typeof directoryChangeLine>

const isText = (value: unknown): value is string => typeof value === 'string'

const lineOf = (row: ChangeRow, names: Names): Line => ({
  at: row.at.toISOString(),
  byName: row.byName,
  sentence: (tellers[row.change] ?? changed)(row, names),
  ...(row.reason !== null && { reason: row.reason }),
})

type Teller = (row: ChangeRow, names: Names) => string

const text = (side: ChangeRow['before'], key: string): string => {
  const value = side?.[key]
  return typeof value === 'string' ? value : ''
}
const unitIn = (side: ChangeRow['before'], key: string, names: Names): string =>
  names.unit(text(side, key)).name
const officeIn = (side: ChangeRow['before'], names: Names): string =>
  `${unitIn(side, 'unitId', names)}${roleLabel(text(side, 'role'))}`
const kindIn = (side: ChangeRow['before']): string => {
  const kind = text(side, 'kind')
  return isUnitKind(kind) ? unitKinds[kind] : '单位'
}

const changed: Teller = ({ subjectName }) => `变更“${subjectName ?? ''}”的资料。`

const tellers: Record<string, Teller> = {
  added: ({ subject, after }) =>
    subject === 'unit' ? `设立${kindIn(after)}“${text(after, 'name')}”。` : '新增。',
  renamed: ({ before, after }) => `由“${text(before, 'name')}”更名为“${text(after, 'name')}”。`,
  moved: ({ subject, before, after }, names) => {
    if (subject === 'unit')
      return `隶属由“${unitIn(before, 'parentId', names)}”改为“${unitIn(after, 'parentId', names)}”。`
    if (subject === 'grant')
      return `任职随单位并入，由${officeIn(before, names)}改为${officeIn(after, names)}。`
    return `由“${unitIn(before, 'unitId', names)}”调入“${unitIn(after, 'unitId', names)}”。`
  },
  ended: ({ before }) => `撤销“${text(before, 'name')}”。`,
  merged: ({ after }, names) => `并入“${unitIn(after, 'mergedIntoId', names)}”。`,
  left: ({ before }, names) => `自“${unitIn(before, 'unitId', names)}”离任。`,
  returned: ({ after }, names) => `恢复任职，进入“${unitIn(after, 'unitId', names)}”。`,
  granted: ({ after }, names) => `获授${officeIn(after, names)}。`,
  revoked: ({ before }, names) => `不再担任${officeIn(before, names)}。`,
}
