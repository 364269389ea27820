import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { type CalendarYear, changeClosure, type ClosureCommand } from '../../api/calendar.js'
import { useCommand } from '../../api/use-command.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { Panel } from '../../components/Panel.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'

const t = m.calendar

const EnterDialog = ({ year, onClose }: { year: number; onClose: () => void }) => {
  const [unitId, setUnitId] = useState<string>()
  const [date, setDate] = useState(`${year}-01-01`)
  const enter = useCommand((command: ClosureCommand, key) => changeClosure(command, key), onClose)
  return (
    <ReasonDialog
      title={t.enter}
      about={t.enterAbout}
      isDanger={false}
      most={100}
      command={enter}
      onSend={reason => unitId && enter.run({ name: 'enter', unitId, date, reason })}
      onClose={onClose}
    >
      <Field label={t.unit}>
        {({ id }) => <UnitSelect own id={id} value={unitId} onChange={setUnitId} />}
      </Field>
      <Field label={t.date}>{({ id }) => <DayPicker id={id} value={date} onChange={setDate} />}</Field>
    </ReasonDialog>
  )
}

/** Days on which a unit is closed, for itself and what is below it. */
export const ClosuresPanel = ({
  calendar: { year, closures, allowedActions },
}: {
  calendar: CalendarYear
}) => {
  const [isEntering, setEntering] = useState(false)
  const lift = useCommand(
    (id: string, key) => changeClosure({ name: 'lift', id }, key),
    () => undefined,
  )
  return (
    <Panel
      title={t.closures}
      aside={
        allowedActions.includes('close') && (
          <Button size="small" onClick={() => setEntering(true)}>
            {t.enter}
          </Button>
        )
      }
    >
      {lift.problem && <ProblemAlert problem={lift.problem} />}
      {closures.length === 0 && <p className="muted">{t.noClosures}</p>}
      <ul className="policy-lines">
        {closures.map(({ id, date, unitName, reason, enteredByName, allowedActions: mine }) => (
          <li key={id}>
            {t.closed(date, unitName, reason)} <span className="muted">{t.enteredBy(enteredByName)}</span>
            {mine.includes('lift') && (
              <Popconfirm
                title={t.closed(date, unitName, reason)}
                okText={t.lift}
                onConfirm={() => lift.run(id)}
              >
                <Button size="small" type="text" loading={lift.isPending}>
                  {t.lift}
                </Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      {isEntering && <EnterDialog year={year} onClose={() => setEntering(false)} />}
    </Panel>
  )
}
