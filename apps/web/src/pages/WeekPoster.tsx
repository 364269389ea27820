import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useParams } from 'react-router'
import { weekQuery } from '../api/weekly.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { usePublicOrigin } from '../components/poster/public-address.js'
import { Poster } from '../components/poster/Poster.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { spacedCode } from '../features/weekly/CodePanel.js'
import { m } from '../messages/index.js'

const t = m.weekly.code

/** A page of A4 for the notice board: what is scanned, and what is typed by whoever cannot. */
export default function WeekPoster() {
  const { origin } = usePublicOrigin()
  const { communityId = '', week = '' } = useParams()
  const found = useQuery(weekQuery({ communityId, week }))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { community, code } = found.data
  return (
    <>
      <div className="screen-only">
        <PageTitle title={t.title} lead={community.name}>
          <div className="toolbar">
            <LinkButton to={`/weeks/${communityId}/${week}`}>{t.posterBack}</LinkButton>
            <Button type="primary" disabled={!code} onClick={() => window.print()}>
              {t.print}
            </Button>
          </div>
        </PageTitle>
      </div>
      {code ? (
        <Poster title={t.poster} about={community.name} path={code.path}>
          <p>{t.posterHow}</p>
          <p>{t.posterTyped(origin + (code.path.split('?')[0] ?? ''))}</p>
          <p className="poster-code">{spacedCode(code.path)}</p>
        </Poster>
      ) : (
        <EmptyState title={t.posterNone[0]} hint={t.posterNone[1]} />
      )}
    </>
  )
}
