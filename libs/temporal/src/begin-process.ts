/** A process that the system begins: its key names it, so a repeat begins nothing twice. */
import type { Client } from '@temporalio/client'
import type { StartEvent } from '#domain/kernel/events.js'
import { blankState } from '#domain/kernel/reduce.js'
import type { Rules } from '#domain/kernel/state.js'
import { ownRequest } from './own-request.js'
import { processIdOf } from './process-id.js'
import { sendAct, type ActOutcome } from './send-act.js'

export interface OwnProcess extends Pick<StartEvent, 'key' | 'by' | 'title' | 'facts'> {
  kind: string
  rules: Rules
  /** By how much the demo's business time runs ahead, in milliseconds. */
  aheadMs: number
}

export const ownProcessId = (key: string): string => processIdOf('system', key)

export const beginProcess = (
  client: Client,
  { kind, key, rules, aheadMs, ...told }: OwnProcess,
): Promise<ActOutcome> => {
  const id = ownProcessId(key)
  const event: StartEvent = { type: 'start', ...ownRequest(key), ...told }
  return sendAct(client, kind, id, event, { start: { state: blankState(kind, id, rules, aheadMs), rules } })
}
