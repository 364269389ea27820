import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { weekQuery, type WeekId, type WeekPage } from '../api/weekly.js'
import { ReasonDialog } from '../components/form/ReasonDialog.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { Pair } from '../components/Pair.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { StatusTag } from '../components/StatusTag.js'
import { CandidatesPanel } from '../features/weekly/CandidatesPanel.js'
import { CodePanel } from '../features/weekly/CodePanel.js'
import { RecommendationsPanel } from '../features/weekly/RecommendationsPanel.js'
import { RecommendDialog } from '../features/weekly/RecommendDialog.js'
import { useWeekCommand } from '../features/weekly/use-week-command.js'
import { weekTones } from '../features/weekly/week-columns.js'
import { localDateOf } from '../format/dates.js'
import { m } from '../messages/index.js'
import '../features/weekly/weekly.css'

const t = m.weekly.page
type Asked = 'recommend' | 'enterPaper' | 'revokeModel'

const RevokeDialog = ({ id, onClose }: { id: WeekId; onClose: () => void }) => {
  const command = useWeekCommand(id, onClose)
  return (
    <ReasonDialog
      title={t.revoke}
      about={t.revokeHint}
      command={command}
      onSend={reason => command.run({ name: 'revokeModel', reason })}
      onClose={onClose}
    />
  )
}

const Standing = ({ page: it }: { page: WeekPage }) => (
  <Panel title={t.result} aside={<StatusTag tone={weekTones[it.state]} label={it.stateLabel} />}>
    <dl className="pairs">
      <Pair label={t.until}>{it.recommendUntil}</Pair>
      <Pair label={t.decideOn}>{it.decideOn}</Pair>
      <Pair label={m.weekly.detail.model}>
        {it.model && [it.model.name, it.model.agencyName].filter(Boolean).join(' · ')}
      </Pair>
      <Pair label={t.publicText}>{it.publicText}</Pair>
      <Pair label={t.reason}>{it.reason}</Pair>
      <Pair label={t.decidedBy}>{it.decidedByName ?? (it.state === 'none' && it.reason && t.system)}</Pair>
      <Pair label={t.publishedAt}>{it.publishedAt && localDateOf(new Date(it.publishedAt))}</Pair>
    </dl>
    {it.revoked && <p className="week-late">{t.revoked(it.revoked.byName, it.revoked.reason)}</p>}
  </Panel>
)

const Own = ({ page: { own, allowedActions } }: { page: WeekPage }) => (
  <Panel title={m.weekly.own.title}>
    {own ? (
      <p>
        <b>{own.named}</b>：{own.reason}
      </p>
    ) : (
      <p className="muted">
        {allowedActions.includes('recommend') ? m.weekly.own.none : m.weekly.own.closed}
      </p>
    )}
  </Panel>
)

const Actions = ({ page, ask }: { page: WeekPage; ask: (asked: Asked) => void }) => (
  <div className="toolbar">
    {page.allowedActions.includes('recommend') && (
      <Button type="primary" onClick={() => ask('recommend')}>
        {m.weekly.recommend.action}
      </Button>
    )}
    {page.allowedActions.includes('enterPaper') && (
      <Button onClick={() => ask('enterPaper')}>{m.weekly.recommend.paper}</Button>
    )}
    {page.allowedActions.includes('revokeModel') && (
      <Button danger onClick={() => ask('revokeModel')}>
        {t.revoke}
      </Button>
    )}
    {page.processId && <LinkButton to={`/processes/${page.processId}`}>{t.process}</LinkButton>}
    <LinkButton to="/weeks">{t.back}</LinkButton>
  </div>
)

const WeekScreen = ({ id, page }: { id: WeekId; page: WeekPage }) => {
  const [asked, setAsked] = useState<Asked>()
  const close = () => setAsked(undefined)
  const isOffice = page.recommendations !== undefined
  return (
    <>
      <PageTitle
        title={`${page.community.name} · ${page.weekLabel}`}
        lead={m.weekly.range(page.monday, page.sunday)}
      >
        <Actions page={page} ask={setAsked} />
      </PageTitle>
      <Standing page={page} />
      {isOffice ? (
        <>
          <CandidatesPanel candidates={page.candidates} />
          <RecommendationsPanel id={id} given={page.given} mayJudge={page.allowedActions.includes('judge')} />
        </>
      ) : (
        <Own page={page} />
      )}
      {page.allowedActions.includes('makeCode') && <CodePanel id={id} code={page.code} />}
      {(asked === 'recommend' || asked === 'enterPaper') && (
        <RecommendDialog id={id} isPaper={asked === 'enterPaper'} onClose={close} />
      )}
      {asked === 'revokeModel' && <RevokeDialog id={id} onClose={close} />}
    </>
  )
}

/** One community's week: what was recommended, the facts beside the names, what came of it. */
export default function Week() {
  const { communityId = '', week = '' } = useParams()
  const id = { communityId, week }
  const found = useQuery(weekQuery(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  return <WeekScreen id={id} page={found.data} />
}
