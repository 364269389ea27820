import type { ComponentType } from 'react'
import { createBrowserRouter } from 'react-router'
import { departmentRoles } from '../api/offices.js'
import { AppShell } from '../components/shell/AppShell.js'
import { Loading } from '../components/states/Loading.js'
import { NotFound } from '../components/states/NotFound.js'
import { PageFailure } from '../components/states/PageFailure.js'
import { RequireRole } from './RequireRole.js'
import { importers } from '../features/imports/importers.js'
import { RequireSession } from './RequireSession.js'

/** A page in a chunk of its own, loaded when it is first opened. */
const page = (load: () => Promise<{ default: ComponentType }>) => async () => ({
  Component: (await load()).default,
})

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    lazy: page(() => import('../pages/SignIn.js')),
    HydrateFallback: Loading,
    ErrorBoundary: PageFailure,
  },
  {
    path: '/account-link',
    lazy: page(() => import('../pages/AccountLink.js')),
    HydrateFallback: Loading,
    ErrorBoundary: PageFailure,
  },
  {
    path: '/models',
    lazy: page(() => import('../pages/Models.js')),
    HydrateFallback: Loading,
    ErrorBoundary: PageFailure,
  },
  {
    path: '/public-points',
    lazy: page(() => import('../pages/PublicPoints.js')),
    HydrateFallback: Loading,
    ErrorBoundary: PageFailure,
  },
  {
    path: '/forgotten',
    lazy: page(() => import('../pages/Forgotten.js')),
    HydrateFallback: Loading,
    ErrorBoundary: PageFailure,
  },
  {
    element: (
      <RequireSession>
        <AppShell />
      </RequireSession>
    ),
    HydrateFallback: Loading,
    ErrorBoundary: PageFailure,
    children: [
      { path: '/', lazy: page(() => import('../pages/Home.js')) },
      { path: '/substitutions', lazy: page(() => import('../pages/Substitutions.js')) },
      { path: '/inbox', lazy: page(() => import('../pages/Inbox.js')) },
      { path: '/projects', lazy: page(() => import('../pages/Projects.js')) },
      { path: '/projects/:id', lazy: page(() => import('../pages/Project.js')) },
      { path: '/needs', lazy: page(() => import('../pages/Needs.js')) },
      { path: '/needs/poster', lazy: page(() => import('../pages/NeedPoster.js')) },
      { path: '/categories', lazy: page(() => import('../pages/Categories.js')) },
      { path: '/posts', lazy: page(() => import('../pages/Posts.js')) },
      { path: '/check-ins', lazy: page(() => import('../pages/CheckIns.js')) },
      { path: '/activities', lazy: page(() => import('../pages/Activities.js')) },
      { path: '/activities/new', lazy: page(() => import('../pages/NewActivity.js')) },
      { path: '/activities/:activityId', lazy: page(() => import('../pages/Activity.js')) },
      { path: '/attend', lazy: page(() => import('../pages/Attend.js')) },
      { path: '/attend/:activityId', lazy: page(() => import('../pages/Attend.js')) },
      { path: '/activities/:activityId/attendance', lazy: page(() => import('../pages/AttendanceList.js')) },
      {
        path: '/activities/:activityId/attendance-code',
        lazy: page(() => import('../pages/AttendanceCode.js')),
      },
      { path: '/activities/:activityId/photos', lazy: page(() => import('../pages/PhotoMatches.js')) },
      { path: '/spot-checks', lazy: page(() => import('../pages/SpotChecks.js')) },
      { path: '/spot-checks/:id', lazy: page(() => import('../pages/SpotCheck.js')) },
      { path: '/appraisals/waiting', lazy: page(() => import('../pages/WaitingServices.js')) },
      { path: '/branches', lazy: page(() => import('../pages/Branches.js')) },
      { path: '/branches/:id', lazy: page(() => import('../pages/Branch.js')) },
      { path: '/appraisals', lazy: page(() => import('../pages/OwnAppraisals.js')) },
      { path: '/appraisals/:serviceId', lazy: page(() => import('../pages/Appraisals.js')) },
      { path: '/appraisals/:serviceId/slips', lazy: page(() => import('../pages/AppraisalSlips.js')) },
      { path: '/appraisal-forms', lazy: page(() => import('../pages/AppraisalForms.js')) },
      { path: '/evaluations', lazy: page(() => import('../pages/Evaluations.js')) },
      { path: '/evaluations/new', lazy: page(() => import('../pages/NewEvaluation.js')) },
      { path: '/evaluations/:evaluationId/sheet', lazy: page(() => import('../pages/EvaluationSheet.js')) },
      {
        path: '/evaluations/:evaluationId/paper-form',
        lazy: page(() => import('../pages/EvaluationPaperForm.js')),
      },
      {
        path: '/evaluations/:evaluationId/paper-receipts',
        lazy: page(() => import('../pages/EvaluationPaperReceipts.js')),
      },
      { path: '/evaluations/:evaluationId', lazy: page(() => import('../pages/Evaluation.js')) },
      { path: '/agenda', lazy: page(() => import('../pages/Agenda.js')) },
      { path: '/weeks', lazy: page(() => import('../pages/Weeks.js')) },
      { path: '/weeks/:communityId/:week', lazy: page(() => import('../pages/Week.js')) },
      { path: '/weeks/:communityId/:week/poster', lazy: page(() => import('../pages/WeekPoster.js')) },
      { path: '/points', lazy: page(() => import('../pages/Points.js')) },
      { path: '/point-rules', lazy: page(() => import('../pages/PointRules.js')) },
      { path: '/interviews', lazy: page(() => import('../pages/Interviews.js')) },
      { path: '/claims', lazy: page(() => import('../pages/Claims.js')) },
      { path: '/claims/new', lazy: page(() => import('../pages/NewClaim.js')) },
      { path: '/processes', lazy: page(() => import('../pages/Processes.js')) },
      { path: '/processes/:id', lazy: page(() => import('../pages/Process.js')) },
      { path: '/reports/facts', lazy: page(() => import('../pages/Facts.js')) },
      { path: '/reports/monthly', lazy: page(() => import('../pages/MonthlyReports.js')) },
      { path: '/reports', lazy: page(() => import('../pages/Reports.js')) },
      { path: '/clock-ledger', lazy: page(() => import('../pages/ClockLedger.js')) },
      { path: '/calendar', lazy: page(() => import('../pages/Calendar.js')) },
      { path: '/messages', lazy: page(() => import('../pages/Messages.js')) },
      { path: '/account', lazy: page(() => import('../pages/Account.js')) },
      {
        element: <RequireRole roles={[...departmentRoles, 'SystemAdministrator']} />,
        children: [{ path: '/periods', lazy: page(() => import('../pages/Periods.js')) }],
      },
      {
        element: <RequireRole roles={['SecurityAdministrator']} />,
        children: [{ path: '/admin/accounts', lazy: page(() => import('../pages/Accounts.js')) }],
      },
      {
        element: <RequireRole roles={['SystemAdministrator']} />,
        children: [
          { path: '/processes/:id/history', lazy: page(() => import('../pages/ProcessHistory.js')) },
          { path: '/admin/notices', lazy: page(() => import('../pages/Notices.js')) },
          { path: '/admin/readiness', lazy: page(() => import('../pages/Readiness.js')) },
        ],
      },
      {
        element: <RequireRole roles={['SystemAdministrator', 'OrganizationDepartmentHead']} />,
        children: [
          { path: '/admin/policies', lazy: page(() => import('../pages/Policies.js')) },
          { path: '/admin/policies/changes/:id', lazy: page(() => import('../pages/PolicyChange.js')) },
          { path: '/admin/rule-plans/:id', lazy: page(() => import('../pages/RulePlan.js')) },
        ],
      },
      {
        element: <RequireRole roles={['SecurityAuditor']} />,
        children: [{ path: '/audit', lazy: page(() => import('../pages/Audit.js')) }],
      },
      {
        element: <RequireRole roles={['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor']} />,
        children: [
          { path: '/admin/organisation', lazy: page(() => import('../pages/Organisation.js')) },
          { path: '/admin/people/:id', lazy: page(() => import('../pages/PersonAccess.js')) },
        ],
      },
      {
        element: <RequireRole roles={['SecurityAdministrator', 'SecurityAuditor']} />,
        children: [{ path: '/processes/:id/access', lazy: page(() => import('../pages/WhoSees.js')) }],
      },
      {
        element: <RequireRole roles={['SecurityAdministrator']} />,
        children: [{ path: '/admin/grants', lazy: page(() => import('../pages/Grants.js')) }],
      },
      {
        element: <RequireRole roles={importers} />,
        children: [
          { path: '/imports', lazy: page(() => import('../pages/Imports.js')) },
          { path: '/imports/:id', lazy: page(() => import('../pages/Import.js')) },
        ],
      },
      { path: '*', element: <NotFound /> },
    ],
  },
])
