import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { m } from '../../messages/index.js'

/** At the end of a toolbar: all that the list finds, as a file. */
export const ExportButton = ({ href, label = m.state.export }: { href: string; label?: string }) => (
  <span className="toolbar-end">
    <Button icon={<DownloadOutlined />} href={href} download>
      {label}
    </Button>
  </span>
)
