import { createZodDto } from 'nestjs-zod'
import { batchChoices, batchPreflight, batchRequest, batchResults } from '#contracts/http/batches.js'

export class BatchPreflightDto extends createZodDto(batchPreflight) {}
export class BatchChoicesDto extends createZodDto(batchChoices) {}
export class BatchRequestDto extends createZodDto(batchRequest) {}
export class BatchResultsDto extends createZodDto(batchResults) {}
