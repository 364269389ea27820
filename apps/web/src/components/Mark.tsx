import type { ReactNode } from 'react'
import './status-tag.css'

/** A word beside another one, that is not to be overlooked. */
export const Mark = ({ tone = 'warn', children }: { tone?: 'warn' | 'danger'; children: ReactNode }) => (
  <span className={`mark mark-${tone}`}>{children}</span>
)
