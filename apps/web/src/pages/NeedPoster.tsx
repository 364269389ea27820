import { Button } from 'antd'
import { useSession } from '../api/session.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { usePublicOrigin } from '../components/poster/public-address.js'
import { Poster } from '../components/poster/Poster.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { ownCommunity } from '../features/needs/own-community.js'
import { m } from '../messages/index.js'

const t = m.need.poster
const formPath = '/need'

/** A page of A4 for the notice board: the form for needs, opened at the community that hangs it up. */
export default function NeedPoster() {
  const { origin } = usePublicOrigin()
  const community = ownCommunity(useSession())
  return (
    <>
      <div className="screen-only">
        <PageTitle title={t.title} {...(community && { lead: community.unitName })}>
          <div className="toolbar">
            <LinkButton to="/needs">{t.back}</LinkButton>
            <Button type="primary" disabled={!community} onClick={() => window.print()}>
              {t.print}
            </Button>
          </div>
        </PageTitle>
      </div>
      {community ? (
        <Poster
          title={t.ask}
          about={community.unitName}
          path={`${formPath}?${new URLSearchParams({ community: community.unitId }).toString()}`}
        >
          <p>{t.how}</p>
          <p>{t.typed(origin + formPath, community.unitName)}</p>
        </Poster>
      ) : (
        <EmptyState title={t.none[0]} hint={t.none[1]} />
      )}
    </>
  )
}
