import { useQuery } from '@tanstack/react-query'
import { addressOf } from '../api/address.js'
import { numbersExportAddress, numbersQueryOf } from '../api/numbers.js'
import { claimCountsQuery } from '../api/processes.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { UnitFilter } from '../components/list/filters.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { useBusinessToday } from '../components/use-business-today.js'
import { ChildFigures } from '../features/reports/ChildFigures.js'
import { CoverageMatrix } from '../features/reports/CoverageMatrix.js'
import { FigureGroups } from '../features/reports/FigureGroups.js'
import { Figures } from '../features/reports/Figures.js'
import { KindTables } from '../features/reports/KindTables.js'
import { PeriodPicker } from '../features/reports/PeriodPicker.js'
import { shownPeriod, type ShownPeriod } from '../features/reports/periods.js'
import { StageBars } from '../features/reports/StageBars.js'
import { UnitBars } from '../features/reports/UnitBars.js'
import { m } from '../messages/index.js'
import '../features/reports/reports.css'

type Choose = (unit: string) => void

interface PartProps {
  unitId: string | undefined
  period: ShownPeriod
  choose: Choose
}

/** 审批通过 N 个, 发回重新协商 M 个, with the claims behind the figures. */
const ClaimPart = ({ unitId, period: { from, to }, choose }: PartProps) => {
  const counts = useQuery(claimCountsQuery({ from, to, unitId }))
  if (!counts.isSuccess) return <NotLoaded query={counts} />
  return (
    <>
      <Figures counts={counts.data} />
      <Panel title={m.report.byUnit}>
        <UnitBars units={counts.data.byUnit} onDrill={choose} />
      </Panel>
      <Panel title={m.report.byStage} aside={<span className="muted">{m.report.byStageHint}</span>}>
        <StageBars counts={counts.data} />
      </Panel>
    </>
  )
}

const isAgency = (kind: string): boolean => kind === 'agency' || kind === 'agencyPartyOrganization'

const NumbersPart = ({ unitId, period, choose }: PartProps) => {
  const numbers = useQuery(numbersQueryOf({ unitId, period: period.code }))
  if (!numbers.isSuccess) return <NotLoaded query={numbers} />
  const { unit } = numbers.data
  return (
    <>
      <FigureGroups numbers={numbers.data} />
      <ChildFigures numbers={numbers.data} onDrill={choose} />
      {!isAgency(unit.kind) && <CoverageMatrix key={unit.id} unitId={unit.id} period={period.code} />}
      <KindTables unitId={unit.id} period={period.code} />
    </>
  )
}

/** 统计: figures of a part of the tree in a period, the facts behind each one click away. */
export default function Reports() {
  const list = useListSearch()
  const period = shownPeriod(list.valueOf('period'), useBusinessToday())
  const unitId = list.valueOf('unit')
  const choose: Choose = unit => list.set({ unit })
  return (
    <>
      <PageTitle title={m.report.title} lead={m.numbers.lead} />
      <div className="toolbar">
        <PeriodPicker list={list} period={period} />
        <UnitFilter list={list} own label={m.report.wholeScope} />
        <LinkButton to={addressOf('/reports/monthly', { unit: unitId })}>{m.monthlyReport.link}</LinkButton>
        <ExportButton href={numbersExportAddress({ unitId, period: period.code })} />
      </div>
      <NumbersPart unitId={unitId} period={period} choose={choose} />
      <ClaimPart unitId={unitId} period={period} choose={choose} />
    </>
  )
}
