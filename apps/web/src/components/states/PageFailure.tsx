import { useRouteError } from 'react-router'
import { LoadFailure } from './LoadFailure.js'

/** A page that could not be shown at all, e.g. because its code did not arrive. */
export const PageFailure = () => (
  <LoadFailure error={useRouteError()} retry={() => window.location.reload()} />
)
