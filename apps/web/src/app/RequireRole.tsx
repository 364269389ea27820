import { Outlet } from 'react-router'
import { holds, type Role } from '../api/offices.js'
import { useSession } from '../api/session.js'
import { Forbidden } from '../components/states/Forbidden.js'

/** Pages of one role, or of some. The API refuses by itself; this only spares people an empty page. */
export const RequireRole = ({ roles }: { roles: readonly Role[] }) =>
  holds(useSession(), ...roles) ? <Outlet /> : <Forbidden />
