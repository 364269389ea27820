import { Alert } from 'antd'
import { m } from '../../messages/index.js'
import { usePublicOrigin } from './public-address.js'
import './poster.css'

/** Said to whoever prints, before it hangs on a wall: what the codes hold, where nobody has said what residents can open. */
export const PublicAddressNote = () => {
  const { origin, isSet } = usePublicOrigin()
  if (isSet) return null
  return (
    <Alert
      className="screen-only poster-note"
      type="warning"
      showIcon
      title={m.publicAddress.unset(origin)}
      description={m.publicAddress.how}
    />
  )
}
