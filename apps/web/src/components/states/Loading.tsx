import { m } from '../../messages/index.js'
import './states.css'

/** Something is on its way; appears only when it takes noticeably long. */
export const Loading = () => (
  <div className="loading" role="status">
    <span className="loading-dot" aria-hidden />
    {m.state.loading}
  </div>
)
