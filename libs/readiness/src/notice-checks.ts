import { backlogOf } from '#persistence/notices/backlog.js'
import type { Database } from '#persistence/read/database.js'
import type { Finding, ReadinessCheck } from './check.js'
import type { Installed } from './installed.js'

/** Longer than any pause between two attempts: somebody ought to look. */
const waitsTooLongSeconds = 3_600

/** Whether notices leave the platform. */
export const noticeChecks = ({ database, keyIds }: Installed): ReadinessCheck[] => [
  { id: 'deliveries', title: '通知送得出去', weight: 'should', find: () => deliveriesFlow(database) },
  {
    id: 'channels',
    title: '通知通道可用',
    weight: 'should',
    find: () => channelsOpen(database, keyIds.data),
  },
]

const deliveriesFlow = async (database: Database): Promise<Finding | undefined> => {
  const { deadLetters, oldestSeconds } = await backlogOf(database)
  const late = oldestSeconds > waitsTooLongSeconds
  if (deadLetters === 0 && !late) return undefined
  return {
    what: [
      ...(deadLetters > 0 ? [`有 ${deadLetters} 封消息没有送达`] : []),
      ...(late ? [`最早一封已等待 ${Math.floor(oldestSeconds / 60)} 分钟`] : []),
    ].join('，'),
    why: '邮件或群消息没有到达；站内消息不受影响',
    remedy: '系统管理员在“通知与投递”查看原因，修好通道后重试；后台没有运行的，先启动后台',
  }
}

/** Whose addresses no key at hand opens, and which have been told to slow down. */
const channelsOpen = async (database: Database, keys: readonly string[]): Promise<Finding | undefined> => {
  const { rows } = await database.query<{ name: string; unreadable: boolean }>(
    `SELECT name, coalesce(split_part(address, '.', 1) <> ALL ($1), false) AS unreadable
     FROM channel WHERE is_on AND removed_at IS NULL
       AND (split_part(address, '.', 1) <> ALL ($1) OR rests_until > now()) ORDER BY name`,
    [keys],
  )
  if (rows.length === 0) return undefined
  const told = rows.map(({ name, unreadable }) => `${name}（${unreadable ? '地址解不开' : '被对方限速'}）`)
  return {
    what: told.join('、'),
    why: '经这些通道的消息暂时发不出去',
    remedy:
      '地址解不开的，在“通知与投递”重新填写；被限速的会自行恢复，经常发生的请调低每分钟条数或加长合并间隔',
  }
}
