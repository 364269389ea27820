import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { publicModelsQuery } from '../api/weekly.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { PublicPage } from '../features/sign-in/PublicPage.js'
import { m } from '../messages/index.js'
import '../features/weekly/weekly.css'

const t = m.weekly.public

const Found = () => {
  const found = useInfiniteQuery(publicModelsQuery)
  if (!found.isSuccess) return <NotLoaded query={found} />
  const items = found.data.pages.flatMap(page => page.items)
  if (items.length === 0) return <EmptyState title={t.empty[0]} hint={t.empty[1]} />
  return (
    <>
      <ul className="public-models">
        {items.map(({ communityName, weekLabel, subjectLabel, name, publicText }) => (
          <li key={`${communityName} ${weekLabel}`}>
            <b>{name}</b> <span className="muted">{subjectLabel}</span>
            <p>{publicText}</p>
            <p className="muted">
              {communityName} · {weekLabel}
            </p>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          size="large"
          block
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t.more}
        </Button>
      )}
    </>
  )
}

/** 周典型公示: for everybody, without an account; only whoever is honoured is named. */
export default function Models() {
  return (
    <PublicPage title={t.title} lead={t.lead}>
      <Found />
    </PublicPage>
  )
}
