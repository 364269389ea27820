import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { pointRulesQuery } from '../../api/point-rules.js'
import { m } from '../../messages/index.js'

const t = m.pointRule

/** The rules that hold, in a line for each district one sees; nothing while they are unknown. */
export const RulesLine = ({ month, districtId }: { month?: string; districtId?: string | undefined }) => {
  const rules = useQuery(pointRulesQuery)
  const districts = (rules.data?.districts ?? []).filter(
    ({ district }) => districtId === undefined || district.id === districtId,
  )
  return (
    <div className="rules-line muted">
      {districts.map(({ district, versions }) => {
        const of = versions.find(each => (month ? each.fromMonth <= month : each.isPresent))
        return (
          of && (
            <p key={district.id}>
              {month ? '' : t.present(district.name)}
              {t.line(of.amounts, t.zeroBy[of.zeroBy])}
            </p>
          )
        )
      })}
      {districts.length > 0 && <Link to="/point-rules">{t.see}</Link>}
    </div>
  )
}
