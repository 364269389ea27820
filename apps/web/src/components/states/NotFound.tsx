import { Link } from 'react-router'
import { m } from '../../messages/index.js'
import { EmptyState } from './EmptyState.js'

export const NotFound = () => (
  <EmptyState title={m.state.notFound} hint={m.state.notFoundHint}>
    <Link to="/">{m.state.backHome}</Link>
  </EmptyState>
)
