import { Tabs } from 'antd'
import { useSearchParams } from 'react-router'
import { PageTitle } from '../components/PageTitle.js'
import { Channels } from '../features/notices/Channels.js'
import { DeadLetters } from '../features/notices/DeadLetters.js'
import { DeliveryLog } from '../features/notices/DeliveryLog.js'
import { QuietHours } from '../features/notices/QuietHours.js'
import { m } from '../messages/index.js'

const { tabs } = m.notice

/** How notices leave the platform: what could not be delivered first, then everything else about it. */
export default function Notices() {
  const [params, setParams] = useSearchParams()
  return (
    <>
      <PageTitle title={m.notice.title} lead={m.notice.lead} />
      <Tabs
        activeKey={params.get('tab') ?? 'dead'}
        destroyOnHidden
        onChange={tab => setParams({ tab }, { replace: true })}
        items={[
          { key: 'dead', label: tabs.dead, children: <DeadLetters /> },
          { key: 'log', label: tabs.log, children: <DeliveryLog /> },
          { key: 'channels', label: tabs.channels, children: <Channels /> },
          { key: 'quiet', label: tabs.quiet, children: <QuietHours /> },
        ]}
      />
    </>
  )
}
