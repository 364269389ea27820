import type { ProcessPage } from '../../api/types.js'
import { FlowChart } from '../../components/process/FlowChart.js'
import { PageTitle } from '../../components/PageTitle.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './process.css'

/** What it is, where it stands, who began it. A process that has ended carries its stamp. */
export const ProcessHeader = ({ page }: { page: ProcessPage }) => (
  <section className="panel process-header">
    <PageTitle title={page.title}>
      <StatusTag tone={page.tone} label={page.stageLabel} />
    </PageTitle>
    <p className="cell-sub figure">
      <span>
        {m.process.number} {page.number}
      </span>
      <span>
        {m.process.startedBy} {page.startedByName}
      </span>
      <span>
        {m.process.startedAt} {formatInstant(page.startedAt)}
      </span>
      {page.endedAt && (
        <span>
          {m.process.endedAt} {formatInstant(page.endedAt)}
        </span>
      )}
      {page.endedAt && (
        <span className={`stamp stamp-${page.tone}`} aria-hidden>
          {page.stageLabel}
        </span>
      )}
    </p>
    <div className="process-flow">
      <FlowChart stages={page.flow} />
    </div>
  </section>
)
