import { readFileSync, writeFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { localDateOf } from '#domain/calendar/local-date.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { anchorFile, anchorOf, readAnchors, type Anchor } from '#persistence/audit/anchors.js'
import { findHead } from '#persistence/audit/seal-audit.js'
import type { Keys } from '#secrets/key-file.js'
import { recordCommand } from '../operate/record-command.js'
import { printResult } from '../output.js'

/** @throws EmbeddedError when the file holds none */
export const anchorsIn = (file: string): Anchor[] => {
  const anchors = readAnchors(readFileSync(file, 'utf8'))
  if (!anchors)
    throw new EmbeddedError(`${file} 不是锚点文件`, '原样使用导出的文件：每行为日期、序号、散列值、签名')
  return anchors
}

/** Hands out the anchor of this moment; a file that is there is never written over. */
export async function handOutAnchor(pool: Pool, keys: Keys, to: string | undefined): Promise<void> {
  const head = await findHead(pool)
  const text = anchorFile([anchorOf(keys, localDateOf(Date.now()), head)])
  const details = { sequence: head.sequence }
  await recordCommand(pool, { operation: 'commandAnchorAudit', outcome: 'done', details })
  if (!to) return printResult(text.trimEnd())
  writeFileSync(to, text, { flag: 'wx' })
  printResult(`已写入 ${to}，请保存在本系统之外`)
}
