/** The menu of posts, and who holds which. */
import { Button } from 'antd'
import { Link } from 'react-router'
import type { HeldPost, Post, StageTone } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'

const t = m.post
type PostAct = Post['allowedActions'][number]

const tones: Record<Post['status'], StageTone> = {
  open: 'active',
  full: 'done',
  later: 'draft',
  expired: 'stopped',
  closed: 'stopped',
}
const actLabels: Record<PostAct, string> = {
  claim: t.commands.claim,
  invite: t.invite.title,
  ...m.offer.commands,
}

export const menuColumns = (ask: (name: PostAct, post: Post) => void): Column<Post>[] => [
  {
    key: 'post',
    title: t.columns.post,
    onCard: 'heading',
    cell: ({ title, category, need }) => (
      <>
        <span className="cell-heading">{title}</span>
        <p className="cell-sub">{[category.name, need].filter(Boolean).join(' · ')}</p>
      </>
    ),
  },
  {
    key: 'community',
    title: t.columns.community,
    cell: ({ community, isOwnCommunity }) =>
      isOwnCommunity ? `${community.name}（${t.own}）` : community.name,
  },
  {
    key: 'places',
    title: t.columns.places,
    cell: ({ taken, places }) => <span className="figure">{t.taken(taken, places)}</span>,
  },
  {
    key: 'status',
    title: t.columns.status,
    onCard: 'bare',
    cell: ({ status, statusLabel, closesOn, stateReason, ownClaim }) => (
      <>
        <StatusTag tone={tones[status]} label={statusLabel} />
        {closesOn && <p className="cell-sub figure">{t.until(closesOn)}</p>}
        {stateReason && <p className="cell-sub">{stateReason}</p>}
        {ownClaim && <Link to={`/processes/${ownClaim.id}`}>{t.ownClaim[ownClaim.state]}</Link>}
      </>
    ),
  },
  {
    key: 'action',
    title: t.columns.action,
    onCard: 'bare',
    cell: post =>
      post.allowedActions.map(name => (
        <Button
          key={name}
          type={name === 'claim' ? 'primary' : 'link'}
          size="small"
          onClick={() => ask(name, post)}
        >
          {actLabels[name]}
        </Button>
      )),
  },
]

export const heldColumns = (end: (held: HeldPost) => void): Column<HeldPost>[] => [
  {
    key: 'post',
    title: t.columns.post,
    onCard: 'heading',
    cell: ({ post, personName }) => (
      <>
        <span className="cell-heading">{post.title}</span>
        <p className="cell-sub">{personName}</p>
      </>
    ),
  },
  { key: 'community', title: t.columns.community, cell: ({ community }) => community.name },
  {
    key: 'since',
    title: t.columns.since,
    cell: ({ since, until, endReason }) => (
      <>
        <span className="figure">{t.since(since, until)}</span>
        {endReason && <p className="cell-sub">{endReason}</p>}
      </>
    ),
  },
  {
    key: 'action',
    title: t.columns.action,
    onCard: 'bare',
    cell: held => (
      <>
        {held.mayEnd && (
          <Button type="link" size="small" onClick={() => end(held)}>
            {t.commands.end}
          </Button>
        )}
        {held.mayAppraise && <Link to={`/appraisals/${held.id}`}>{m.appraisal.open}</Link>}
      </>
    ),
  },
]
