import { createZodDto } from 'nestjs-zod'
import { oidcBegin, signIn, signInAnswer, signInCode, signInOptions } from '#contracts/http/accounts.js'

export class SignInOptionsDto extends createZodDto(signInOptions) {}
export class SignInDto extends createZodDto(signIn) {}
export class SignInCodeDto extends createZodDto(signInCode) {}
export class SignInAnswerDto extends createZodDto(signInAnswer) {}
export class OidcBeginDto extends createZodDto(oidcBegin) {}
