import { Link } from 'react-router'
import { m } from '../../messages/index.js'
import { EmptyState } from './EmptyState.js'

export const Forbidden = () => (
  <EmptyState title={m.state.forbidden} hint={m.state.forbiddenHint}>
    <Link to="/">{m.state.backHome}</Link>
  </EmptyState>
)
