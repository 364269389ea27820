import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { TimelineLine } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { Timeline } from '../../components/process/Timeline.js'
import { m } from '../../messages/index.js'

interface ChangesSinceProps {
  lines: TimelineLine[]
  onWhole: () => void
  /** What the facts differ in. */
  children?: ReactNode
}

/** Whoever returned a process sees what is different since, and nothing they know already. */
export const ChangesSince = ({ lines, onWhole, children }: ChangesSinceProps) => (
  <Panel
    title={m.process.sinceReturn.title}
    aside={
      <Button size="small" onClick={onWhole}>
        {m.process.sinceReturn.whole}
      </Button>
    }
  >
    {children}
    <Timeline lines={lines} />
  </Panel>
)
