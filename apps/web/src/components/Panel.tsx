import { type ReactNode, useId } from 'react'

interface PanelProps {
  title: string
  /** Beside the title: a count, a link, a button. */
  aside?: ReactNode
  children: ReactNode
}

/** A titled section of a page. */
export const Panel = ({ title, aside, children }: PanelProps) => {
  const titleId = useId()
  return (
    <section className="panel" aria-labelledby={titleId}>
      <div className="panel-head">
        <h2 id={titleId}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
