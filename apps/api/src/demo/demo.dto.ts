import { createZodDto } from 'nestjs-zod'
import { demoAccounts, demoSignIn, fastForward, fastForwarded } from '#contracts/http/session.js'

export class DemoAccountsDto extends createZodDto(demoAccounts) {}
export class DemoSignInDto extends createZodDto(demoSignIn) {}
export class FastForwardDto extends createZodDto(fastForward) {}
export class FastForwardedDto extends createZodDto(fastForwarded) {}
