/** Rows of the organisation as people read them: Chinese words beside every code. */
import type { z } from 'zod'
import type {
  grantRequestView,
  office,
  officeGrant,
  rosterPerson,
  treeUnit,
} from '#contracts/http/organisation.js'
import { unitKinds } from '#domain/organisation/roles.js'
import type { GrantRequestRow, GrantRow } from '#persistence/organisation/find-grants.js'
import type { RosterRow, TreeRow } from '#persistence/organisation/find-organisation.js'
import { roleLabel, serviceNames } from '../lifecycle/labels.js'

export const treeUnitOf = (row: TreeRow): z.input<typeof treeUnit> => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  kindLabel: unitKinds[row.kind],
  ...(row.parentId !== null && { parentId: row.parentId }),
  hasChildren: row.hasChildren,
  ...(row.endedOn !== null && { endedOn: row.endedOn }),
  ...(row.mergedIntoName !== null && { mergedIntoName: row.mergedIntoName }),
  way: row.way,
})

const officeOf = (held: RosterRow['offices'][number]): z.input<typeof office> => ({
  ...held,
  roleLabel: roleLabel(held.role),
})

/** The least that tells people apart; phones are not among it. */
export const rosterPersonOf = (row: RosterRow): z.input<typeof rosterPerson> => ({
  id: row.id,
  name: row.name,
  ...(row.staffNumber !== null && { staffNumber: row.staffNumber }),
  unitName: row.unitName,
  ...(row.leftOn !== null && { leftOn: row.leftOn }),
  offices: row.offices.map(officeOf),
})

const stateLabels: Record<GrantRow['state'], string> = {
  inForce: '在任',
  future: '尚未开始',
  past: '已结束',
}

/** Who gave an office when no person did. */
const grantSources: Record<string, string> = { 'data-import': '数据导入', ...serviceNames }

export const officeGrantOf = (row: GrantRow): z.input<typeof officeGrant> => ({
  personId: row.personId,
  personName: row.personName,
  role: row.role,
  roleLabel: roleLabel(row.role),
  unitId: row.unitId,
  unitName: row.unitName,
  ...(row.validFrom !== null && { validFrom: row.validFrom }),
  ...(row.validTo !== null && { validTo: row.validTo }),
  grantedByName: row.grantedByName ?? grantSources[row.grantedBy] ?? row.grantedBy,
  ...(row.grantedAt && { grantedAt: row.grantedAt.toISOString() }),
  ...(row.reason !== null && { reason: row.reason }),
  state: row.state,
  stateLabel: stateLabels[row.state],
})

export const grantRequestOf = (row: GrantRequestRow, me: string): z.input<typeof grantRequestView> => ({
  id: row.id,
  change: row.change,
  changeLabel: row.change === 'grant' ? '授权' : '撤销授权',
  personId: row.personId,
  personName: row.personName,
  roleLabel: roleLabel(row.role),
  unitName: row.unitName,
  ...(row.validFrom !== null && { validFrom: row.validFrom }),
  ...(row.validTo !== null && { validTo: row.validTo }),
  reason: row.reason,
  askedByName: row.askedByName ?? row.askedBy,
  askedAt: row.askedAt.toISOString(),
  ...(row.decidedByName !== null && { decidedByName: row.decidedByName }),
  ...(row.decidedAt && { decidedAt: row.decidedAt.toISOString() }),
  ...(row.approved !== null && { approved: row.approved }),
  ...(row.decisionReason !== null && { decisionReason: row.decisionReason }),
  mayDecide: row.decidedAt === null && row.askedBy !== me && row.personId !== me,
})
