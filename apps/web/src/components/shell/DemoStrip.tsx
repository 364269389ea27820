import { Link } from 'react-router'
import { formatLongDay } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { useBusinessToday } from '../use-business-today.js'
import { FastForward } from './FastForward.js'

const dayMs = 86_400_000

const Ahead = ({ days }: { days: number }) => (
  <span>{m.shell.demoAhead(days, formatLongDay(useBusinessToday()))}</span>
)

/** Permanent in demo mode, so that nobody mistakes what they see for real people. */
export const DemoStrip = ({ aheadMs }: { aheadMs: number }) => (
  <div className="demo-strip">
    <strong>{m.shell.demo}</strong>
    <span className="demo-note">{m.shell.demoNote}</span>
    {aheadMs >= dayMs && <Ahead days={Math.round(aheadMs / dayMs)} />}
    <span className="demo-end">
      <FastForward />
      <Link to="/sign-in">{m.shell.changeRole}</Link>
    </span>
  </div>
)
