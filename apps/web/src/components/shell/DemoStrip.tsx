import { Link } from 'react-router'
import { m } from '../../messages/index.js'
import { FastForward } from './FastForward.js'

const dayMs = 86_400_000

/** Permanent in demo mode, so that nobody mistakes what they see for real people. */
export const DemoStrip = ({ aheadMs }: { aheadMs: number }) => (
  <div className="demo-strip">
    <strong>{m.shell.demo}</strong>
    <span className="demo-note">{m.shell.demoNote}</span>
    {aheadMs >= dayMs && <span>{m.shell.demoAhead(Math.round(aheadMs / dayMs))}</span>}
    <span className="demo-end">
      <FastForward />
      <Link to="/sign-in">{m.shell.changeRole}</Link>
    </span>
  </div>
)
