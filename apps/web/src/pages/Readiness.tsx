import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { readinessQuery } from '../api/installation.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { ReadinessItems } from '../features/readiness/ReadinessItems.js'
import { m } from '../messages/index.js'

/** What the platform still lacks for running for real, and how to mend it. */
export default function Readiness() {
  const report = useQuery(readinessQuery)
  const open = report.data?.items.filter(({ finding, weight }) => finding && weight === 'must').length ?? 0
  return (
    <>
      <PageTitle title={m.readiness.title} lead={m.readiness.lead}>
        <Button loading={report.isFetching} onClick={() => void report.refetch()}>
          {m.readiness.again}
        </Button>
      </PageTitle>
      <NotLoaded query={report} />
      {report.data && (
        <Panel title={report.data.ready ? m.readiness.ready : m.readiness.notReady(open)}>
          <ReadinessItems items={report.data.items} />
        </Panel>
      )}
    </>
  )
}
