import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { claimCountsQuery } from '../../api/processes.js'
import { holdsOffice, useSession } from '../../api/session.js'
import { Panel } from '../../components/Panel.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { periodsOfDay } from '#contracts/http/periods.js'
import { shownPeriod } from './periods.js'

/** The month's two figures, for whoever may see them. */
export const ThisMonth = () => {
  const today = useBusinessToday()
  const { from, to } = shownPeriod(periodsOfDay(today).month, today)
  const counts = useQuery({ ...claimCountsQuery({ from, to }), enabled: holdsOffice(useSession()) }).data
  if (!counts) return null
  return (
    <Panel title={m.inbox.thisMonth} aside={<Link to="/reports">{m.inbox.seeAll}</Link>}>
      <p className="figure">{m.report.sentence(counts.approved, counts.returned)}</p>
      <p className="muted">{counts.unit.name}</p>
    </Panel>
  )
}
