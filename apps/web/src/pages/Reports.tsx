import { useQuery } from '@tanstack/react-query'
import { claimCountsQuery } from '../api/processes.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { LoadFailure } from '../components/states/LoadFailure.js'
import { Loading } from '../components/states/Loading.js'
import { UnitSelect } from '../components/UnitSelect.js'
import { useBusinessToday } from '../components/use-business-today.js'
import { Figures } from '../features/reports/Figures.js'
import { PeriodPicker, periodFrom } from '../features/reports/PeriodPicker.js'
import { StageBars } from '../features/reports/StageBars.js'
import { UnitBars } from '../features/reports/UnitBars.js'
import { m } from '../messages/index.js'
import '../features/reports/reports.css'

/** 审批通过 N 个, 发回重新协商 M 个: for a period and a subtree, with the claims behind the figures. */
export default function Reports() {
  const list = useListSearch()
  const period = periodFrom(list, useBusinessToday())
  const counts = useQuery(claimCountsQuery({ ...period, unitId: list.valueOf('unit') }))
  const choose = (unit: string | undefined, unitName: string | undefined) => list.set({ unit, unitName })
  return (
    <>
      <PageTitle title={m.report.title} lead={m.report.lead} />
      <div className="toolbar">
        <PeriodPicker list={list} period={period} />
        <UnitSelect
          allowClear
          placeholder={m.report.wholeScope}
          value={list.valueOf('unit')}
          valueName={list.valueOf('unitName')}
          onChange={choose}
        />
      </div>
      {counts.isPending && <Loading />}
      {counts.isError && <LoadFailure error={counts.error} retry={() => void counts.refetch()} />}
      {counts.data && (
        <>
          <Figures counts={counts.data} />
          <Panel title={m.report.byUnit}>
            <UnitBars units={counts.data.byUnit} onDrill={choose} />
          </Panel>
          <Panel title={m.report.byStage} aside={<span className="muted">{m.report.byStageHint}</span>}>
            <StageBars counts={counts.data} />
          </Panel>
        </>
      )}
    </>
  )
}
