import { createZodDto } from 'nestjs-zod'
import {
  coverage,
  coverageQuery,
  facts,
  factsExportQuery,
  factsQuery,
  kinds,
  kindsQuery,
  numbers,
  numbersQuery,
} from '#contracts/http/numbers.js'

export class NumbersQueryDto extends createZodDto(numbersQuery) {}
export class NumbersDto extends createZodDto(numbers) {}
export class FactsQueryDto extends createZodDto(factsQuery) {}
export class FactsExportQueryDto extends createZodDto(factsExportQuery) {}
export class FactsDto extends createZodDto(facts) {}
export class CoverageQueryDto extends createZodDto(coverageQuery) {}
export class KindsQueryDto extends createZodDto(kindsQuery) {}
export class KindsDto extends createZodDto(kinds) {}
export class CoverageDto extends createZodDto(coverage) {}
