import { createZodDto } from 'nestjs-zod'
import {
  candidatesQuery,
  endedSubstitution,
  newSubstitution,
  principalsQuery,
  substitutionAnswer,
  substitutionChoices,
  substitutionParams,
  substitutionQuery,
  substitutions,
} from '#contracts/http/substitutions.js'

export class SubstitutionQueryDto extends createZodDto(substitutionQuery) {}
export class SubstitutionsDto extends createZodDto(substitutions) {}
export class PrincipalsQueryDto extends createZodDto(principalsQuery) {}
export class CandidatesQueryDto extends createZodDto(candidatesQuery) {}
export class SubstitutionChoicesDto extends createZodDto(substitutionChoices) {}
export class NewSubstitutionDto extends createZodDto(newSubstitution) {}
export class EndedSubstitutionDto extends createZodDto(endedSubstitution) {}
export class SubstitutionAnswerDto extends createZodDto(substitutionAnswer) {}
export class SubstitutionParamsDto extends createZodDto(substitutionParams) {}
