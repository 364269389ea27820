import { kill, pid } from 'node:process'
import type { WorkerConfig } from '#config/worker.js'

/** What happens right after a commit: nothing, except in tests of sudden death. */
export type AfterCommit = () => void

/** `after-commit:0.04` ends the worker with SIGKILL after that share of its commits, before anybody hears of them. */
export const faultAfterCommit = ({ NODE_ENV, DUAL_CHECKIN_FAULT }: WorkerConfig): AfterCommit | undefined => {
  if (NODE_ENV !== 'test' || !DUAL_CHECKIN_FAULT) return undefined
  const share = Number(DUAL_CHECKIN_FAULT.split(':')[1])
  return () => {
    if (Math.random() < share) kill(pid, 'SIGKILL')
  }
}
