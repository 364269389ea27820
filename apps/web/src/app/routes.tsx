import type { ComponentType } from 'react'
import { createBrowserRouter, type RouteObject } from 'react-router'
import { departmentRoles, type Role } from '../api/offices.js'
import { AppShell } from '../components/shell/AppShell.js'
import { Loading } from '../components/states/Loading.js'
import { NotFound } from '../components/states/NotFound.js'
import { PageFailure } from '../components/states/PageFailure.js'
import { RequireRole } from './RequireRole.js'
import { importers } from '../features/imports/importers.js'
import { RequireSession } from './RequireSession.js'

/** A page in a chunk of its own, loaded when it is first opened. */
const page = (path: string, load: () => Promise<{ default: ComponentType }>): RouteObject => ({
  path,
  lazy: async () => ({ Component: (await load()).default }),
})

const forRoles = (roles: readonly Role[], children: RouteObject[]): RouteObject => ({
  element: <RequireRole roles={roles} />,
  children,
})

/** Until a page is there, and when it cannot be shown. */
const around = { HydrateFallback: Loading, ErrorBoundary: PageFailure }

export const router = createBrowserRouter([
  { ...page('/sign-in', () => import('../pages/SignIn.js')), ...around },
  { ...page('/account-link', () => import('../pages/AccountLink.js')), ...around },
  { ...page('/models', () => import('../pages/Models.js')), ...around },
  { ...page('/public-points', () => import('../pages/PublicPoints.js')), ...around },
  { ...page('/forgotten', () => import('../pages/Forgotten.js')), ...around },
  {
    element: (
      <RequireSession>
        <AppShell />
      </RequireSession>
    ),
    ...around,
    children: [
      page('/', () => import('../pages/Home.js')),
      page('/substitutions', () => import('../pages/Substitutions.js')),
      page('/inbox', () => import('../pages/Inbox.js')),
      page('/projects', () => import('../pages/Projects.js')),
      page('/projects/:id', () => import('../pages/Project.js')),
      page('/needs', () => import('../pages/Needs.js')),
      page('/needs/poster', () => import('../pages/NeedPoster.js')),
      page('/categories', () => import('../pages/Categories.js')),
      page('/posts', () => import('../pages/Posts.js')),
      page('/check-ins', () => import('../pages/CheckIns.js')),
      page('/activities', () => import('../pages/Activities.js')),
      page('/activities/new', () => import('../pages/NewActivity.js')),
      page('/activities/:activityId', () => import('../pages/Activity.js')),
      page('/attend', () => import('../pages/Attend.js')),
      page('/attend/:activityId', () => import('../pages/Attend.js')),
      page('/activities/:activityId/attendance', () => import('../pages/AttendanceList.js')),
      page('/activities/:activityId/attendance-code', () => import('../pages/AttendanceCode.js')),
      page('/activities/:activityId/photos', () => import('../pages/PhotoMatches.js')),
      page('/spot-checks', () => import('../pages/SpotChecks.js')),
      page('/spot-checks/:id', () => import('../pages/SpotCheck.js')),
      page('/appraisals/waiting', () => import('../pages/WaitingServices.js')),
      page('/branches', () => import('../pages/Branches.js')),
      page('/branches/:id', () => import('../pages/Branch.js')),
      page('/appraisals', () => import('../pages/OwnAppraisals.js')),
      page('/appraisals/:serviceId', () => import('../pages/Appraisals.js')),
      page('/appraisals/:serviceId/slips', () => import('../pages/AppraisalSlips.js')),
      page('/appraisal-forms', () => import('../pages/AppraisalForms.js')),
      page('/evaluations', () => import('../pages/Evaluations.js')),
      page('/evaluations/new', () => import('../pages/NewEvaluation.js')),
      page('/evaluations/:evaluationId/sheet', () => import('../pages/EvaluationSheet.js')),
      page('/evaluations/:evaluationId/paper-form', () => import('../pages/EvaluationPaperForm.js')),
      page('/evaluations/:evaluationId/paper-receipts', () => import('../pages/EvaluationPaperReceipts.js')),
      page('/evaluations/:evaluationId', () => import('../pages/Evaluation.js')),
      page('/agenda', () => import('../pages/Agenda.js')),
      page('/weeks', () => import('../pages/Weeks.js')),
      page('/weeks/:communityId/:week', () => import('../pages/Week.js')),
      page('/weeks/:communityId/:week/poster', () => import('../pages/WeekPoster.js')),
      page('/points', () => import('../pages/Points.js')),
      page('/point-rules', () => import('../pages/PointRules.js')),
      page('/interviews', () => import('../pages/Interviews.js')),
      page('/claims', () => import('../pages/Claims.js')),
      page('/claims/new', () => import('../pages/NewClaim.js')),
      page('/processes', () => import('../pages/Processes.js')),
      page('/processes/:id', () => import('../pages/Process.js')),
      page('/reports/facts', () => import('../pages/Facts.js')),
      page('/reports/monthly', () => import('../pages/MonthlyReports.js')),
      page('/reports', () => import('../pages/Reports.js')),
      page('/clock-ledger', () => import('../pages/ClockLedger.js')),
      page('/calendar', () => import('../pages/Calendar.js')),
      page('/messages', () => import('../pages/Messages.js')),
      page('/account', () => import('../pages/Account.js')),
      forRoles(
        [...departmentRoles, 'SystemAdministrator'],
        [page('/periods', () => import('../pages/Periods.js'))],
      ),
      forRoles(
        ['SecurityAdministrator'],
        [
          page('/admin/accounts', () => import('../pages/Accounts.js')),
          page('/admin/grants', () => import('../pages/Grants.js')),
        ],
      ),
      forRoles(
        ['SystemAdministrator'],
        [
          page('/processes/:id/history', () => import('../pages/ProcessHistory.js')),
          page('/admin/notices', () => import('../pages/Notices.js')),
          page('/admin/readiness', () => import('../pages/Readiness.js')),
        ],
      ),
      forRoles(
        ['SystemAdministrator', 'OrganizationDepartmentHead'],
        [
          page('/admin/policies', () => import('../pages/Policies.js')),
          page('/admin/policies/changes/:id', () => import('../pages/PolicyChange.js')),
          page('/admin/rule-plans/:id', () => import('../pages/RulePlan.js')),
        ],
      ),
      forRoles(['SecurityAuditor'], [page('/audit', () => import('../pages/Audit.js'))]),
      forRoles(
        ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor'],
        [
          page('/admin/organisation', () => import('../pages/Organisation.js')),
          page('/admin/people/:id', () => import('../pages/PersonAccess.js')),
        ],
      ),
      forRoles(
        ['SecurityAdministrator', 'SecurityAuditor'],
        [page('/processes/:id/access', () => import('../pages/WhoSees.js'))],
      ),
      forRoles(importers, [
        page('/imports', () => import('../pages/Imports.js')),
        page('/imports/:id', () => import('../pages/Import.js')),
      ]),
      { path: '*', element: <NotFound /> },
    ],
  },
])
