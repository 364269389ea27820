import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { AccountState } from '#domain/accounts/account-states.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { roles, type Role } from '#domain/organisation/roles.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { endOtherSessions } from '#persistence/accounts/devices.js'
import { linkAddress } from '#persistence/accounts/invitations.js'
import { createLink } from '#persistence/accounts/links.js'
import { removeSecondFactor } from '#persistence/accounts/second-factor.js'
import { dropFact, findFact, noteFact } from '#persistence/installation/facts.js'
import { inTransaction } from '#persistence/transaction.js'
import { recordCommand } from '../operate/record-command.js'
import { OPERATOR } from '../operate/services.js'

/** Long enough to ask back who it is, short enough that no code lies about. */
const codeLastsMinutes = 15
const linkLastsMinutes = 60

interface Holder {
  personId: string
  name: string
  state: AccountState | null
  secondFactor: boolean
  roles: Role[]
}

/** @throws EmbeddedError when there is no account that could be recovered */
export const askForRecovery = async (
  pool: Pool,
  { staffNumber, reason }: { staffNumber: string; reason: string },
): Promise<string> => {
  const holder = await holderOf(pool, staffNumber)
  const code = randomBytes(5).toString('hex').toUpperCase()
  const expiresAt = Date.now() + codeLastsMinutes * 60_000
  await noteFact(pool, 'recovery', { personId: holder.personId, codeHash: hashOf(code), expiresAt })
  await recordCommand(pool, {
    operation: 'commandAskRecovery',
    outcome: 'done',
    subject: 'person',
    subjectId: holder.personId,
    details: { reason },
  })
  const offices = holder.roles.map(role => roles[role]).join('、') || '无任职'
  return [
    `${holder.name}（${staffNumber}），${offices}，${holder.secondFactor ? '已绑定' : '未绑定'}二次验证`,
    '执行之后：现有密码在重设时作废，二次验证解除，所有设备退出，得到一个只能用一次的重设链接',
    `核实是本人之后，${codeLastsMinutes} 分钟内执行：npm run recover -- ${staffNumber} --code ${code}`,
  ].join('\n')
}

/** @throws EmbeddedError when the code is another one, too late, or for somebody else; nothing has changed then */
export const recover = async (
  pool: Pool,
  { staffNumber, code, origin }: { staffNumber: string; code: string; origin: string },
): Promise<string> => {
  const holder = await holderOf(pool, staffNumber)
  const about = { subject: 'person', subjectId: holder.personId } as const
  if (!(await isAsked(pool, holder, code))) {
    await recordCommand(pool, { operation: 'commandRecover', outcome: 'refused', ...about })
    throw new EmbeddedError('确认码不对、已过期，或是给别人的', '用 --reason 重新取得确认码')
  }
  const link = await inTransaction(pool, async client => {
    await dropFact(client, 'recovery')
    await removeSecondFactor(client, holder.personId)
    await endOtherSessions(client, holder.personId)
    await client.query('DELETE FROM sign_in_failure WHERE person_id = $1', [holder.personId])
    const purpose = holder.state === 'invited' ? 'invitation' : 'reset'
    const made = await createLink(client, {
      ...{ personId: holder.personId, purpose, by: OPERATOR },
      lastsMinutes: linkLastsMinutes,
    })
    await recordCommand(client, { operation: 'commandRecover', outcome: 'done', ...about })
    return made
  })
  return [
    `${holder.name} 的二次验证已解除，所有设备已退出`,
    `重设密码：${linkAddress(origin, link)}（${linkLastsMinutes} 分钟内有效，只能用一次，请当面转交）`,
  ].join('\n')
}

const hashOf = (code: string): string => createHash('sha256').update(code.trim().toUpperCase()).digest('hex')

const isAsked = async (pool: Pool, { personId }: Holder, code: string): Promise<boolean> => {
  const asked = (await findFact(pool, 'recovery'))?.value
  return asked?.personId === personId && asked.codeHash === hashOf(code) && asked.expiresAt > Date.now()
}

const holderOf = async (pool: Pool, staffNumber: string): Promise<Holder> => {
  const { rows } = await pool.query<Holder>(
    `SELECT p.id AS "personId", p.name, a.state, coalesce(a.totp_secret IS NOT NULL, false) AS "secondFactor",
       ARRAY(SELECT DISTINCT g.role FROM role_grant g WHERE g.person_id = p.id AND g.role <> 'InServicePartyMember'
         AND $2::date BETWEEN coalesce(g.valid_from, $2) AND coalesce(g.valid_to, $2)) AS roles
     FROM person p LEFT JOIN account a ON a.person_id = p.id WHERE p.staff_number = $1`,
    [staffNumber, localDateOf(Date.now())],
  )
  const [holder] = rows
  if (!holder) throw new EmbeddedError(`没有工号为 ${staffNumber} 的人`, '核对工号')
  if (holder.state === null) throw new EmbeddedError(`${holder.name}没有账号`, '由安全管理员邀请激活')
  if (holder.state === 'disabled')
    throw new EmbeddedError(`${holder.name}的账号已停用`, '先由安全管理员启用账号')
  return holder
}
