import type { AppraisalCommand } from '#contracts/http/appraisals.js'
import { commandAppraisals } from '../../api/appraisals.js'
import { useToldCommand } from '../../components/form/use-told-command.js'

/** One command about a service's appraisal, and a word when it is done. */
export const useAppraisalCommand = (id: string, done: string, onDone?: () => void) => {
  const command = useToldCommand(commandAppraisals, done, onDone)
  return { ...command, send: (order: AppraisalCommand) => command.run({ id, command: order }) }
}
