import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import type { PeriodKind } from '#contracts/http/periods.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { beside, ofKind, type ShownPeriod } from './periods.js'

const options = (Object.entries(m.report.periods) as [PeriodKind, string][]).map(([value, label]) => ({
  value,
  label,
}))

/** Month, quarter or year, and which. */
export const PeriodPicker = ({ list, period }: { list: ListSearch; period: ShownPeriod }) => {
  const today = useBusinessToday()
  const go = (code: string) => list.set({ period: code })
  return (
    <>
      <Segmented
        aria-label={m.report.period}
        options={options}
        value={period.kind}
        onChange={kind => go(ofKind(period, kind, today))}
      />
      <span className="period-steps">
        <Button
          icon={<LeftOutlined />}
          aria-label={m.numbers.previous}
          onClick={() => go(beside(period, -1))}
        />
        <strong>{period.label}</strong>
        <Button
          icon={<RightOutlined />}
          aria-label={m.numbers.next}
          disabled={period.isLatest}
          onClick={() => go(beside(period, 1))}
        />
      </span>
    </>
  )
}
