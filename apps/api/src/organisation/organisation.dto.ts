import { createZodDto } from 'nestjs-zod'
import { personReach, whoSees } from '#contracts/http/access-review.js'
import {
  directoryHistory,
  grantAnswer,
  grantDecision,
  grantOrder,
  grantRequestParams,
  grantRequests,
  officeGrants,
  peopleFound,
  peopleQuery,
  personAnswer,
  personGrants,
  personRequest,
  roster,
  rosterQuery,
  treeAnswer,
  treeList,
  treeQuery,
  treeRequest,
  treeUnitDetail,
  unitGrantsQuery,
} from '#contracts/http/organisation.js'
import { page } from '#contracts/http/shared.js'

export class WhoSeesDto extends createZodDto(whoSees) {}
export class PersonReachDto extends createZodDto(personReach) {}
export class TreeQueryDto extends createZodDto(treeQuery) {}
export class TreeListDto extends createZodDto(treeList) {}
export class TreeUnitDto extends createZodDto(treeUnitDetail) {}
export class TreeRequestDto extends createZodDto(treeRequest) {}
export class TreeAnswerDto extends createZodDto(treeAnswer) {}
export class RosterQueryDto extends createZodDto(rosterQuery) {}
export class RosterDto extends createZodDto(roster) {}
export class PeopleQueryDto extends createZodDto(peopleQuery) {}
export class PeopleFoundDto extends createZodDto(peopleFound) {}
export class PersonRequestDto extends createZodDto(personRequest) {}
export class PersonAnswerDto extends createZodDto(personAnswer) {}
export class UnitGrantsQueryDto extends createZodDto(unitGrantsQuery) {}
export class OfficeGrantsDto extends createZodDto(officeGrants) {}
export class PersonGrantsDto extends createZodDto(personGrants) {}
export class GrantOrderDto extends createZodDto(grantOrder) {}
export class GrantAnswerDto extends createZodDto(grantAnswer) {}
export class GrantRequestsDto extends createZodDto(grantRequests) {}
export class GrantRequestsQueryDto extends createZodDto(page) {}
export class GrantRequestParamsDto extends createZodDto(grantRequestParams) {}
export class GrantDecisionDto extends createZodDto(grantDecision) {}
export class DirectoryHistoryDto extends createZodDto(directoryHistory) {}
