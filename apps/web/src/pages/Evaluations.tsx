import { useQuery } from '@tanstack/react-query'
import { evaluationsQuery } from '../api/evaluations.js'
import { LinkButton } from '../components/LinkButton.js'
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
  const mayStart = (found.data?.mayPrepare.length ?? 0) > 0
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        {mayStart && (
          <LinkButton type="primary" to="/evaluations/new">
            {t.start}
          </LinkButton>
        )}
      </PageTitle>
      <DataList
        label={t.title}
        columns={evaluationColumns}
        query={found}
        keyOf={({ id }) => id}
        opens={evaluationPath}
        empty={mayStart ? t.emptyMayStart : t.empty}
        list={list}
      />
    </>
  )
}
