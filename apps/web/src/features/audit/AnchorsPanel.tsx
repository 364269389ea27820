import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Typography } from 'antd'
import { anchorsAddress, auditAnchorsQuery } from '../../api/audit.js'
import type { AuditAnchor } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import './audit.css'

const texts = m.audit.anchors
const mostShown = 5

const Line = ({ name, line }: { name: string; line: string }) => (
  <li>
    <span className="figure">{name}</span>
    <Typography.Text className="audit-anchor" code copyable>
      {line}
    </Typography.Text>
  </li>
)

const Anchors = ({ items, now }: { items: AuditAnchor[]; now: AuditAnchor }) => (
  <ul className="audit-anchor-list">
    <Line name={texts.now} line={now.line} />
    {items.slice(0, mostShown).map(({ day, sequence, line }) => (
      <Line key={day} name={texts.day(day, sequence)} line={line} />
    ))}
  </ul>
)

/** Lines to copy out, and all of them as a file. */
export const AnchorsPanel = () => {
  const anchors = useQuery(auditAnchorsQuery)
  const download = (
    <Button icon={<DownloadOutlined />} href={anchorsAddress} download>
      {texts.download}
    </Button>
  )
  return (
    <Panel title={texts.title} aside={download}>
      <p className="muted">{texts.about}</p>
      <NotLoaded query={anchors} />
      {anchors.data && <Anchors {...anchors.data} />}
      {anchors.data?.items.length === 0 && <p className="muted">{texts.none}</p>}
    </Panel>
  )
}
