/** Whether a person may choose a password. */
import { Inject, Injectable } from '@nestjs/common'
import type { ApiConfig } from '#config/api.js'
import { passwordRules, type PasswordPolicy } from '#domain/accounts/password-rules.js'
import { isPasswordOf } from '#secrets/password.js'
import { CONFIG } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'

/** Whose password it is to be. */
export interface Chooser {
  name: string
  pinyin: string
  staffNumber: string | null
}

@Injectable()
export class PasswordChoice {
  constructor(@Inject(CONFIG) private readonly config: ApiConfig) {}

  get policy(): PasswordPolicy {
    const { PASSWORD_MIN_LENGTH, PASSWORD_MIN_CLASSES } = this.config
    return { minLength: PASSWORD_MIN_LENGTH, minClasses: PASSWORD_MIN_CLASSES }
  }

  /** What must not be found in the password. */
  ownOf({ name, pinyin, staffNumber }: Chooser): string[] {
    return [name, ...pinyin.split(' '), staffNumber ?? ''].filter(each => each !== '')
  }

  /** @throws ProblemError invalidRequest naming every rule that is broken */
  async check(password: string, chooser: Chooser, earlierHashes: readonly string[]): Promise<void> {
    const rules = passwordRules(password, this.ownOf(chooser), this.policy)
    const broken = rules.filter(({ holds }) => !holds).map(({ rule }) => `密码须符合：${rule}`)
    if (broken.length > 0) throw refused(broken)
    for (const hash of earlierHashes)
      if (await isPasswordOf(password, hash)) throw refused(['不能使用现在或最近用过的密码'])
  }
}

const refused = (messages: string[]): ProblemError =>
  new ProblemError('invalidRequest', { problems: messages.map(message => ({ path: 'password', message })) })
