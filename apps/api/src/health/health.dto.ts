import { createZodDto } from 'nestjs-zod'
import { liveness, readiness } from '#contracts/http/session.js'

export class LivenessDto extends createZodDto(liveness) {}
export class ReadinessDto extends createZodDto(readiness) {}
