import { commandWeek, type WeekId, type WeekOrder } from '../../api/weekly.js'
import type { Command } from '../../api/use-command.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'

/** A command on one week; `onDone` when it has been told. */
export const useWeekCommand = (
  id: WeekId,
  onDone: () => void = () => undefined,
  told: string = m.weekly.page.done,
): Command<WeekOrder['command']> => {
  const { run, ...command } = useToldCommand(commandWeek, told, onDone)
  return { ...command, run: order => run({ id, command: order }) }
}
