import { Suspense } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { useSession } from '../../api/session.js'
import { m } from '../../messages/index.js'
import { Loading } from '../states/Loading.js'
import { DemoStrip } from './DemoStrip.js'
import { SideMenu, TabBar } from './Navigation.js'
import { TopBar } from './TopBar.js'
import './shell.css'

/** The frame of every page: who and where one is, where one can go. */
export const AppShell = () => {
  const session = useSession()
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {m.shell.skipToContent}
      </a>
      <div className="shell-top screen-only">
        <TopBar session={session} />
        {session.demo && <DemoStrip aheadMs={session.aheadMs} />}
      </div>
      <div className="shell-body">
        <SideMenu session={session} />
        <main id="content" className="content" tabIndex={-1}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <TabBar session={session} />
      <ScrollRestoration />
    </div>
  )
}
