import type { ProcessView } from '../../api/processes.js'
import type { TimelineLine } from '../../api/types.js'

/** A return, by the kernel's own act or by one of the form's. */
const isReturn = ({ code, outcome }: TimelineLine): boolean =>
  code === 'act.returned' || (code === 'act' && outcome?.endsWith('.returned') === true)

/** What happened since this person returned the process, when they decide on it again; none otherwise. */
export const changesSince = ({ page, lines }: ProcessView, personId: string): TimelineLine[] | undefined => {
  const decides = page.allowedActions.some(({ effect, form }) => effect === 'completes' && form !== '')
  const last = lines
    .filter(({ by, code }) => by === personId && (code === 'act' || code === 'act.returned'))
    .at(-1)
  if (!decides || !last || !isReturn(last)) return undefined
  return lines.filter(({ stepNo }) => stepNo > last.stepNo)
}
