import { Alert, Button } from 'antd'
import type { ReactNode } from 'react'
import { LinkButton } from '../../components/LinkButton.js'
import { PageTitle } from '../../components/PageTitle.js'
import { PublicAddressNote } from '../../components/poster/PublicAddressNote.js'
import { m } from '../../messages/index.js'
import './sheet.css'

interface PrintedOnceProps {
  title: string
  lead: string
  /** Why it has to be printed now. */
  once: string
  back: { to: string; label: string }
  /** What is cut apart, an `li` each. */
  children: ReactNode
}

/** Secrets to print and cut apart, which are in this window's memory only. */
export const PrintedOnce = ({ title, lead, once, back, children }: PrintedOnceProps) => (
  <>
    <div className="screen-only">
      <PageTitle title={title} lead={lead}>
        <div className="toolbar">
          <Button type="primary" onClick={() => window.print()}>
            {m.evaluationSlip.sheet.print}
          </Button>
          <LinkButton to={back.to}>{back.label}</LinkButton>
        </div>
      </PageTitle>
      <Alert className="sheet-once" type="warning" showIcon title={once} />
      <PublicAddressNote />
    </div>
    <ul className="sheet">{children}</ul>
  </>
)
