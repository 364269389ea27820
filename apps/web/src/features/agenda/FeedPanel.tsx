import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { changeFeed, feedQuery } from '../../api/branches.js'
import { asProblem } from '../../api/problem.js'
import { Panel } from '../../components/Panel.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { copyText } from '../accounts/copy-text.js'
import './agenda.css'

const t = m.agenda.feed

type Order = 'renew' | 'revoke'

const Asked = ({ title, label, onYes }: { title: string; label: string; onYes: () => void }) => (
  <Popconfirm title={title} okText={label} cancelText={m.state.cancel} onConfirm={onYes}>
    <Button>{label}</Button>
  </Popconfirm>
)

const Address = ({
  path,
  since,
  order,
}: {
  path: string
  since?: string | undefined
  order: (name: Order) => void
}) => {
  const { message } = App.useApp()
  const address = `${window.location.origin}${path}`
  const copy = async () => {
    if (await copyText(address)) void message.success(t.copied)
  }
  return (
    <>
      <div className="feed-address">
        <code>{address}</code>
        <Button type="primary" onClick={() => void copy()}>
          {t.copy}
        </Button>
        <Button href={address.replace(/^https?:/, 'webcal:')}>{t.open}</Button>
        <Asked title={t.renewAsk} label={t.renew} onYes={() => order('renew')} />
        <Asked title={t.revokeAsk} label={t.revoke} onYes={() => order('revoke')} />
      </div>
      {since && <p className="cell-sub figure">{t.since(formatInstant(since))}</p>}
    </>
  )
}

/** The private address at which a calendar program reads one's own activities, or a community's. */
export const FeedPanel = ({ communityId }: { communityId?: string }) => {
  const queries = useQueryClient()
  const feed = useQuery(feedQuery(communityId))
  const change = useMutation({
    mutationFn: (name: Order) => changeFeed({ name, ...(communityId && { communityId }) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['agenda', 'feed'] }),
  })
  if (!feed.isSuccess) return <NotLoaded query={feed} />
  const { path, since } = feed.data
  return (
    <Panel title={t.title}>
      <p>{t.about}</p>
      {change.error && <ProblemAlert problem={asProblem(change.error)} />}
      {path ? (
        <Address path={path} since={since} order={change.mutate} />
      ) : (
        <p>
          {t.none}{' '}
          <Button loading={change.isPending} onClick={() => change.mutate('renew')}>
            {t.start}
          </Button>
        </p>
      )}
      <p className="muted">{t.private}</p>
    </Panel>
  )
}
