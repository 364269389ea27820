import { Select } from 'antd'
import { useState } from 'react'
import type { FigureCode, NumbersAnswer } from '../../api/numbers.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { m } from '../../messages/index.js'

const t = m.numbers
const shownAtFirst = 10

interface ChildFiguresProps {
  numbers: NumbersAnswer
  onDrill: (unitId: string) => void
}

/** One figure of all units right below, in their order; no ranking. */
export const ChildFigures = ({ numbers: { groups, children }, onDrill }: ChildFiguresProps) => {
  const figures = groups.flatMap(group => group.figures)
  const [code, setCode] = useState<FigureCode>('attendances')
  const [isAll, setAll] = useState(false)
  const measure = figures.find(each => each.code === code)?.measure ?? ''
  const sizeOf = ({ value, percent }: { value: number; percent?: number | undefined }) => percent ?? value
  const rows = children.flatMap(({ id, name, figures: of }) => {
    const figure = of[code]
    return figure ? [{ id, name, figure, size: sizeOf(figure) }] : []
  })
  const most = Math.max(1, ...rows.map(({ size }) => size))
  const shown = isAll ? rows : rows.slice(0, shownAtFirst)
  const picker = (
    <Select
      aria-label={t.chooseFigure}
      value={code}
      options={figures.map(each => ({ value: each.code, label: each.label }))}
      onChange={setCode}
      popupMatchSelectWidth={false}
    />
  )
  if (children.length === 0) return null
  return (
    <Panel title={t.children} aside={picker}>
      <p className="muted">{t.childrenHint}</p>
      {rows.length === 0 && <EmptyState title={t.noChildren[0]} hint={t.noChildren[1]} />}
      <ul className="bars">
        {shown.map(({ id, name, figure: { value, of, percent }, size }) => (
          <li key={id} className="bar-row number-row">
            <button type="button" className="bar-name" title={name} onClick={() => onDrill(id)}>
              {name}
            </button>
            <div className="bar-track">
              {size > 0 && <div className="bar bar-plain" style={{ width: `${(size / most) * 100}%` }} />}
            </div>
            <span className="figure">
              {percent === undefined
                ? `${value} ${measure}`
                : `${t.percent(percent)}（${value}${t.of(of ?? 0)}）`}
            </span>
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <button type="button" className="bar-more" onClick={() => setAll(true)}>
          {t.more(rows.length - shown.length)}
        </button>
      )}
    </Panel>
  )
}
