import {
  AppstoreOutlined,
  BarChartOutlined,
  ControlOutlined,
  FileDoneOutlined,
  HomeOutlined,
  InboxOutlined,
  SafetyCertificateOutlined,
} from '@ant-design/icons'
import type { ComponentType } from 'react'
import { holdsOffice } from '../../api/session.js'
import type { Session } from '../../api/types.js'
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

const administrators: Destination = {
  to: '/admin/processes',
  label: m.shell.administration,
  short: m.administration.short,
  icon: ControlOutlined,
}

const auditors: Destination = {
  to: '/audit',
  label: m.audit.title,
  short: m.audit.short,
  icon: SafetyCertificateOutlined,
}

/** The pages a person has something to do with. */
export const destinations = (session: Session): Destination[] => [
  ...everybody,
  ...(holdsOffice(session) ? [offices] : []),
  ...(session.grants.some(({ role }) => role === 'SystemAdministrator') ? [administrators] : []),
  ...(session.grants.some(({ role }) => role === 'SecurityAuditor') ? [auditors] : []),
]
