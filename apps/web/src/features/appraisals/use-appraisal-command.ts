import { App } from 'antd'
import type { AppraisalCommand } from '#contracts/http/appraisals.js'
import { commandAppraisals } from '../../api/appraisals.js'
import { useCommand } from '../../api/use-command.js'

/** One command about a service's appraisal, and a word when it is done. */
export const useAppraisalCommand = (id: string, done: string, onDone?: () => void) => {
  const { message } = App.useApp()
  const command = useCommand(commandAppraisals, () => {
    void message.success(done)
    onDone?.()
  })
  return { ...command, send: (order: AppraisalCommand) => command.run({ id, command: order }) }
}
