import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from './repository.mjs'

/** Installs and builds of one working copy take turns; the lock of a dead process is void. */
export async function whileAlone(work) {
  const lock = join(
    tmpdir(),
    `dual-checkin-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`,
  )
  for (let told = false; !tryLock(lock); told = true) {
    if (!told) process.stderr.write('      另一个命令正在本目录安装或编译，等待其完成…\n')
    await sleep(300)
  }
  try {
    await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (!holderIsAlive(lock)) rmSync(lock, { force: true })
  return false
}

function holderIsAlive(lock) {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}
