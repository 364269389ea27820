import { DataSource, type DataSourceOptions } from 'typeorm'
import { entities } from './entities/index.js'
import { Ground1790000000000 } from './migrations/1790000000000-ground.js'
import { TitlePinyin1790000001000 } from './migrations/1790000001000-title-pinyin.js'
import { DirectoryHistory1790100000000 } from './migrations/1790100000000-directory-history.js'
import { Organisation1790300000000 } from './migrations/1790300000000-organisation.js'
import { DirectoryKey1790300001000 } from './migrations/1790300001000-directory-key.js'
import { UnitSearch1790300002000 } from './migrations/1790300002000-unit-search.js'
import { Audit1790500000000 } from './migrations/1790500000000-audit.js'
import { AuditTime1790500001000 } from './migrations/1790500001000-audit-time.js'
import { Accounts1790200000000 } from './migrations/1790200000000-accounts.js'
import { Operations1790600000000 } from './migrations/1790600000000-operations.js'
import { Import1790400000000 } from './migrations/1790400000000-import.js'
import { Substitution1791050000000 } from './migrations/1791050000000-substitution.js'
import { Inbox1791050001000 } from './migrations/1791050001000-inbox.js'
import { Policy1791030000000 } from './migrations/1791030000000-policy.js'
import { Files1791060000000 } from './migrations/1791060000000-files.js'
import { ClockLedger1791020001000 } from './migrations/1791020001000-clock-ledger.js'
import { Closures1791020000000 } from './migrations/1791020000000-closures.js'
import { HumanStep1791010000000 } from './migrations/1791010000000-human-step.js'
import { Deliveries1791040000000 } from './migrations/1791040000000-deliveries.js'
import { RulePlans1791030001000 } from './migrations/1791030001000-rule-plans.js'
import { TitlePinyinAnew1791080001000 } from './migrations/1791080001000-title-pinyin-anew.js'
import { UnitLookup1791080000000 } from './migrations/1791080000000-unit-lookup.js'
import { Memberships1792000000000 } from './migrations/1792000000000-memberships.js'
import { Points1793070000000 } from './migrations/1793070000000-points.js'
import { LatePoints1793250000000 } from './migrations/1793250000000-late-points.js'
import { PointChanges1793720000000 } from './migrations/1793720000000-point-changes.js'
import { MembershipChanges1793820000000 } from './migrations/1793820000000-membership-changes.js'
import { NeedsUrged1793820500000 } from './migrations/1793820500000-needs-urged.js'
import { UnitsSince1793742000000 } from './migrations/1793742000000-units-since.js'
import { LastResults1793310000000 } from './migrations/1793310000000-last-results.js'
import { AgencyMemberships1793340000000 } from './migrations/1793340000000-agency-memberships.js'
import { ObjectionsOnce1793290000000 } from './migrations/1793290000000-objections-once.js'
import { OfficeNotices1793280000000 } from './migrations/1793280000000-office-notices.js'
import { ProgrammeClock1793380000000 } from './migrations/1793380000000-programme-clock.js'
import { PaperRequests1793610000000 } from './migrations/1793610000000-paper-requests.js'
import { NamesInTexts1793610002000 } from './migrations/1793610002000-names-in-texts.js'
import { SeedCommitment1793610001000 } from './migrations/1793610001000-seed-commitment.js'
import { EvaluationProcess1793180000000 } from './migrations/1793180000000-evaluation-process.js'
import { Evaluations1793170000000 } from './migrations/1793170000000-evaluations.js'
import { DroppedActivities1793130000000 } from './migrations/1793130000000-dropped-activities.js'
import { FollowUps1793090000000 } from './migrations/1793090000000-follow-ups.js'
import { ProjectPlaces1793120000000 } from './migrations/1793120000000-project-places.js'
import { PointsByDistrict1793150000000 } from './migrations/1793150000000-points-by-district.js'
import { DistrictCategories1793120001000 } from './migrations/1793120001000-district-categories.js'
import { ActivityNotices1793020001000 } from './migrations/1793020001000-activity-notices.js'
import { Needs1793010000000 } from './migrations/1793010000000-needs.js'
import { Activities1793020000000 } from './migrations/1793020000000-activities.js'
import { Appraisals1793040000000 } from './migrations/1793040000000-appraisals.js'
import { AppraisalsOfDistricts1793110000000 } from './migrations/1793110000000-appraisals-of-districts.js'
import { Attendance1793030000000 } from './migrations/1793030000000-attendance.js'
import { ListsAtScale1793360000000 } from './migrations/1793360000000-lists-at-scale.js'
import { Figures1793050000000 } from './migrations/1793050000000-figures.js'
import { Branches1793060000000 } from './migrations/1793060000000-branches.js'
import { PhotosAndSpotChecks1793030001000 } from './migrations/1793030001000-photos-and-spot-checks.js'
import { WeeklySelections1793160000000 } from './migrations/1793160000000-weekly-selections.js'
import { PeriodsCaughtUp1793240000000 } from './migrations/1793240000000-periods-caught-up.js'
import { ReportsAtMonthEnd1793350000000 } from './migrations/1793350000000-reports-at-month-end.js'
import { MonthlyReports1793140000000 } from './migrations/1793140000000-monthly-reports.js'
import { MergerChains1793620000000 } from './migrations/1793620000000-merger-chains.js'
import { WeeksByPolicy1793630000000 } from './migrations/1793630000000-weeks-by-policy.js'
import { ClockOfItsOwn1793640000000 } from './migrations/1793640000000-clock-of-its-own.js'
import { AppraisedPosts1793660000000 } from './migrations/1793660000000-appraised-posts.js'
import { OffersHandedOn1793660001000 } from './migrations/1793660001000-offers-handed-on.js'
import { ClockLeaps1793662000000 } from './migrations/1793662000000-clock-leaps.js'
import { AnsweredRequests1793770000000 } from './migrations/1793770000000-answered-requests.js'
import { WhoLivesWhere1793740000000 } from './migrations/1793740000000-who-lives-where.js'
import { GrantDecisions1793790000000 } from './migrations/1793790000000-grant-decisions.js'
import { ClaimsOfAProject1793794000000 } from './migrations/1793794000000-claims-of-a-project.js'
import { ListsByUnit1793840000000 } from './migrations/1793840000000-lists-by-unit.js'
import { LedgerByMonth1793850000000 } from './migrations/1793850000000-ledger-by-month.js'
import { SignaturesOfOffers1793860000000 } from './migrations/1793860000000-signatures-of-offers.js'
import { MembersChanged1793910000000 } from './migrations/1793910000000-members-changed.js'
import { FactsStay1793910000001 } from './migrations/1793910000001-facts-stay.js'
import { DoneWellOfUnits1793910000002 } from './migrations/1793910000002-done-well-of-units.js'
import { PostgresNaming } from './naming.js'

