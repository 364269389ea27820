import { Link } from 'react-router'
import type { FollowUp, FollowUpCounts } from '#contracts/http/follow-ups.js'
import { m } from '../../messages/index.js'
import { processPath } from '../claims/claim-columns.js'

const t = m.followUp

/** What a standing without points has led to: a way to it, or why it has not begun. */
export const FollowUpNote = ({ of }: { of: FollowUp | undefined }) =>
  of ? (
    <span className="cell-sub">
      {of.processId ? <Link to={processPath({ id: of.processId })}>{of.stateLabel}</Link> : of.stateLabel}
      {of.reason && `：${of.reason}`}
    </span>
  ) : null

/** How many have begun, and whatever has not. */
export const followUpsTold = ({ begun, waiting, failing, dropped }: FollowUpCounts): string =>
  [
    t.begun(begun),
    ...(waiting > 0 ? [t.waiting(waiting, failing)] : []),
    ...(dropped > 0 ? [t.dropped(dropped)] : []),
  ].join(' · ')
