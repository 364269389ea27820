import { Alert } from 'antd'
import { m } from '../messages/index.js'

/** Shown while a lost answer is being asked for again under the same key. */
export const Processing = () => (
  <Alert
    type="info"
    showIcon
    role="status"
    title={m.problem.processing}
    description={m.problem.processingHint}
  />
)
