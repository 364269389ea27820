import {
  ApartmentOutlined,
  AppstoreOutlined,
  AuditOutlined,
  BarChartOutlined,
  BorderlessTableOutlined,
  BulbOutlined,
  CalendarOutlined,
  CarryOutOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  ControlOutlined,
  EnvironmentOutlined,
  FieldTimeOutlined,
  FileDoneOutlined,
  FileSearchOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  InboxOutlined,
  KeyOutlined,
  QrcodeOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SendOutlined,
  ScheduleOutlined,
  StarOutlined,
  SmileOutlined,
  SolutionOutlined,
  TableOutlined,
  TagsOutlined,
  TeamOutlined,
  TrophyOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { agencyRoles, departmentRoles, holds, holdsOffice, type Role } from '../../api/offices.js'
import type { Session } from '../../api/types.js'
import { importers } from '../../features/imports/importers.js'
import { m } from '../../messages/index.js'

export interface Destination {
  to: string
  label: string
  /** Two characters, for a phone. */
  short: string
  icon: ComponentType<{ className?: string }>
  /** Whose page it is: everybody's when nothing is said, an office's, or of certain roles. */
  of?: 'office' | readonly Role[]
}

export interface DestinationGroup {
  key: 'work' | 'presence' | 'demand' | 'merit' | 'follow' | 'administration'
  /** None over the first pages. */
  label?: string
  items: Destination[]
}

/** Zero points stay between the member, their unit and the Organization Department. */
const interviewers = [...agencyRoles, ...departmentRoles]

const work: Destination[] = [
  { to: '/', label: m.shell.home, short: m.shell.home, icon: HomeOutlined },
  { to: '/inbox', label: m.shell.inbox, short: m.shell.inboxShort, icon: InboxOutlined },
]

/** Who is there, and what they do. */
const presence: Destination[] = [
  { to: '/check-ins', label: m.shell.checkIns, short: m.shell.checkIns, icon: EnvironmentOutlined },
  {
    to: '/attend',
    label: m.attendance.own.title,
    short: m.attendance.own.short,
    icon: QrcodeOutlined,
    of: ['InServicePartyMember'],
  },
  { to: '/branches', label: m.branch.title, short: m.branch.short, icon: TeamOutlined },
  {
    to: '/agenda',
    label: m.agenda.title,
    short: m.agenda.short,
    icon: CarryOutOutlined,
    of: ['InServicePartyMember', 'CommunityDeputySecretary'],
  },
  { to: '/activities', label: m.activity.title, short: m.activity.short, icon: CalendarOutlined },
]

/** What is needed, and who takes it. */
const demand: Destination[] = [
  { to: '/needs', label: m.need.title, short: m.need.short, icon: BulbOutlined, of: 'office' },
  { to: '/posts', label: m.post.title, short: m.post.short, icon: SolutionOutlined },
  { to: '/projects', label: m.shell.projects, short: m.shell.projectsShort, icon: AppstoreOutlined },
  {
    to: '/categories',
    label: m.category.title,
    short: m.category.short,
    icon: TagsOutlined,
    of: ['OrganizationDepartmentOfficer'],
  },
  { to: '/claims', label: m.shell.claims, short: m.shell.claimsShort, icon: FileDoneOutlined },
]

/** What is thought of it, and what it earns. */
const merit: Destination[] = [
  { to: '/weeks', label: m.weekly.title, short: m.weekly.short, icon: StarOutlined },
  {
    to: '/points',
    label: m.point.title,
    short: m.point.short,
    icon: TrophyOutlined,
    of: ['InServicePartyMember', ...interviewers],
  },
  {
    to: '/point-rules',
    label: m.pointRule.title,
    short: m.pointRule.short,
    icon: ReadOutlined,
    of: departmentRoles,
  },
  {
    to: '/appraisals',
    label: m.appraisal.own.title,
    short: m.appraisal.short,
    icon: SmileOutlined,
    of: ['InServicePartyMember', ...agencyRoles],
  },
  {
    to: '/appraisals/waiting',
    label: m.appraisal.waiting.title,
    short: m.appraisal.waiting.short,
    icon: SmileOutlined,
    of: ['CommunityDeputySecretary', 'SubdistrictCoordinator'],
  },
  {
    to: '/appraisal-forms',
    label: m.appraisal.form.title,
    short: m.appraisal.form.short,
    icon: SmileOutlined,
    of: ['OrganizationDepartmentOfficer', 'OrganizationDepartmentHead'],
  },
  {
    to: '/evaluations',
    label: m.evaluation.title,
    short: m.evaluation.short,
    icon: AuditOutlined,
    of: ['CommunityDeputySecretary', 'SubdistrictCoordinator', 'InServicePartyMember', ...interviewers],
  },
]

/** Deadlines, figures and what follows from them, for whoever looks after a part of the tree. */
const follow: Destination[] = [
  {
    to: '/interviews',
    label: m.shell.interviews,
    short: m.shell.interviewsShort,
    icon: CommentOutlined,
    of: interviewers,
  },
  {
    to: '/clock-ledger',
    label: m.clock.ledger.title,
    short: m.clock.ledger.short,
    icon: FieldTimeOutlined,
    of: 'office',
  },
  {
    to: '/spot-checks',
    label: m.spotCheck.title,
    short: m.spotCheck.short,
    icon: FileSearchOutlined,
    of: ['SubdistrictCoordinator', ...departmentRoles],
  },
  {
    to: '/periods',
    label: m.period.title,
    short: m.period.short,
    icon: BorderlessTableOutlined,
    of: [...departmentRoles, 'SystemAdministrator'],
  },
  {
    to: '/reports',
    label: m.shell.reports,
    short: m.shell.reportsShort,
    icon: BarChartOutlined,
    of: 'office',
  },
  {
    to: '/calendar',
    label: m.calendar.title,
    short: m.calendar.short,
    icon: TableOutlined,
    of: 'office',
  },
]

const administration: Destination[] = [
  {
    to: '/processes',
    label: m.shell.administration,
    short: m.administration.short,
    icon: ControlOutlined,
    of: ['SystemAdministrator'],
  },
  {
    to: '/admin/policies',
    label: m.policy.title,
    short: m.policy.short,
    icon: ScheduleOutlined,
    of: ['SystemAdministrator', 'OrganizationDepartmentHead'],
  },
  {
    to: '/admin/notices',
    label: m.notice.title,
    short: m.notice.short,
    icon: SendOutlined,
    of: ['SystemAdministrator'],
  },
  {
    to: '/admin/organisation',
    label: m.organisation.title,
    short: m.organisation.short,
    icon: ApartmentOutlined,
    of: ['SystemAdministrator', 'SecurityAdministrator', 'SecurityAuditor'],
  },
  {
    to: '/imports',
    label: m.imports.title,
    short: m.imports.short,
    icon: ImportOutlined,
    of: importers,
  },
  {
    to: '/admin/accounts',
    label: m.accountAdministration.title,
    short: m.accountAdministration.short,
    icon: IdcardOutlined,
    of: ['SecurityAdministrator'],
  },
  {
    to: '/admin/grants',
    label: m.organisation.grantsTitle,
    short: m.organisation.grantsShort,
    icon: KeyOutlined,
    of: ['SecurityAdministrator'],
  },
  {
    to: '/audit',
    label: m.audit.title,
    short: m.audit.short,
    icon: SafetyCertificateOutlined,
    of: ['SecurityAuditor'],
  },
  {
    to: '/admin/readiness',
    label: m.readiness.title,
    short: m.readiness.short,
    icon: CheckSquareOutlined,
    of: ['SystemAdministrator'],
  },
]

/** Every page there is, in the order of the menu. A new page is one line here. */
const everything: DestinationGroup[] = [
  { key: 'work', items: work },
  { key: 'presence', label: m.shell.groups.presence, items: presence },
  { key: 'demand', label: m.shell.groups.demand, items: demand },
  { key: 'merit', label: m.shell.groups.merit, items: merit },
  { key: 'follow', label: m.shell.groups.follow, items: follow },
  { key: 'administration', label: m.shell.groups.administration, items: administration },
]

const isFor = (session: Session, of: Destination['of']): boolean => {
  if (of === undefined) return true
  if (of === 'office') return holdsOffice(session)
  return holds(session, ...of)
}

/** The pages a person has something to do with, group by group. */
export const destinations = (session: Session): DestinationGroup[] =>
  everything
    .map(group => ({ ...group, items: group.items.filter(({ of }) => isFor(session, of)) }))
    .filter(({ items }) => items.length > 0)
