import { createZodDto } from 'nestjs-zod'
import { session } from '#contracts/http/session.js'

export class SessionDto extends createZodDto(session) {}
