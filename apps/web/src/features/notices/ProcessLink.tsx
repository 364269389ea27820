import { Link } from 'react-router'

/** What a notice is about; not every notice has a process behind it. */
export const ProcessLink = ({ processId, children }: { processId: string | undefined; children: string }) =>
  processId ? (
    <Link className="cell-heading" to={`/processes/${processId}`}>
      {children}
    </Link>
  ) : (
    <span className="cell-heading">{children}</span>
  )
