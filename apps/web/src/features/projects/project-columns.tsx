import { Tooltip } from 'antd'
import { Link } from 'react-router'
import type { Project, StageTone } from '../../api/types.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { NextStep } from './NextStep.js'

export const projectTones: Record<Project['status'], StageTone> = {
  open: 'active',
  claimed: 'waiting',
  full: 'waiting',
  done: 'done',
  later: 'draft',
  expired: 'stopped',
  closed: 'stopped',
}

export const CategoryName = ({ category }: Pick<Project, 'category'>) => (
  <span className="nowrap">
    {category.name}
    {category.placeholder && (
      <Tooltip title={m.project.placeholderHint}>
        <span className="placeholder-mark" tabIndex={0}>
          {m.project.placeholder}
        </span>
      </Tooltip>
    )}
  </span>
)

export const projectColumns: Column<Project>[] = [
  {
    key: 'title',
    title: m.project.columns.title,
    onCard: 'heading',
    cell: project => (
      <>
        <Link className="cell-heading" to={`/projects/${project.id}`}>
          {project.title}
        </Link>
        <p className="cell-sub">
          <span className="figure">{project.number}</span>
          {project.isNamed && <span className="placeholder-mark">{m.project.named}</span>}
          <span className="clamp-line">{project.wantedFunctions}</span>
        </p>
      </>
    ),
  },
  {
    key: 'community',
    title: m.project.columns.community,
    onCard: 'bare',
    cell: ({ community, subdistrict }) => (
      <>
        <span className="nowrap">{community.name}</span>
        <p className="cell-sub">{subdistrict.name}</p>
      </>
    ),
  },
  {
    key: 'category',
    title: m.project.columns.category,
    onCard: 'bare',
    cell: project => <CategoryName category={project.category} />,
  },
  {
    key: 'period',
    title: m.project.columns.period,
    width: 200,
    cell: ({ expectedFrom, expectedTo }) => (
      <span className="figure">{m.project.to(expectedFrom, expectedTo)}</span>
    ),
  },
  {
    key: 'status',
    title: m.project.columns.status,
    onCard: 'bare',
    cell: ({ status, statusLabel, places, taken, closesOn }) => (
      <>
        <StatusTag tone={projectTones[status]} label={statusLabel} />
        {places > 1 && <p className="cell-sub figure">{m.project.placesTaken(taken, places)}</p>}
        {closesOn && <p className="cell-sub figure">{m.project.until(closesOn)}</p>}
      </>
    ),
  },
  {
    key: 'action',
    title: m.project.columns.action,
    onCard: 'bare',
    width: 128,
    cell: project => <NextStep project={project} small />,
  },
]
