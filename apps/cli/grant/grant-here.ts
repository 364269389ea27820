import type { Pool } from 'pg'
import { errors } from '#contracts/errors/errors.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { changeGrant } from '#persistence/organisation/grants.js'
import { recordCommand } from '../operate/record-command.js'
import { OPERATOR } from '../operate/services.js'

export interface GrantAsked {
  staffNumber: string
  role: Role
  unitId: string
  reason: string
  from?: string
  to?: string
  revoke: boolean
}

/**
 * Gives or takes an office from the machine, by the same rules but without a second administrator, and on record.
 * @throws EmbeddedError with what it was refused for
 */
export const grantHere = async (pool: Pool, asked: GrantAsked): Promise<string> => {
  const { staffNumber, role, unitId, reason, revoke } = asked
  const today = localDateOf(Date.now())
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM person WHERE staff_number = $1', [
    staffNumber,
  ])
  const personId = rows[0]?.id
  if (personId === undefined)
    throw new EmbeddedError(`没有工号为 ${staffNumber} 的人`, '核对工号，或先导入人员')
  const order = { by: OPERATOR, reason, today, within: 'everywhere' as const }
  const wanted = {
    personId,
    role,
    unitId,
    validFrom: asked.from ?? today,
    ...(asked.to && { validTo: asked.to }),
  }
  const answer = await changeDirectory(pool, order, client =>
    changeGrant(client, order, revoke ? 'revoke' : 'grant', wanted),
  )
  const done = !('refused' in answer)
  await recordCommand(pool, {
    operation: 'commandGrant',
    outcome: done ? 'done' : 'refused',
    subject: 'person',
    subjectId: personId,
    details: { role, unitId, revoke },
  })
  if ('refused' in answer) throw new EmbeddedError(errors[answer.refused].message, '改正后再试')
  return revoke ? '已撤销任职' : '已授予任职'
}
