import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { needsExportAddress, needsQuery } from '../api/needs.js'
import { useSession } from '../api/session.js'
import type { Need, StageTone } from '../api/types.js'
import { LinkButton } from '../components/LinkButton.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { ListToolbar } from '../components/list/ListToolbar.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { StatusTag } from '../components/StatusTag.js'
import { EnterNeedDialog, NeedDialog } from '../features/needs/NeedDialogs.js'
import { ownCommunity } from '../features/needs/own-community.js'
import { formatInstant } from '../format/dates.js'
import { PublishDialog } from '../features/needs/PublishDialog.js'
import { optionsOf } from '../format/options.js'
import { m } from '../messages/index.js'

const t = m.need
type Asked = { need: Need; name: Need['allowedActions'][number] }

const tones: Record<Need['state'], StageTone> = {
  new: 'active',
  adopted: 'done',
  merged: 'stopped',
  setAside: 'stopped',
}
const states = optionsOf(t.states)
const sources = optionsOf(t.sources)

const columns = (ask: (asked: Asked) => void): Column<Need>[] => [
  {
    key: 'text',
    title: t.columns.text,
    onCard: 'heading',
    cell: ({ text, mergedCount, community }) => (
      <>
        <span className="cell-heading">{text}</span>
        <p className="cell-sub">
          {community.name}
          {mergedCount > 0 && ` · ${t.mergedCount(mergedCount)}`}
        </p>
      </>
    ),
  },
  {
    key: 'source',
    title: t.columns.source,
    width: 120,
    cell: ({ sourceLabel, onPaper }) => (onPaper ? `${sourceLabel}（${t.onPaper}）` : sourceLabel),
  },
  {
    key: 'state',
    title: t.columns.state,
    onCard: 'bare',
    cell: ({ state, stateLabel, reason, publicationId, freed, urgedAt }) => (
      <>
        <StatusTag tone={tones[state]} label={stateLabel} />
        {urgedAt && <p className="cell-sub">{t.urged(formatInstant(urgedAt))}</p>}
        {freed && <p className="cell-sub">{t.freed[freed]}</p>}
        {reason && <p className="cell-sub">{reason}</p>}
        {publicationId && (
          <p className="cell-sub">
            <Link to={`/processes/${publicationId}`}>{t.publication}</Link>
          </p>
        )}
      </>
    ),
  },
  {
    key: 'at',
    title: t.columns.at,
    width: 120,
    cell: ({ at }) => <span className="figure">{at.slice(0, 10)}</span>,
  },
  {
    key: 'action',
    title: t.columns.action,
    onCard: 'bare',
    cell: need => (
      <span className="nowrap">
        {need.allowedActions.map(name => (
          <Button key={name} type="link" size="small" onClick={() => ask({ need, name })}>
            {t.commands[name]}
          </Button>
        ))}
      </span>
    ),
  },
]

/** 需求: what a community lacks, and what becomes of it. */
export default function Needs() {
  const session = useSession()
  const list = useListSearch()
  const [asked, setAsked] = useState<Asked>()
  const [isEntering, setEntering] = useState(false)
  const communityId = ownCommunity(session)?.unitId
  const state = list.valueOf('state') as Need['state'] | undefined
  const source = list.valueOf('source') as Need['source'] | undefined
  const search = list.valueOf('search')
  const filter = { ...(state && { state }), ...(source && { source }), ...(search && { search }) }
  const query = { offset: list.offset, limit: pageSize, ...filter }
  const needs = useQuery(needsQuery(query))
  const close = () => setAsked(undefined)
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        {communityId && (
          <div className="toolbar">
            <LinkButton to="/needs/poster">{t.poster.title}</LinkButton>
            <Button type="primary" onClick={() => setEntering(true)}>
              {t.enter}
            </Button>
          </div>
        )}
      </PageTitle>
      <ListToolbar
        list={list}
        search={t.search}
        choices={[
          { name: 'state', label: t.columns.state, options: states },
          { name: 'source', label: t.columns.source, options: sources },
        ]}
      >
        <ExportButton href={needsExportAddress(filter)} />
      </ListToolbar>
      <DataList
        label={t.title}
        columns={columns(setAsked)}
        query={needs}
        keyOf={({ id }) => id}
        empty={t.empty}
        list={list}
      />
      {asked?.name === 'publish' && <PublishDialog need={asked.need} onClose={close} />}
      {asked && asked.name !== 'publish' && (
        <NeedDialog asked={{ need: asked.need, name: asked.name }} onClose={close} />
      )}
      {isEntering && communityId && (
        <EnterNeedDialog communityId={communityId} onClose={() => setEntering(false)} />
      )}
    </>
  )
}
