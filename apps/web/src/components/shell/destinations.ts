import {
  ApartmentOutlined,
  AppstoreOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  ControlOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  ScheduleOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { holdsOffice } from '../../api/session.js'
import type { Session } from '../../api/types.js'
import { importers } from '../../features/imports/importers.js'
import { m } from '../../messages/index.js'

export interface Destination {
  to: string
  label: string
  /** Two characters, for a phone. */
  short: string
  icon: ComponentType<{ className?: string }>
}

const everybody: Destination[] = [
  { to: '/', label: m.shell.home, short: m.shell.home, icon: HomeOutlined },
  { to: '/inbox', label: m.shell.inbox, short: m.shell.inboxShort, icon: InboxOutlined },
  { to: '/check-ins', label: m.shell.checkIns, short: m.shell.checkIns, icon: EnvironmentOutlined },
  { to: '/projects', label: m.shell.projects, short: m.shell.projectsShort, icon: AppstoreOutlined },
  { to: '/claims', label: m.shell.claims, short: m.shell.claimsShort, icon: FileDoneOutlined },
]

/** Whoever holds an office looks after a part of the tree, and has figures about it. */
const offices: Destination = {
  to: '/reports',
  label: m.shell.reports,
  short: m.shell.reportsShort,
  icon: BarChartOutlined,
}

/** Zero points stay between the member, their unit and the Organization Department. */
const interviews: Destination = {
  to: '/interviews',
  label: m.shell.interviews,
  short: m.shell.interviewsShort,
  icon: CommentOutlined,
}

const interviewers = [
  'AgencySecretary',
  'AgencyLiaison',
  'OrganizationDepartmentOfficer',
  'DeputyHeadInCharge',
  'OrganizationDepartmentHead',
]

const administrators: Destination = {
  to: '/admin/processes',
  label: m.shell.administration,
  short: m.administration.short,
  icon: ControlOutlined,
}

const ledger: Destination = {
  to: '/clock-ledger',
  label: m.clock.ledger.title,
  short: m.clock.ledger.short,
  icon: FieldTimeOutlined,
}

const notices: Destination = {
  to: '/admin/notices',
  label: m.notice.title,
  short: m.notice.short,
  icon: SendOutlined,
}

const readiness: Destination = {
  to: '/admin/readiness',
  label: m.readiness.title,
  short: m.readiness.short,
  icon: CheckSquareOutlined,
}

const calendar: Destination = {
  to: '/calendar',
  label: m.calendar.title,
  short: m.calendar.short,
  icon: CalendarOutlined,
}

const policies: Destination = {
  to: '/admin/policies',
  label: m.policy.title,
  short: m.policy.short,
  icon: ScheduleOutlined,
}

const auditors: Destination = {
  to: '/audit',
  label: m.audit.title,
  short: m.audit.short,
  icon: SafetyCertificateOutlined,
}

const imports: Destination = {
  to: '/imports',
  label: m.imports.title,
  short: m.imports.short,
  icon: ImportOutlined,
}

const organisation: Destination = {
  to: '/admin/organisation',
  label: m.organisation.title,
  short: m.organisation.short,
  icon: ApartmentOutlined,
}

const grants: Destination = {
  to: '/admin/grants',
  label: m.organisation.grantsTitle,
  short: m.organisation.grantsShort,
  icon: KeyOutlined,
}

const accounts: Destination = {
  to: '/admin/accounts',
  label: m.accountAdministration.title,
  short: m.accountAdministration.short,
  icon: IdcardOutlined,
}

/** The pages a person has something to do with. */
export const destinations = (session: Session): Destination[] => {
  const holds = (...roles: string[]) => session.grants.some(({ role }) => roles.includes(role))
  return [
    ...everybody,
    ...(holds(...interviewers) ? [interviews] : []),
    ...(holdsOffice(session) ? [offices] : []),
    ...(holds('SystemAdministrator') ? [administrators, ledger, notices, readiness] : []),
    ...(holds('SystemAdministrator', 'OrganizationDepartmentHead') ? [policies, calendar] : []),
    ...(holds('SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor') ? [organisation] : []),
    ...(holds('SecurityAdministrator') ? [accounts, grants] : []),
    ...(holds(...importers) ? [imports] : []),
    ...(holds('SecurityAuditor') ? [auditors] : []),
  ]
}
