import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { postClaimsQuery, postsQuery } from '../api/needs.js'
import type { HeldPost, Post, StageTone } from '../api/types.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { SearchBox } from '../components/list/SearchBox.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { StatusTag } from '../components/StatusTag.js'
import { type PostAsked, PostDialog } from '../features/needs/PostDialog.js'
import { m } from '../messages/index.js'

const t = m.post
type Ask = (asked: PostAsked) => void
type View = keyof typeof t.views

const tones: Record<Post['status'], StageTone> = {
  open: 'active',
  full: 'done',
  later: 'draft',
  expired: 'stopped',
  closed: 'stopped',
}
const statuses = Object.entries(t.statuses).map(([value, label]) => ({ value, label }))
const views = Object.entries(t.views).map(([value, label]) => ({ value, label }))

const menuColumns = (ask: Ask): Column<Post>[] => [
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
    cell: ({ status, statusLabel, closesOn, ownClaim }) => (
      <>
        <StatusTag tone={tones[status]} label={statusLabel} />
        {closesOn && <p className="cell-sub figure">{t.until(closesOn)}</p>}
        {ownClaim && (
          <Link to={`/processes/${ownClaim.id}`}>{ownClaim.state === 'held' ? t.held : t.pending}</Link>
        )}
      </>
    ),
  },
  {
    key: 'action',
    title: t.columns.action,
    onCard: 'bare',
    cell: ({ id, title, allowedActions }) =>
      (['claim', 'close', 'reopen'] as const)
        .filter(name => allowedActions.includes(name))
        .map(name => (
          <Button
            key={name}
            type={name === 'claim' ? 'primary' : 'link'}
            onClick={() => ask({ name, id, title })}
          >
            {t.commands[name]}
          </Button>
        )),
  },
]

const heldColumns = (ask: Ask): Column<HeldPost>[] => [
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
    cell: ({ since, until }) => <span className="figure">{t.since(since, until)}</span>,
  },
  {
    key: 'action',
    title: t.columns.action,
    onCard: 'bare',
    cell: ({ id, post, mayEnd }) =>
      mayEnd && (
        <Button type="link" onClick={() => ask({ name: 'end', id, title: post.title })}>
          {t.commands.end}
        </Button>
      ),
  },
]

const Menu = ({ list, ask }: { list: ListSearch; ask: Ask }) => {
  const status = list.valueOf('status') as Post['status'] | undefined
  const search = list.valueOf('search')
  const query = { offset: list.offset, limit: pageSize, ...(status && { status }), ...(search && { search }) }
  const posts = useQuery(postsQuery(query))
  return (
    <>
      <div className="toolbar">
        <SearchBox
          placeholder={t.search}
          value={search ?? ''}
          onSearch={text => list.set({ search: text })}
        />
        <Select
          allowClear
          aria-label={t.columns.status}
          placeholder={t.columns.status}
          options={statuses}
          value={status}
          onChange={value => list.set({ status: value })}
        />
      </div>
      <DataList
        label={t.title}
        columns={menuColumns(ask)}
        query={posts}
        keyOf={({ id }) => id}
        empty={t.empty}
        offset={list.offset}
        limit={pageSize}
        onPage={list.goTo}
      />
    </>
  )
}

const Held = ({ list, ask, own }: { list: ListSearch; ask: Ask; own: boolean }) => {
  const held = useQuery(postClaimsQuery({ own: String(own), offset: list.offset, limit: pageSize }))
  return (
    <DataList
      label={own ? t.views.own : t.views.held}
      columns={heldColumns(ask)}
      query={held}
      keyOf={({ id }) => id}
      empty={own ? t.ownEmpty : t.heldEmpty}
      offset={list.offset}
      limit={pageSize}
      onPage={list.goTo}
    />
  )
}

/** 服务岗位: the menu for members, one's own community first. */
export default function Posts() {
  const list = useListSearch()
  const [asked, setAsked] = useState<PostAsked>()
  const view = views.find(({ value }) => value === list.valueOf('view'))?.value as View | undefined
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Segmented
        options={views}
        value={view ?? 'menu'}
        onChange={value => list.set({ view: value, search: undefined, status: undefined })}
      />
      {view === 'own' || view === 'held' ? (
        <Held list={list} ask={setAsked} own={view === 'own'} />
      ) : (
        <Menu list={list} ask={setAsked} />
      )}
      {asked && <PostDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
