/** The one list of what an installation for real needs; go-live, the doctor and the administrators' page show it. */
import type { Client } from '@temporalio/client'
import { isTemporalThere } from '#temporal/connection.js'
import type { ReadinessCheck } from './check.js'
import { databaseChecks } from './database-checks.js'
import { fileChecks } from './file-checks.js'
import type { Installed } from './installed.js'
import { noticeChecks } from './notice-checks.js'

export const readinessChecks = (installed: Installed): ReadinessCheck[] => [
  ...databaseChecks(installed),
  ...fileChecks(installed),
  {
    id: 'origin',
    title: '门户地址用 https',
    weight: 'must',
    find: async () => originIsSafe(installed.origin),
  },
  {
    id: 'temporal',
    title: 'Temporal 服务可用',
    weight: 'must',
    find: () => temporalAnswers(installed.temporal),
  },
  {
    id: 'mail',
    title: '邮件服务器',
    weight: 'should',
    find: async () => mailIsConfigured(installed.smtpUrl),
  },
  ...noticeChecks(installed),
]

const originIsSafe = (origin: string | undefined) =>
  origin?.startsWith('https://')
    ? undefined
    : {
        what: origin ? `门户地址是 ${origin}` : '没有设置门户地址 PUBLIC_ORIGIN',
        why: '不用 https，密码和登录凭证会在网络上明文传送',
        remedy:
          '在前面放置带证书的代理（docker-compose.yml 里有），并把 PUBLIC_ORIGIN 设为 https:// 开头的地址',
      }

const temporalAnswers = async (temporal: Client) =>
  (await isTemporalThere(temporal, 3_000))
    ? undefined
    : {
        what: 'Temporal 服务没有响应',
        why: '它停着时可以查看，但不能办理',
        remedy: '检查 Temporal 服务与 TEMPORAL_ADDRESS；命令行执行 npm run doctor 看详情',
      }

const mailIsConfigured = (smtpUrl: string | undefined) =>
  smtpUrl
    ? undefined
    : {
        what: '没有配置邮件服务器',
        why: '邀请和重置密码的链接只能由管理员转交，待办和提醒不发邮件',
        remedy: '设置 SMTP_URL（如 smtp://mail.example.gov.cn:25）',
      }
