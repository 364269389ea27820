import { useState } from 'react'
import { weekOrder } from '#contracts/http/weekly-weeks.js'
import type { WeekId } from '../../api/weekly.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'
import { useWeekCommand } from './use-week-command.js'

const t = m.weekly.recommend

interface RecommendDialogProps {
  id: WeekId
  /** Entered from paper by staff. */
  isPaper: boolean
  onClose: () => void
}

/** One voice: whom, and why. */
export const RecommendDialog = ({ id, isPaper, onClose }: RecommendDialogProps) => {
  const [draft, setDraft] = useState({ named: '', reason: '', slip: '' })
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useWeekCommand(id, onClose, isPaper ? m.weekly.page.done : t.sent)
  const send = () => {
    const { named, reason, slip } = draft
    const order = isPaper ? { name: 'enterPaper', named, reason, slip } : { name: 'recommend', named, reason }
    const found = checkBody({ schema: weekOrder }, { command: order })
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(weekOrder.parse({ command: order }).command)
  }
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value })
  return (
    <FormDialog
      title={isPaper ? t.paper : t.title}
      okText={isPaper ? t.paper : t.action}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      {isPaper && (
        <TextField
          label={t.slip}
          hint={t.slipHint}
          problem={problems['command.slip']}
          maxLength={20}
          value={draft.slip}
          onChange={set('slip')}
        />
      )}
      <TextField
        label={t.named}
        hint={t.namedHint}
        problem={problems['command.named']}
        maxLength={40}
        value={draft.named}
        onChange={set('named')}
      />
      <TextField
        label={t.reason}
        hint={t.reasonHint}
        problem={problems['command.reason']}
        rows={4}
        maxLength={300}
        value={draft.reason}
        onChange={set('reason')}
      />
    </FormDialog>
  )
}
