/** A message that says it is a test, by a channel as it stands. */
import { randomUUID } from 'node:crypto'
import type { Outcome } from './outcome.js'
import { sendParcel, type SendingTools, type Target } from './sender.js'

export const sendTest = (tools: SendingTools, target: Target, origin: string): Promise<Outcome> =>
  sendParcel(tools, target, {
    id: randomUUID(),
    notices: [
      {
        id: 'test',
        template: 'task.opened',
        at: new Date(),
        kind: 'test',
        number: '测试',
        title: '这是一条测试消息，不用办理',
        step: '测试通道',
        role: '',
        unitId: '',
        link: origin,
      },
    ],
  })
