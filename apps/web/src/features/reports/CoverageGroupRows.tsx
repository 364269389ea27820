import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { Link } from 'react-router'
import { factsPage, type KindFigureCode } from '../../api/numbers.js'
import { useIsPhone } from '../../components/use-is-phone.js'
import { m } from '../../messages/index.js'
import { depthOf, squareOf, type Category, type CoverageGroup, type CoverageRow } from './coverage-groups.js'

const t = m.numbers

interface SquareProps {
  look: string
  /** What people see in it; the label says the whole. */
  shown: string | number
  label: string
  facts?: { unitId: string; period: string; figure: KindFigureCode; category?: string }
}

/** One square: a link to what is behind it, or nothing at all. */
const Square = ({ look, shown, label, facts }: SquareProps) => (
  <td className={`cover ${look}`} title={label}>
    {facts ? (
      <Link to={factsPage(facts)} aria-label={label}>
        {shown}
      </Link>
    ) : (
      <>
        <span aria-hidden>{shown}</span>
        <span className="visually-hidden">{label}</span>
      </>
    )}
  </td>
)

interface CellProps {
  row: CoverageRow
  category: Category
  period: string
}

const Cell = ({ row, category: { code, name }, period }: CellProps) => {
  const { projects, claims, activities, served } = squareOf(row, code)
  const facts = { unitId: row.id, period, category: code }
  if (served > 0)
    return (
      <Square
        look={`cover-served cover-${depthOf(served)}`}
        shown={served}
        label={t.covered(row.name, name, claims, activities)}
        facts={{ ...facts, figure: 'served' }}
      />
    )
  if (projects > 0)
    return (
      <Square
        look="cover-planned"
        shown="○"
        label={t.onlyProjects(row.name, name, projects)}
        facts={{ ...facts, figure: 'offered' }}
      />
    )
  return <Square look="cover-gap" shown="·" label={t.nothing(row.name, name)} />
}

const Others = ({ id, name, count, period }: { id: string; name: string; count: number; period: string }) => (
  <Square
    look={count > 0 ? `cover-served cover-${depthOf(count)}` : ''}
    shown={count || ''}
    label={t.otherActivities(name, count)}
    {...(count > 0 && { facts: { unitId: id, period, figure: 'others' as const } })}
  />
)

interface GroupProps {
  group: CoverageGroup
  /** There is nothing to fold. */
  isOnly: boolean
  categories: Category[]
  period: string
}

/** How many of a subdistrict's communities are covered of each kind. */
const Summary = ({ group: { id, name, rows }, categories, period }: Omit<GroupProps, 'isOnly'>) => (
  <>
    {categories.map(({ code, name: kind }) => {
      const covered = rows.filter(row => squareOf(row, code).served > 0).length
      return (
        <Square
          key={code}
          look={covered > 0 ? `cover-served cover-${depthOf(covered, rows.length)}` : 'cover-gap'}
          shown={covered}
          label={t.groupCovered(name, kind, covered, rows.length)}
          {...(covered > 0 && { facts: { unitId: id, period, figure: 'served' as const, category: code } })}
        />
      )
    })}
    <Others id={id} name={name} count={rows.reduce((sum, { others }) => sum + others, 0)} period={period} />
  </>
)

/** A subdistrict in one line, and below it, unfolded, its communities; folded at first on a phone. */
export const CoverageGroupRows = ({ group, isOnly, categories, period }: GroupProps) => {
  const isPhone = useIsPhone()
  const [isOpen, setOpen] = useState(!isPhone)
  const shown = isOnly || isOpen ? group.rows : []
  return (
    <tbody>
      {!isOnly && (
        <tr className="cover-group">
          <th scope="rowgroup">
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={t.unfold(group.name)}
              onClick={() => setOpen(!isOpen)}
            >
              {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
              {t.groupOf(group.name, group.rows.length)}
            </button>
          </th>
          <Summary group={group} categories={categories} period={period} />
        </tr>
      )}
      {shown.map(row => (
        <tr key={row.id}>
          <th scope="row">{row.name}</th>
          {categories.map(category => (
            <Cell key={category.code} row={row} category={category} period={period} />
          ))}
          <Others id={row.id} name={row.name} count={row.others} period={period} />
        </tr>
      ))}
    </tbody>
  )
}
