import type { Pool } from 'pg'
import { auditFlaws } from '#contracts/http/audit-flaws.js'
import { findAnchors, type Anchor } from '#persistence/audit/anchors.js'
import { checkAudit } from '#persistence/audit/check-audit.js'
import { findHead } from '#persistence/audit/seal-audit.js'
import type { Verdict } from '#persistence/audit/verify-chain.js'
import type { Keys } from '#secrets/key-file.js'
import { recordCommand } from '../operate/record-command.js'
import { elapsed, printResult, say, sayDetail } from '../output.js'

const tenYears = 3_660

/** Verifies the whole chain and says so; a flaw ends the command with 1. */
export async function verify(pool: Pool, keys: Keys, shown: Anchor[]): Promise<void> {
  const { sequence: total } = await findHead(pool)
  const anchors = [...shown, ...(await findAnchors(pool, tenYears))]
  const verdict = await checkAudit(pool, keys, anchors, ({ sequence }) => sayDetail(`${sequence}/${total}`))
  const { head, flaw } = verdict
  const details = { through: head.sequence, ...(flaw && { flaw: flaw.flaw }) }
  await recordCommand(pool, { operation: 'commandVerifyAudit', outcome: 'done', details })
  if (!flaw)
    return printResult(`核验通过：共 ${head.sequence} 环，与 ${anchors.length} 个锚点相符，用时 ${elapsed()}`)
  printResult(`✗ 核验不通过：${placeOf(flaw)}${auditFlaws[flaw.flaw]}；此前 ${head.sequence} 环相符`)
  say('  解决办法：保留现场，勿再操作数据库，用更早的备份对照，并报告安全审计员')
  process.exitCode = 1
}

const placeOf = ({ sequence, entryId, processId, stepNo }: NonNullable<Verdict['flaw']>): string => {
  const place = sequence === undefined ? '' : `链上第 ${sequence} 环`
  const entry = entryId ? `（审计记录 ${entryId}）` : ''
  return `${place}${entry}${processId ? `（事项 ${processId} 第 ${stepNo} 步）` : ''}`
}
