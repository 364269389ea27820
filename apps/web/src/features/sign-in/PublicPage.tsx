import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PageTitle } from '../../components/PageTitle.js'
import { m } from '../../messages/index.js'
import { SignInFrame } from './SignInFrame.js'

/** A page that everybody may read without an account, and the way to the others. */
export const PublicPage = ({
  title,
  lead,
  children,
}: {
  title: string
  lead: string
  children: ReactNode
}) => (
  <SignInFrame>
    <main className="public-page" id="content">
      <PageTitle title={title} lead={lead} />
      {children}
      <nav className="public-pages" aria-label={m.publicPoint.short}>
        <Link to="/public-points">{m.publicPoint.points}</Link>
        <Link to="/models">{m.publicPoint.models}</Link>
      </nav>
    </main>
  </SignInFrame>
)
