import { createZodDto } from 'nestjs-zod'
import {
  ledgerExportQuery,
  ledgerQuery,
  missingPoints,
  missingPointsQuery,
  monthAgencies,
  monthAgenciesExportQuery,
  monthAgenciesQuery,
  monthParams,
  monthStandings,
  pointLedger,
  pointMonths,
  publicationAnswer,
  publishPoints,
  standingsExportQuery,
  standingsQuery,
  startObjection,
} from '#contracts/http/points.js'

export class LedgerExportQueryDto extends createZodDto(ledgerExportQuery) {}
export class LedgerQueryDto extends createZodDto(ledgerQuery) {}
export class PointLedgerDto extends createZodDto(pointLedger) {}
export class PointMonthsDto extends createZodDto(pointMonths) {}
export class MonthParamsDto extends createZodDto(monthParams) {}
export class MonthAgenciesQueryDto extends createZodDto(monthAgenciesQuery) {}
export class MonthAgenciesExportQueryDto extends createZodDto(monthAgenciesExportQuery) {}
export class MonthAgenciesDto extends createZodDto(monthAgencies) {}
export class StandingsQueryDto extends createZodDto(standingsQuery) {}
export class StandingsExportQueryDto extends createZodDto(standingsExportQuery) {}
export class MonthStandingsDto extends createZodDto(monthStandings) {}
export class PublishPointsDto extends createZodDto(publishPoints) {}
export class PublicationAnswerDto extends createZodDto(publicationAnswer) {}
export class MissingPointsQueryDto extends createZodDto(missingPointsQuery) {}
export class MissingPointsDto extends createZodDto(missingPoints) {}
export class StartObjectionDto extends createZodDto(startObjection) {}
