import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { substitutionsQuery, type Substitution, type SubstitutionBox } from '../api/substitutions.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { BeginDrawer } from '../features/substitutions/BeginDrawer.js'
import { EndDrawer } from '../features/substitutions/EndDrawer.js'
import { substitutionColumns } from '../features/substitutions/substitution-columns.js'
import '../features/inbox/inbox.css'
import { m } from '../messages/index.js'

const t = m.substitution
const boxes: SubstitutionBox[] = ['mine', 'forMe', 'others']

/** 代理: who stands in for me, for whom I stand in, and for whom I look after. */
export default function Substitutions() {
  const list = useListSearch()
  const box = boxes.find(each => each === list.valueOf('box')) ?? 'mine'
  const found = useQuery(substitutionsQuery({ box, offset: list.offset, limit: pageSize }))
  const [isBeginning, setBeginning] = useState(false)
  const [ended, setEnded] = useState<Substitution>()
  const forOthers = found.data?.forOthers ?? false
  return (
    <>
      <PageTitle title={t.title} lead={t.lead}>
        <Button type="primary" onClick={() => setBeginning(true)}>
          {t.begin}
        </Button>
      </PageTitle>
      <div className="toolbar">
        <div className="box-tabs" role="tablist" aria-label={t.title}>
          {boxes
            .filter(each => each !== 'others' || forOthers)
            .map(each => (
              <button
                key={each}
                type="button"
                role="tab"
                aria-selected={each === box}
                onClick={() => list.set({ box: each })}
              >
                {t.boxes[each]}
              </button>
            ))}
        </div>
      </div>
      <DataList
        label={t.boxes[box]}
        columns={substitutionColumns(setEnded)}
        query={found}
        keyOf={({ id }) => id}
        empty={t.empty[box]}
        list={list}
      />
      {isBeginning && (
        <BeginDrawer
          kinds={found.data?.kinds ?? []}
          forOthers={forOthers}
          onClose={() => setBeginning(false)}
        />
      )}
      {ended && <EndDrawer ended={ended} onClose={() => setEnded(undefined)} />}
    </>
  )
}
