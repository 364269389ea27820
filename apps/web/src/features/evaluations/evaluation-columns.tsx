import { Link } from 'react-router'
import type { EvaluationItem } from '../../api/evaluations.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatDeadline, formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { TurnoutBar } from './TurnoutBar.js'

const t = m.evaluation

export const evaluationPath = ({ id }: Pick<EvaluationItem, 'id'>): string => `/evaluations/${id}`

/** When ballots are taken; not known before the approval. */
export const votingSpan = ({ opensAt, closesAt }: Pick<EvaluationItem, 'opensAt' | 'closesAt'>): string =>
  opensAt && closesAt ? t.span(formatInstant(opensAt), formatDeadline(closesAt)) : t.unplanned

export const evaluationColumns: Column<EvaluationItem>[] = [
  {
    key: 'title',
    title: t.columns.title,
    onCard: 'heading',
    cell: evaluation => (
      <>
        <Link className="cell-heading" to={evaluationPath(evaluation)}>
          {evaluation.title}
        </Link>
        <p className="cell-sub figure">
          <span>{evaluation.district.name}</span>
          <span>{evaluation.number}</span>
        </p>
      </>
    ),
  },
  {
    key: 'year',
    title: t.columns.year,
    width: 90,
    cell: ({ year }) => <span className="figure">{t.year(year)}</span>,
  },
  {
    key: 'time',
    title: t.columns.time,
    cell: evaluation => (
      <>
        <span className="figure">{votingSpan(evaluation)}</span>
        {evaluation.extended && <p className="cell-sub">{t.extended}</p>}
      </>
    ),
  },
  {
    key: 'turnout',
    title: t.columns.turnout,
    width: 200,
    cell: ({ title, voted, drawn }) => <TurnoutBar name={title} voted={voted} drawn={drawn} />,
  },
  {
    key: 'state',
    title: t.columns.state,
    onCard: 'bare',
    width: 100,
    cell: ({ tone, stageLabel }) => <StatusTag tone={tone} label={stageLabel} />,
  },
]
