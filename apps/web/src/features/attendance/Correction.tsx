import { Button, Input } from 'antd'
import { useState } from 'react'
import { commandAttendance, type AttendanceDetail } from '../../api/attendance.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'
import { CompanionsField } from './CompanionsField.js'

const t = m.attendance.review
/** The time of day in Asia/Shanghai, which a `time` field shows. */
const shanghaiMs = 8 * 3_600_000

/** That time of the activity's day as an instant. */
const instantOf = (day: string, time: string): string => {
  const date = new Date(Date.parse(day) + shanghaiMs).toISOString().slice(0, 10)
  return new Date(`${date}T${time}:00+08:00`).toISOString()
}

/** Gone early, or companions: corrected before the row is decided, with a word why. */
export const Correction = ({ row }: { row: AttendanceDetail }) => {
  const [left, setLeft] = useState('')
  const [companions, setCompanions] = useState(row.companions)
  const command = useToldCommand(commandAttendance, t.corrected)
  const save = () =>
    command.run({
      id: row.id,
      command: {
        name: 'correct',
        companions,
        ...(left !== '' && { leftAt: instantOf(row.activity.startsAt, left) }),
        note: t.correct,
      },
    })
  return (
    <details className="attendance-correction">
      <summary>{t.correct}</summary>
      <FormProblem problem={command.problem} />
      <Field label={t.leftAt} optional>
        {control => (
          <Input {...control} type="time" value={left} onChange={event => setLeft(event.target.value)} />
        )}
      </Field>
      <CompanionsField value={companions} onChange={setCompanions} />
      <Button loading={command.isPending} onClick={save}>
        {t.save}
      </Button>
    </details>
  )
}
