import type { Pool } from 'pg'
import { roles, type Role } from '#domain/organisation/roles.js'
import { createInvitation, linkAddress } from '#persistence/accounts/invitations.js'
import { recordCommand } from '../operate/record-command.js'
import { OPERATOR } from '../operate/services.js'
import { ADMINISTRATORS } from './ready-to-go-live.js'

/** One link for each of the three administrators whose account is not active yet; an earlier link stops working. */
export async function inviteAdministrators(pool: Pool, origin: string): Promise<string[]> {
  const { rows } = await pool.query<{ personId: string; name: string; role: Role }>(
    `SELECT DISTINCT g.person_id AS "personId", p.name, g.role FROM role_grant g JOIN person p ON p.id = g.person_id
     WHERE g.role = ANY ($1) ORDER BY g.role, g.person_id`,
    [ADMINISTRATORS],
  )
  const lines: string[] = []
  for (const { personId, name, role } of rows) {
    const link = await createInvitation(pool, { personId, by: OPERATOR })
    const who = `${roles[role]} ${name}（${personId}）`
    if (!link) {
      lines.push(`${who}：账号已激活`)
      continue
    }
    await recordCommand(pool, {
      operation: 'commandInviteAdministrator',
      subject: 'person',
      subjectId: personId,
      outcome: 'done',
    })
    const until = link.expiresAt.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' })
    lines.push(`${who}：${linkAddress(origin, link)}（${until} 前有效，只能用一次，请当面或分别转交）`)
  }
  return lines
}
