import { Alert, Progress } from 'antd'
import { m } from '../../messages/index.js'
import type { Sending } from './use-uploads.js'

interface SendingsProps {
  sendings: readonly Sending[]
  forget: (key: string) => void
}

/** Files on their way, and what has become of those that did not arrive. */
export const Sendings = ({ sendings, forget }: SendingsProps) =>
  sendings.map(({ key, name, percent, problem }) =>
    problem === undefined ? (
      <div key={key} role="status">
        {m.file.uploading(name, percent)}
        <Progress percent={percent} showInfo={false} />
      </div>
    ) : (
      <Alert
        key={key}
        type="error"
        showIcon
        role="alert"
        title={problem}
        closable={{ 'aria-label': m.file.dismiss, onClose: () => forget(key) }}
      />
    ),
  )
