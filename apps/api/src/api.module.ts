import { Module, type DynamicModule } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { openStore } from '#files/open-store.js'
import { createMailer } from '#mail/mailer.js'
import { AccessGuard } from './access/access.guard.js'
import { accounts } from './accounts/area.js'
import { activities } from './activities/area.js'
import { administration } from './administration/area.js'
import { agenda } from './agenda/area.js'
import { appraisals } from './appraisals/area.js'
import { attendance } from './attendance/area.js'
import { audit } from './audit/area.js'
import { AuditTrail } from './audit/audit-trail.js'
import { batches } from './batches/area.js'
import { branches } from './branches/area.js'
import { calendar } from './calendar/area.js'
import { checkIns } from './check-ins/area.js'
import { claims } from './claims/area.js'
import { clocks } from './clocks/area.js'
import { comments } from './comments/area.js'
import { demo } from './demo/area.js'
import {
  AUDIT_KEYS,
  CONFIG,
  DATABASE,
  DATA_KEYS,
  FILE_STORE,
  MAILER,
  SESSION_KEY,
  TEMPORAL,
  type Dependencies,
} from './dependencies.js'
import { directory } from './directory/area.js'
import { docs } from './docs/area.js'
import { evaluations } from './evaluations/area.js'
import { files } from './files/area.js'
import { health } from './health/area.js'
import { home } from './home/area.js'
import { imports } from './imports/area.js'
import { inbox } from './inbox/area.js'
import { installation } from './installation/area.js'
import { RulesService } from './lifecycle/rules.service.js'
import { memberships } from './memberships/area.js'
import { monthlyReports } from './monthly-reports/area.js'
import { needs } from './needs/area.js'
import { notices } from './notices/area.js'
import { numbers } from './numbers/area.js'
import { offers } from './offers/area.js'
import { organisation } from './organisation/area.js'
import { points } from './points/area.js'
import { policies } from './policies/area.js'
import { processes } from './processes/area.js'
import { reminders } from './reminders/area.js'
import { session } from './session/area.js'
import { substitutions } from './substitutions/area.js'
import { voting } from './voting/area.js'
import { weekly } from './weekly/area.js'

@Module({})
export class ApiModule {}

const areas = [
  health,
  installation,
  docs,
  session,
  accounts,
  clocks,
  demo,
  inbox,
  batches,
  notices,
  substitutions,
  processes,
  administration,
  files,
  comments,
  claims,
  activities,
  numbers,
  monthlyReports,
  checkIns,
  points,
  reminders,
  memberships,
  needs,
  offers,
  branches,
  home,
  agenda,
  appraisals,
  voting,
  weekly,
  evaluations,
  attendance,
  audit,
  directory,
  organisation,
  imports,
  policies,
  calendar,
]

/** Every route is one of theirs, but the portal's own files. */
export const controllers = areas.flatMap(area => area.controllers)

/** Everything the API is made of, on what it stands on. */
export const apiModule = (
  { config, database, temporal, sessionKey, dataKeys, auditKeys }: Dependencies,
  trail: AuditTrail,
): DynamicModule => ({
  module: ApiModule,
  controllers,
  providers: [
    ...areas.flatMap(area => area.services),
    RulesService,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: CONFIG, useValue: config },
    { provide: DATABASE, useValue: database },
    { provide: TEMPORAL, useValue: temporal },
    { provide: SESSION_KEY, useValue: sessionKey },
    { provide: AUDIT_KEYS, useValue: auditKeys },
    { provide: AuditTrail, useValue: trail },
    { provide: DATA_KEYS, useValue: dataKeys },
    { provide: FILE_STORE, useValue: openStore(config) },
    { provide: MAILER, useValue: createMailer(config) },
  ],
})
