import { Outlet } from 'react-router'
import { useSession } from '../api/session.js'
import { Forbidden } from '../components/states/Forbidden.js'

/** Pages of one role, or of some. The API refuses by itself; this only spares people an empty page. */
export const RequireRole = ({ role }: { role: string | readonly string[] }) =>
  useSession().grants.some(grant => [role].flat().includes(grant.role)) ? <Outlet /> : <Forbidden />
