import { useQuery } from '@tanstack/react-query'
import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import {
  attendanceQuery,
  commandAttendance,
  decideAttendances,
  type AttendanceDetail,
} from '../../api/attendance.js'
import { useCommand } from '../../api/use-command.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { Correction } from './Correction.js'
import { attendanceTones } from './OwnActivity.js'
import { ReviewedFacts } from './ReviewedFacts.js'

const t = m.attendance.review

export const nameOf = ({ person, unit }: Pick<AttendanceDetail, 'person' | 'unit'>): string =>
  person?.name ?? unit?.name ?? ''

interface DecisionProps {
  row: AttendanceDetail
  onNext: () => void
}

/** The decision on the one row that is open, with the version that was seen. */
const useDecision = ({ row, onNext }: DecisionProps) => {
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const decision = useCommand(decideAttendances, ({ items }) => {
    const [item] = items
    if (!item) return
    const isDone = item.result === 'confirmed' || item.result === 'refused'
    void (isDone ? message.success(item.detail) : message.warning(item.detail))
    if (isDone) onNext()
  })
  const reversal = useToldCommand(commandAttendance, t.reversed)
  const decide = (decided: 'confirmed' | 'refused') => {
    const said = note.trim() === '' ? {} : { note: note.trim() }
    const item = { id: row.id, version: row.version, decision: decided, ...said }
    decision.run({ activityId: row.activity.id, items: [item] })
  }
  const reverse = () => reversal.run({ id: row.id, command: { name: 'reverse', note } })
  return { note, setNote, decision, reversal, decide, reverse }
}

const Decision = (props: DecisionProps) => {
  const { row } = props
  const { note, setNote, decision, reversal, decide, reverse } = useDecision(props)
  const may = (action: AttendanceDetail['allowedActions'][number]) => row.allowedActions.includes(action)
  const hint = row.flags.length > 0 ? t.noteMust : t.noteMay
  const isWordless = note.trim() === ''
  return (
    <>
      <FormProblem problem={decision.problem ?? reversal.problem} />
      {(may('confirm') || may('reverse')) && (
        <TextField
          label={may('reverse') ? t.reverseNote : t.note}
          hint={may('reverse') ? undefined : hint}
          rows={2}
          maxLength={300}
          value={note}
          onChange={setNote}
        />
      )}
      <div className="attendance-ways">
        {may('confirm') && (
          <Button
            type="primary"
            size="large"
            loading={decision.isPending}
            onClick={() => decide('confirmed')}
          >
            {t.confirm}
          </Button>
        )}
        {may('refuse') && (
          <Button danger size="large" disabled={isWordless} onClick={() => decide('refused')}>
            {t.refuse}
          </Button>
        )}
        {may('reverse') && (
          <Button size="large" disabled={isWordless} loading={reversal.isPending} onClick={reverse}>
            {t.reverse}
          </Button>
        )}
        <Button size="large" onClick={props.onNext}>
          {t.next}
        </Button>
      </div>
    </>
  )
}

interface ReviewProps {
  id: string
  onNext: () => void
  onClose: () => void
}

/** One attendance, opened: what is known of it, then the decision. Nobody is decided on without this. */
export const Review = ({ id, onNext, onClose }: ReviewProps) => {
  const row = useQuery(attendanceQuery(id))
  return (
    <Drawer
      open
      size="large"
      title={row.data ? t.title(nameOf(row.data)) : ''}
      extra={row.data && <StatusTag tone={attendanceTones[row.data.state]} label={row.data.stateLabel} />}
      onClose={onClose}
    >
      <NotLoaded query={row} />
      {row.data && (
        <>
          <ReviewedFacts row={row.data} />
          <Decision key={`${row.data.id} ${row.data.version}`} row={row.data} onNext={onNext} />
          {row.data.allowedActions.includes('correct') && (
            <Correction key={row.data.version} row={row.data} />
          )}
        </>
      )}
    </Drawer>
  )
}
