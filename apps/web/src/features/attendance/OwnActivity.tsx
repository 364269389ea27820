import { Button } from 'antd'
import type { Attendance, OwnActivity as Activity } from '../../api/attendance.js'
import type { StageTone } from '../../api/types.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import type { KeptCode } from './kept-codes.js'

const t = m.attendance.own

export const attendanceTones: Record<Attendance['state'], StageTone> = {
  recorded: 'waiting',
  confirmed: 'done',
  refused: 'returned',
}

const keptTones = { waiting: 'waiting', sent: 'active', refused: 'returned' } as const
const keptLabels = { waiting: t.kept, sent: t.sent, refused: t.refused }

/** Where a code that was scanned on this phone stands. */
export const KeptLine = ({ kept, onForget }: { kept: KeptCode; onForget: () => void }) => (
  <p className="attendance-kept" role="status">
    <StatusTag tone={keptTones[kept.state]} label={keptLabels[kept.state]} />{' '}
    <span className="cell-sub figure">{formatInstant(new Date(kept.scannedAt).toISOString())}</span>
    {kept.detail && <span className="attendance-detail">{kept.detail}</span>}
    {kept.state !== 'waiting' && (
      <Button size="small" type="link" onClick={onForget}>
        {t.dismiss}
      </Button>
    )}
  </p>
)

interface OwnActivityProps {
  activity: Activity
  kept: KeptCode[]
  /** Whether its codes are shown about now. */
  isOn: boolean
  /** They are not, as the server says. */
  isOff: boolean
  onScan: (way: 'camera' | 'typed') => void
  onForget: (key: string) => void
  onAnswer: (attendance: Attendance) => void
}

/** One activity of a member: when and where, how the attendance stands, the way to attend. */
export const OwnActivity = (props: OwnActivityProps) => {
  const { activity, kept, isOn, isOff, onScan, onForget, onAnswer } = props
  const { attendance } = activity
  const isWaiting = kept.some(({ state }) => state === 'waiting')
  return (
    <li className="attendance-card">
      <strong>{activity.title}</strong>{' '}
      {attendance && <StatusTag tone={attendanceTones[attendance.state]} label={attendance.stateLabel} />}
      <p className="cell-sub">
        <span className="figure">
          {[formatInstant(activity.startsAt), activity.communityName, activity.place].join(' · ')}
        </span>
      </p>
      {attendance?.decisionNote && <p>{attendance.decisionNote}</p>}
      {kept.map(each => (
        <KeptLine key={each.key} kept={each} onForget={() => onForget(each.key)} />
      ))}
      {attendance && (
        <Button size="small" onClick={() => onAnswer(attendance)}>
          {t.answer}
        </Button>
      )}
      {!attendance && isOff && <p className="cell-sub">{t.notOpen}</p>}
      {!attendance && !isWaiting && isOn && (
        <div className="attendance-ways">
          <Button type="primary" size="large" onClick={() => onScan('camera')}>
            {t.scan}
          </Button>
          <Button size="large" onClick={() => onScan('typed')}>
            {t.type}
          </Button>
        </div>
      )}
    </li>
  )
}
