import type { ReactNode } from 'react'

/** One line of a list of facts (`dl.pairs`); nothing at all when there is nothing to say. */
export const Pair = ({ label, children }: { label: string; children: ReactNode }) =>
  children ? (
    <div>
      <dt>{label}</dt>
      <dd className="prose">{children}</dd>
    </div>
  ) : null
