import { m } from '../../messages/index.js'
import './states.css'

/** Something is on its way; appears only when it takes noticeably long. `isLate`: it failed and is asked for again. */
export const Loading = ({ isLate = false }: { isLate?: boolean }) => (
  <div className="loading" role="status">
    <span className="loading-dot" aria-hidden />
    {isLate ? m.state.loadingAgain : m.state.loading}
  </div>
)
