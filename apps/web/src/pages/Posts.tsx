import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useState } from 'react'
import { categoriesQuery } from '../api/categories.js'
import { postClaimsQuery, postsExportAddress, postsQuery } from '../api/needs.js'
import { holds } from '../api/offices.js'
import { useSession } from '../api/session.js'
import type { Post } from '../api/types.js'
import { DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { ChoiceFilter, UnitFilter } from '../components/list/filters.js'
import { ListToolbar } from '../components/list/ListToolbar.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { InviteDialog } from '../features/needs/InviteDialog.js'
import { OfferDialog } from '../features/needs/OfferDialog.js'
import { heldColumns, menuColumns } from '../features/needs/post-columns.js'
import { type PostAsked, PostDialog } from '../features/needs/PostDialog.js'
import { WaitingProcesses } from '../features/processes/WaitingProcesses.js'
import { optionsOf } from '../format/options.js'
import { m } from '../messages/index.js'

const t = m.post
type View = keyof typeof t.views

const statuses = optionsOf(t.statuses)
const views = optionsOf(t.views)

/** What somebody is about to do with a post of the menu. */
const MenuDialog = ({
  name,
  post,
  onClose,
}: {
  name: Post['allowedActions'][number]
  post: Post
  onClose: () => void
}) => {
  const { id, title } = post
  if (name === 'invite') return <InviteDialog post={post} onClose={onClose} />
  if (name === 'claim') return <PostDialog asked={{ name, id, title }} onClose={onClose} />
  return <OfferDialog asked={{ kind: 'post', name, id, title }} onClose={onClose} />
}

const Menu = ({ list }: { list: ListSearch }) => {
  const [asked, setAsked] = useState<{ name: Post['allowedActions'][number]; post: Post }>()
  const status = list.valueOf('status') as Post['status'] | undefined
  const search = list.valueOf('search')
  const category = list.valueOf('category')
  const unitId = list.valueOf('unit')
  const isNear = list.valueOf('near') === 'true'
  const isMember = holds(useSession(), 'InServicePartyMember')
  const filter = {
    ...(status && { status }),
    ...(category && { category }),
    ...(search && { search }),
    ...(unitId && { unitId }),
    ...(isNear && { near: 'true' }),
  }
  const posts = useQuery(postsQuery({ offset: list.offset, limit: pageSize, ...filter }))
  const categories = useQuery(categoriesQuery('post'))
  const kinds = categories.data?.items.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <>
      <ListToolbar
        list={list}
        search={t.search}
        choices={[
          { name: 'status', label: t.columns.status, options: statuses },
          { name: 'category', label: t.columns.category, options: kinds },
          ...(isMember ? [{ name: 'near', label: t.own, options: [{ value: 'true', label: t.near }] }] : []),
        ]}
      >
        <UnitFilter list={list} label={t.place} />
        <ExportButton href={postsExportAddress(filter)} />
      </ListToolbar>
      <DataList
        label={t.title}
        columns={menuColumns((name, post) => setAsked({ name, post }))}
        query={posts}
        keyOf={({ id }) => id}
        empty={t.empty}
        list={list}
      />
      {asked && <MenuDialog {...asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const Held = ({ list, own }: { list: ListSearch; own: boolean }) => {
  const [asked, setAsked] = useState<PostAsked>()
  const active = list.valueOf('active') === 'true'
  const held = useQuery(
    postClaimsQuery({ own: String(own), active: String(active), offset: list.offset, limit: pageSize }),
  )
  return (
    <>
      <div className="toolbar">
        <ChoiceFilter
          list={list}
          name="active"
          label={t.columns.since}
          options={[{ value: 'true', label: t.active }]}
        />
      </div>
      <DataList
        label={own ? t.views.own : t.views.held}
        columns={heldColumns(({ id, post }) => setAsked({ name: 'end', id, title: post.title }))}
        query={held}
        keyOf={({ id }) => id}
        empty={own ? t.ownEmpty : t.heldEmpty}
        list={list}
      />
      {asked && <PostDialog asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

/** 服务岗位: the menu for members, one's own community first. */
export default function Posts() {
  const list = useListSearch()
  const view = (views.find(({ value }) => value === list.valueOf('view'))?.value ?? 'menu') as View
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <Segmented
        options={views}
        value={view}
        onChange={value => list.set({ view: value, search: undefined, status: undefined })}
      />
      {view === 'asked' && (
        <WaitingProcesses
          kind="postClaim"
          label={t.views.asked}
          title={t.columns.post}
          empty={t.askedEmpty}
          list={list}
        />
      )}
      {(view === 'own' || view === 'held') && <Held list={list} own={view === 'own'} />}
      {view === 'menu' && <Menu list={list} />}
    </>
  )
}
