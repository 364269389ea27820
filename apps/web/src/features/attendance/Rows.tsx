import { Button } from 'antd'
import { enterAttendance, type Attendance, type AttendanceList } from '../../api/attendance.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { attendanceTones } from './OwnActivity.js'
import { nameOf } from './Review.js'

const t = m.attendance.list

const Row = ({ row, onOpen }: { row: Attendance; onOpen: () => void }) => (
  <li className="attendance-row">
    <div>
      <strong>{nameOf(row)}</strong>{' '}
      {row.state !== 'recorded' && <StatusTag tone={attendanceTones[row.state]} label={row.stateLabel} />}
      {row.flags.map(({ code, label }) => (
        <StatusTag key={code} tone="returned" label={label} />
      ))}
      {row.isLate && <StatusTag tone="waiting" label={t.late} />}
      {row.leftEarly && <StatusTag tone="waiting" label={t.early} />}
      <p className="cell-sub">
        <span className="figure">
          {[
            formatInstant(row.cameAt),
            row.wayLabel,
            row.agencyName,
            row.companions > 0 && t.companions(row.companions),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </p>
    </div>
    <Button size="large" onClick={onOpen}>
      {t.open}
    </Button>
  </li>
)

interface RowsProps {
  rows: Attendance[]
  none: readonly [string, string]
  onOpen: (id: string) => void
}

export const AttendanceRows = ({ rows, none, onOpen }: RowsProps) =>
  rows.length === 0 ? (
    <EmptyState title={none[0]} hint={none[1]} />
  ) : (
    <ul className="plain-list">
      {rows.map(row => (
        <Row key={row.id} row={row} onOpen={() => onOpen(row.id)} />
      ))}
    </ul>
  )

/** Who has signed up and is not there so far: ticked one by one. */
export const AwaitedRows = ({
  activityId,
  rows,
}: {
  activityId: string
  rows: AttendanceList['awaited']
}) => {
  const command = useToldCommand(enterAttendance, t.ticked)
  if (rows.length === 0) return <EmptyState title={t.none.awaited[0]} hint={t.none.awaited[1]} />
  return (
    <>
      <FormProblem problem={command.problem} />
      <ul className="plain-list">
        {rows.map(({ person, unit, agencyName, isWaiting }) => (
          <li key={person?.id ?? unit?.id} className="attendance-row">
            <div>
              <strong>{nameOf({ person, unit })}</strong>{' '}
              {isWaiting && <StatusTag tone="draft" label={t.waiting} />}
              {agencyName && <p className="cell-sub">{agencyName}</p>}
            </div>
            <Button
              size="large"
              disabled={command.isPending}
              onClick={() =>
                command.run({
                  activityId,
                  companions: 0,
                  ...(person && { personId: person.id }),
                  ...(unit && { unitId: unit.id }),
                })
              }
            >
              {t.tick}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
