import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import {
  type EvaluationResult,
  type EvaluationResults as Results,
  resultsAddress,
  resultsQuery,
} from '../../api/evaluation-results.js'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { ExportButton } from '../../components/list/ExportButton.js'
import { Pager } from '../../components/list/Pager.js'
import { SearchFilter } from '../../components/list/filters.js'
import { type ListSearch, pageSize, useListSearch } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { ObjectDialog } from './ObjectDialog.js'
import { ResultCard } from './ResultCard.js'
import { TurnoutBar } from './TurnoutBar.js'

const t = m.evaluationResult
const kinds = ['unit', 'person'] as const
const readAtFirst = 8

const kindOf = (list: ListSearch) => kinds.find(kind => kind === list.valueOf('kind'))

const Toolbar = ({ evaluation, list }: { evaluation: EvaluationDetail; list: ListSearch }) => (
  <div className="toolbar">
    <SearchFilter list={list} label={t.search} />
    <Segmented
      aria-label={t.kindLabel}
      options={(['all', ...kinds] as const).map(value => ({ value, label: t.kinds[value] }))}
      value={kindOf(list) ?? 'all'}
      onChange={value => list.set({ kind: value === 'all' ? undefined : value })}
    />
    <ExportButton href={resultsAddress(evaluation.id)} />
  </div>
)

/** Words of residents that somebody has looked through. */
const Comments = ({ comments, commentsTotal }: Pick<Results, 'comments' | 'commentsTotal'>) => {
  const [isAll, setAll] = useState(false)
  if (comments.length === 0) return null
  return (
    <Panel title={t.comments.read(commentsTotal)}>
      <p className="muted">{t.comments.readHint}</p>
      {commentsTotal > comments.length && (
        <p className="muted">{t.comments.cut(comments.length, commentsTotal)}</p>
      )}
      {(isAll ? comments : comments.slice(0, readAtFirst)).map(({ id, community, text }) => (
        <blockquote key={id} className="result-comment">
          <p className="prose">{text}</p>
          <p className="cell-sub">{community?.name ?? t.comments.nowhere}</p>
        </blockquote>
      ))}
      {!isAll && comments.length > readAtFirst && (
        <Button type="link" onClick={() => setAll(true)}>
          {t.comments.more}
        </Button>
      )}
    </Panel>
  )
}

const Found = ({
  evaluation,
  results: { items, total, comments, commentsTotal },
  list,
}: {
  evaluation: EvaluationDetail
  results: Results
  list: ListSearch
}) => {
  const [asked, setAsked] = useState<EvaluationResult>()
  if (total === 0) {
    const empty = list.valueOf('search') || kindOf(list) ? t.noneFound : t.empty
    return <EmptyState title={empty[0]} hint={empty[1]} />
  }
  return (
    <>
      <Panel title={t.list} aside={<span className="muted">{t.outOf}</span>}>
        <ul className="plain-list">
          {items.map(result => (
            <ResultCard
              key={`${result.kind} ${result.id}`}
              result={result}
              rules={evaluation.settings}
              onObject={setAsked}
            />
          ))}
        </ul>
        <Pager total={total} list={list} />
      </Panel>
      <Comments comments={comments} commentsTotal={commentsTotal} />
      {asked && (
        <ObjectDialog evaluationId={evaluation.id} about={asked} onClose={() => setAsked(undefined)} />
      )}
    </>
  )
}

/** 结果: how residents judged those whose results one may see. */
export const EvaluationResults = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const list = useListSearch()
  const search = list.valueOf('search')
  const kind = kindOf(list)
  const results = useQuery(
    resultsQuery(evaluation.id, {
      ...{ offset: list.offset, limit: pageSize },
      ...(kind && { kind }),
      ...(search && { search }),
    }),
  )
  const { title, drawn, voted, receipts, stage, id } = evaluation
  return (
    <>
      <div className="result-turnout">
        <TurnoutBar name={title} voted={voted} drawn={drawn} />
      </div>
      <p className="muted">{receipts ? t.hint.department : t.hint.own}</p>
      {(stage === 'published' || stage === 'delivered') && (
        <p className="muted">
          <a href={`/ballots/${id}`} download>
            {t.ballots}
          </a>
          ：{t.ballotsHint}
        </p>
      )}
      <Toolbar evaluation={evaluation} list={list} />
      <NotLoaded query={results} />
      {results.data && <Found evaluation={evaluation} results={results.data} list={list} />}
    </>
  )
}
