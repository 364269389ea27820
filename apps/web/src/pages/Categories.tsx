import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import type { OfferKind } from '#contracts/http/offers.js'
import { categoriesQuery } from '../api/categories.js'
import type { StageTone } from '../api/types.js'
import { type Column, Rows } from '../components/list/Rows.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { StatusTag } from '../components/StatusTag.js'
import { type CategoryAsked, CategoryDialog, type CategoryShape } from '../features/needs/CategoryDialog.js'
import { optionsOf } from '../format/options.js'
import { m } from '../messages/index.js'
import '../components/list/data-list.css'

const t = m.category

const tones: Record<CategoryShape['status'], StageTone> = {
  current: 'active',
  later: 'draft',
  ended: 'stopped',
}
const kinds = optionsOf(t.kinds)

const columns = (
  ask: (name: CategoryAsked['name'], category: CategoryShape) => void,
): Column<CategoryShape>[] => [
  {
    key: 'name',
    title: t.columns.name,
    onCard: 'heading',
    cell: ({ name, code, own, placeholder }) => (
      <>
        <span className="cell-heading">{name}</span>
        <p className="cell-sub">
          <span className="figure">{code}</span>
          {own && ` · ${t.own}`}
          {placeholder && ` · ${m.project.placeholder}`}
        </p>
      </>
    ),
  },
  {
    key: 'status',
    title: t.columns.status,
    onCard: 'bare',
    cell: ({ status, statusLabel }) => <StatusTag tone={tones[status]} label={statusLabel} />,
  },
  {
    key: 'days',
    title: t.columns.days,
    cell: ({ startsOn, endsOn }) => <span className="figure">{t.days(startsOn, endsOn)}</span>,
  },
  {
    key: 'action',
    title: t.columns.action,
    onCard: 'bare',
    cell: category =>
      category.allowedActions.map(name => (
        <Button key={name} type="link" size="small" onClick={() => ask(name, category)}>
          {t.commands[name]}
        </Button>
      )),
  },
]

const isPost = (value: string | undefined): value is 'post' => value === 'post'

/** 类别设置: what a district calls its kinds of projects and posts, which it adds and which it ends. */
export default function Categories() {
  const list = useListSearch()
  const asked = list.valueOf('kind')
  const kind: OfferKind = isPost(asked) ? 'post' : 'project'
  const found = useQuery(categoriesQuery(kind))
  const [dialog, setDialog] = useState<CategoryAsked>()
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items, district, mayAdd } = found.data
  const ask = (name: CategoryAsked['name'], category?: CategoryShape) => {
    if (district) setDialog({ kind, districtId: district.id, name, ...(category && { category }) })
  }
  return (
    <>
      <PageTitle title={t.title} lead={district ? t.lead(district.name) : t.noDistrict}>
        {mayAdd && (
          <Button type="primary" onClick={() => ask('add')}>
            {t.add}
          </Button>
        )}
      </PageTitle>
      <Segmented options={kinds} value={kind} onChange={value => list.set({ kind: value })} />
      {items.length === 0 ? (
        <EmptyState title={t.empty[0]} hint={t.empty[1]} />
      ) : (
        <div className="data-list">
          <Rows label={t.kinds[kind]} columns={columns(ask)} rows={items} keyOf={({ code }) => code} />
        </div>
      )}
      {dialog && <CategoryDialog asked={dialog} onClose={() => setDialog(undefined)} />}
    </>
  )
}
