import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { m } from '../../messages/index.js'

/** At the end of a toolbar: all that the list finds, as a workbook. */
export const ExportButton = ({ href }: { href: string }) => (
  <span className="toolbar-end">
    <Button icon={<DownloadOutlined />} href={href} download>
      {m.state.export}
    </Button>
  </span>
)
