import { isAdministrator } from '../organisation/grant-rules.js'
import { roles, type Role } from '../organisation/roles.js'
import type { RowOf } from './file-shape.js'
import { fileProblem, type Problem } from './problem.js'
import { grantsFile } from './shapes.js'

/** Reports everyone who would hold two of the three administrators' roles. */
export function checkAdministrators(grants: readonly RowOf<typeof grantsFile>[]): Problem[] {
  const held = new Map<string, Role>()
  return grants
    .filter(grant => isAdministrator(grant.role))
    .flatMap(grant => {
      const other = held.get(grant.staffNumber) ?? grant.role
      held.set(grant.staffNumber, other)
      if (other === grant.role) return []
      const message = `这个人已经是${roles[other]}，不能又是${roles[grant.role]}`
      const howToMend = '系统管理员、安全管理员、安全审计员要由三个人分别担任'
      const column = grantsFile.columns.role.header
      return [
        {
          ...fileProblem(grantsFile.file, { message, howToMend }, grant.row),
          column,
          value: grant.staffNumber,
        },
      ]
    })
}
