import { useQuery } from '@tanstack/react-query'
import { evaluationsQuery } from '../api/evaluations.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { evaluationColumns, evaluationPath } from '../features/evaluations/evaluation-columns.js'
import { m } from '../messages/index.js'

const t = m.evaluation

/** 群众民主评议: every year's, the newest first. */
export default function Evaluations() {
  const list = useListSearch()
  const found = useQuery(evaluationsQuery({ offset: list.offset, limit: pageSize }))
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <DataList
        label={t.title}
        columns={evaluationColumns}
        query={found}
        keyOf={({ id }) => id}
        opens={evaluationPath}
        empty={t.empty}
        offset={list.offset}
        limit={pageSize}
        onPage={list.goTo}
      />
    </>
  )
}
