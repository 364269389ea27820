import { LinkOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { type ProcessView, processQueryOf } from '../api/processes.js'
import type { ProcessPage } from '../api/types.js'
import { holds } from '../api/offices.js'
import { useSession } from '../api/session.js'
import { LinkButton } from '../components/LinkButton.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { ActionBar } from '../features/acts/ActionBar.js'
import { LinkedSeatNote } from '../features/acts/linked-seat.js'
import { AdministrationMenu } from '../features/administration/AdministrationMenu.js'
import { CheckInSections } from '../features/check-ins/CheckInSections.js'
import { PostClaimSections, PublicationSections } from '../features/needs/OfferSections.js'
import { ClaimSections } from '../features/claims/ClaimSections.js'
import { ActivitySections } from '../features/activities/ActivitySections.js'
import { EvaluationSections } from '../features/evaluations/EvaluationSections.js'
import { LastResults } from '../features/evaluations/LastResults.js'
import { InterviewSections } from '../features/interviews/InterviewSections.js'
import { IdleMonthSections } from '../features/points/IdleMonthSections.js'
import { PointObjectionSections } from '../features/points/PointObjectionSections.js'
import { WeeklySelectionSections } from '../features/weekly/WeeklySelectionSections.js'
import { ReminderSections } from '../features/interviews/ReminderSections.js'
import { Differences, firstFrom } from '../features/claims/RoundDifferences.js'
import { CommentsPanel } from '../features/comments/CommentsPanel.js'
import { FilesPanel } from '../features/files/FilesPanel.js'
import { changesSince } from '../features/processes/changes-since.js'
import { ChangesSince } from '../features/processes/ChangesSince.js'
import { NextPanel } from '../features/processes/NextPanel.js'
import { NowPanel } from '../features/processes/NowPanel.js'
import { PastRounds } from '../features/processes/PastRounds.js'
import { PrintSheet } from '../features/processes/PrintSheet.js'
import { ProcessHeader } from '../features/processes/ProcessHeader.js'
import { RecordTabs } from '../features/processes/RecordTabs.js'
import { m } from '../messages/index.js'

const CopyLink = () => {
  const { message } = App.useApp()
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href)
    void message.success(m.process.copied)
  }
  // Browsers lend the clipboard to secure pages only.
  return window.isSecureContext ? (
    <Button
      className="desktop-only"
      icon={<LinkOutlined />}
      aria-label={m.process.copyLink}
      title={m.process.copyLink}
      onClick={() => void copy()}
    />
  ) : null
}

const WhoSeesLink = ({ processId }: { processId: string }) => {
  const mayReview = holds(useSession(), 'SecurityAdministrator', 'SecurityAuditor')
  return mayReview ? (
    <LinkButton to={`/processes/${processId}/access`}>{m.organisation.whoSees}</LinkButton>
  ) : null
}

/** Kinds in which the last result of the residents' evaluation is a fact to decide beside. */
const decidesAboutSomebody = ({ claim, postClaim, reminder, interview }: ProcessPage): boolean =>
  [claim, postClaim, reminder, interview].some(Boolean)

/** What a kind of process shows of its own. */
const KindSections = ({ page }: { page: ProcessPage }) => (
  <>
    {page.activity && <ActivitySections page={page} activity={page.activity} />}
    {page.publication && (
      <PublicationSections
        publication={page.publication}
        publishedId={page.stage === 'published' ? page.id : undefined}
      />
    )}
    {page.postClaim && <PostClaimSections postClaim={page.postClaim} />}
    {page.checkIn && <CheckInSections checkIn={page.checkIn} />}
    {page.evaluation && (
      <EvaluationSections id={page.id} evaluation={page.evaluation} isOver={page.outcome !== undefined} />
    )}
    {page.interview && <InterviewSections interview={page.interview} stage={page.stage} />}
    <MonthSections page={page} />
    {page.claim && <ClaimSections processId={page.id} stage={page.stage} claim={page.claim} />}
    {decidesAboutSomebody(page) && <LastResults processId={page.id} />}
  </>
)

/** Of the kinds that a week or a month brings. */
const MonthSections = ({ page }: { page: ProcessPage }) => (
  <>
    {page.idleMonth && <IdleMonthSections idle={page.idleMonth} />}
    {page.pointObjection && <PointObjectionSections objection={page.pointObjection} />}
    {page.reminder && <ReminderSections processId={page.id} reminder={page.reminder} />}
    {page.weeklySelection && <WeeklySelectionSections selection={page.weeklySelection} />}
  </>
)

/** Everything there is to know; for whoever returned it, only what is different since, until they ask for the whole. */
const ProcessMain = ({ view }: { view: ProcessView }) => {
  const { page } = view
  const [isWhole, setWhole] = useState(false)
  const lines = changesSince(view, useSession().personId)
  if (lines && !isWhole)
    return (
      <ChangesSince lines={lines} onWhole={() => setWhole(true)}>
        {page.claim && (
          <Differences processId={page.id} from={firstFrom(page.claim)} to={page.claim.rounds.length} />
        )}
      </ChangesSince>
    )
  return (
    <>
      <KindSections page={page} />
      <PastRounds page={page} />
    </>
  )
}

const ProcessScreen = ({ view }: { view: ProcessView }) => (
  <>
    <ProcessHeader page={view.page} />
    <LinkedSeatNote page={view.page} />
    <div className="process-body">
      <div className="process-now">
        <NowPanel page={view.page} />
        <NextPanel page={view.page} />
      </div>
      <div className="process-main">
        <ProcessMain view={view} />
        {view.page.contentClosed ? (
          <section className="panel">
            <Alert type="info" showIcon role="status" title={m.process.contentClosed} />
          </section>
        ) : (
          <>
            <FilesPanel processId={view.page.id} />
            <CommentsPanel page={view.page} />
          </>
        )}
      </div>
      <div className="process-record">
        <RecordTabs view={view} />
      </div>
    </div>
    <ActionBar view={view}>
      <AdministrationMenu view={view} />
      <WhoSeesLink processId={view.page.id} />
      <CopyLink />
      <Button
        className="desktop-only"
        icon={<PrinterOutlined />}
        aria-label={m.process.print}
        title={m.process.print}
        onClick={() => window.print()}
      />
    </ActionBar>
  </>
)

/** A process: what it is about, who has it, what one may do. */
export default function Process() {
  const { id = '' } = useParams()
  const view = useQuery(processQueryOf(id))
  if (!view.isSuccess) return <NotLoaded query={view} />
  return (
    <>
      <div className="screen-only">
        <ProcessScreen view={view.data} key={id} />
      </div>
      <PrintSheet view={view.data} />
    </>
  )
}
