import type { ReactNode } from 'react'
import './states.css'

/** Nothing here, and what comes next. */
export const EmptyState = ({
  title,
  hint,
  children,
}: {
  title: string
  hint?: string
  children?: ReactNode
}) => (
  <div className="empty-state" role="status">
    <svg className="empty-state-picture" viewBox="0 0 64 48" aria-hidden>
      <path d="M8 24 16 8h32l8 16v14a3 3 0 0 1-3 3H11a3 3 0 0 1-3-3z" />
      <path d="M8 24h14l3 6h14l3-6h14" />
    </svg>
    <p className="empty-state-title">{title}</p>
    {hint && <p className="empty-state-hint">{hint}</p>}
    {children}
  </div>
)
