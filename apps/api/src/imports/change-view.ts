import type { z } from 'zod'
import type { importChange } from '#contracts/http/imports.js'
import { changeKinds, type ChangeKind } from '#domain/roster/change.js'
import type { HeldOffice } from '#domain/roster/directory.js'
import { isUnitKind, roles, unitKinds } from '#domain/organisation/roles.js'
import type { ChangeRow } from '#persistence/import/find-imports.js'
import type { Names } from '#persistence/read/names.js'

const labels: Readonly<Record<string, string>> = {
  name: '名称',
  staffNumber: '工号',
  unitId: '单位',
  livesInId: '居住社区',
  joinedOn: '到本单位日期',
  leftOn: '离开日期',
  phone: '手机',
  kind: '类型',
  parentId: '上级',
  functions: '职能',
}
const unitFields: ReadonlySet<string> = new Set(['unitId', 'livesInId', 'parentId'])

/** The units that a change names, to look their names up together. */
export const unitsNamedBy = ({ before, after }: ChangeRow): string[] =>
  [before, after].flatMap(values => [
    ...Object.entries(values ?? {}).flatMap(([field, value]) =>
      unitFields.has(field) && typeof value === 'string' ? [value] : [],
    ),
    ...officesOf(values).map(({ unitId }) => unitId),
  ])

export const changeOf = (row: ChangeRow, names: Names): z.input<typeof importChange> => ({
  no: row.no,
  subject: row.subject,
  subjectId: row.subjectId,
  name: row.name,
  change: row.change as ChangeKind,
  changeLabel: changeKinds[row.change as ChangeKind],
  ...(row.row !== null && { row: row.row }),
  differences: Object.keys(labels).flatMap(field => differenceOf(field, row, names)),
  ending: officesOf(row.before).map(({ role, unitId }) => `${roles[role]}（${names.unit(unitId).name}）`),
})

function differenceOf(field: string, { subject, before, after }: ChangeRow, names: Names) {
  if (after?.[field] === undefined || (field === 'name' && before === null)) return []
  const label = field === 'name' && subject === 'person' ? '姓名' : (labels[field] ?? field)
  const [was, is] = [before?.[field], after[field]].map(value => shown(field, value, names))
  return [{ label, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }]
}

/** A phone stays sealed: that it changes is all that is said. */
function shown(field: string, value: unknown, names: Names): string | undefined {
  if (typeof value !== 'string') return undefined
  if (field === 'phone') return '（已加密）'
  if (field === 'kind' && isUnitKind(value)) return unitKinds[value]
  return unitFields.has(field) ? names.unit(value).name : value
}

const officesOf = (values: ChangeRow['before']): readonly HeldOffice[] =>
  Array.isArray(values?.offices) ? (values.offices as HeldOffice[]) : []
