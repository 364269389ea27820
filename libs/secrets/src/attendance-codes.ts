/** The codes that turn on an organiser's screen: kept nowhere, told from the server's data key, the activity and the slot. */
import { createHmac } from 'node:crypto'
import { codeOf } from '#domain/attendance/attendance-code.js'
import type { Key } from './key-file.js'

/** The activity's code of each slot. Another key, activity or slot is another code. */
export const attendanceCodes = ({ secret }: Key, activityId: string): ((slot: number) => string) => {
  const ofActivity = createHmac('sha256', secret).update(`attendance code of ${activityId}`).digest()
  return slot => codeOf(createHmac('sha256', ofActivity).update(String(slot)).digest())
}
