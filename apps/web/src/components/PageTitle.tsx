import { type ReactNode, useEffect } from 'react'
import { m } from '../messages/index.js'

/** The page's one heading, also shown in the browser's tab. */
export const PageTitle = ({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string
  children?: ReactNode
}) => {
  useEffect(() => {
    document.title = m.shell.pageTitle(title)
  }, [title])
  return (
    <div className="page-title">
      <div>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {children}
    </div>
  )
}
