import { Link } from 'react-router'
import { m } from '../../messages/index.js'

/** What everybody may read, one page after the other. */
export const PublicPages = () => (
  <nav className="public-pages" aria-label={m.publicPoint.short}>
    <Link to="/public-points">{m.publicPoint.points}</Link>
    <Link to="/models">{m.publicPoint.models}</Link>
  </nav>
)
