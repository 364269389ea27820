import type { EvaluationCommunity, EvaluationDetail } from '../../api/evaluations.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { TurnoutBar } from './TurnoutBar.js'

const t = m.evaluation.turnout

const notesOf = (community: EvaluationCommunity): string[] => [
  ...(community.printed > 0 ? [t.printed(community.printed)] : []),
  ...(community.void > 0 ? [t.void(community.void)] : []),
  ...(community.paperWaiting > 0 ? [t.paperWaiting(community.paperWaiting)] : []),
  ...(community.ballots === undefined ? [] : [t.counted(community.ballots)]),
  ...(community.paper ? [t.paper(community.paper)] : []),
  ...(community.note ? [t.note(community.note)] : []),
]

const Community = ({ community, least }: { community: EvaluationCommunity; least: number }) => (
  <li>
    <div className="turnout-row">
      <span>{community.name}</span>
      {community.listed === undefined ? (
        <StatusTag tone="waiting" label={t.unlisted} />
      ) : (
        <TurnoutBar {...community} least={least} />
      )}
    </div>
    <p className="cell-sub figure">
      {notesOf(community).map(note => (
        <span key={note}>{note}</span>
      ))}
    </p>
    {community.isTooSmall && community.listed !== undefined && (
      <p className="evaluation-warning">{t.tooSmall(community.listed)}</p>
    )}
    {community.isSufficient === false && <StatusTag tone="stopped" label={t.insufficient} />}
  </li>
)

/** How many ballots have come, in all and from each community that one looks after. */
export const TurnoutPanel = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const { communities, drawn, voted, settings, stage } = evaluation
  return (
    <Panel title={t.title}>
      {drawn === 0 ? (
        <EmptyState title={t.none} hint={t.noneHint} />
      ) : (
        <>
          <div className="turnout-row turnout-all">
            <strong>{t.all}</strong>
            <TurnoutBar name={t.all} voted={voted} drawn={drawn} />
          </div>
          {(stage === 'approved' || stage === 'open') && <p className="muted">{t.hint}</p>}
        </>
      )}
      {communities.length > 0 && (
        <ul className="turnout-rows">
          {communities.map(community => (
            <Community key={community.id} community={community} least={settings.minimumValid} />
          ))}
        </ul>
      )}
      {drawn > 0 && communities.length > 0 && <p className="muted">{t.least(settings.minimumValid)}</p>}
    </Panel>
  )
}