/** In the order in which they run. */
const migrations = [
  Ground1790000000000,
  TitlePinyin1790000001000,
  DirectoryHistory1790100000000,
  Organisation1790300000000,
  DirectoryKey1790300001000,
  UnitSearch1790300002000,
  Audit1790500000000,
  AuditTime1790500001000,
  Accounts1790200000000,
  Operations1790600000000,
  Import1790400000000,
  Substitution1791050000000,
  Inbox1791050001000,
  Policy1791030000000,
  Files1791060000000,
  Closures1791020000000,
  ClockLedger1791020001000,
  HumanStep1791010000000,
  Deliveries1791040000000,
  RulePlans1791030001000,
  UnitLookup1791080000000,
  TitlePinyinAnew1791080001000,
  Memberships1792000000000,
  DroppedActivities1793130000000,
  FollowUps1793090000000,
  ProjectPlaces1793120000000,
  DistrictCategories1793120001000,
  AppraisalsOfDistricts1793110000000,
  PointsByDistrict1793150000000,
  Needs1793010000000,
  Activities1793020000000,
  Attendance1793030000000,
  Appraisals1793040000000,
  PhotosAndSpotChecks1793030001000,
  ActivityNotices1793020001000,
  Figures1793050000000,
  Branches1793060000000,
  Points1793070000000,
  Evaluations1793170000000,
  WeeklySelections1793160000000,
  EvaluationProcess1793180000000,
  PeriodsCaughtUp1793240000000,
  LatePoints1793250000000,
  ObjectionsOnce1793290000000,
  LastResults1793310000000,
  OfficeNotices1793280000000,
  ProgrammeClock1793380000000,
  PaperRequests1793610000000,
  SeedCommitment1793610001000,
  NamesInTexts1793610002000,
  MonthlyReports1793140000000,
  ReportsAtMonthEnd1793350000000,
  ListsAtScale1793360000000,
  AgencyMemberships1793340000000,
  MergerChains1793620000000,
  WeeksByPolicy1793630000000,
  ClockOfItsOwn1793640000000,
  AppraisedPosts1793660000000,
  OffersHandedOn1793660001000,
  ClockLeaps1793662000000,
  PointChanges1793720000000,
  WhoLivesWhere1793740000000,
  UnitsSince1793742000000,
  AnsweredRequests1793770000000,
  GrantDecisions1793790000000,
  ClaimsOfAProject1793794000000,
  MembershipChanges1793820000000,
  NeedsUrged1793820500000,
  ListsByUnit1793840000000,
  LedgerByMonth1793850000000,
  SignaturesOfOffers1793860000000,
  MembersChanged1793910000000,
  FactsStay1793910000001,
  DoneWellOfUnits1793910000002,
]

/** How TypeORM reads our tables; writing a step is `process/commit-step.ts`. */
export const dataSourceOptions = (databaseUrl: string): DataSourceOptions => ({
  type: 'postgres',
  url: databaseUrl,
  entities,
  migrations,
  migrationsTableName: 'migration',
  namingStrategy: new PostgresNaming(),
  synchronize: false,
  installExtensions: false,
  uuidExtension: 'pgcrypto',
  extra: { connectionTimeoutMillis: 3_000, statement_timeout: 10_000, query_timeout: 11_000 },
})

export const createDataSource = (databaseUrl: string): DataSource =>
  new DataSource(dataSourceOptions(databaseUrl))
