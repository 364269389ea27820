import { Alert, Button } from 'antd'
import { Timeline } from '../../components/process/Timeline.js'
import { m } from '../../messages/index.js'
import type { Seen } from './use-seen.js'

interface StaleNoticeProps {
  seen: Seen
  isOffered: boolean
  onLook: () => void
}

/** What others did while the form was open; what was typed stays. */
export const StaleNotice = ({ seen, isOffered, onLook }: StaleNoticeProps) => {
  const look = () => {
    seen.look()
    onLook()
  }
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={m.problem.stale}
      description={
        <>
          {seen.changes.length > 0 && <p>{m.problem.staleWhat}</p>}
          <Timeline lines={seen.changes} />
          <p>{isOffered ? m.problem.staleHint : m.problem.staleGone}</p>
          {isOffered && (
            <Button size="small" onClick={look}>
              {m.problem.look}
            </Button>
          )}
        </>
      }
    />
  )
}
