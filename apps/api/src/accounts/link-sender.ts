/** Makes one-time links and brings them to their person: by mail, or by the administrator's hand. */
import { Inject, Injectable, Logger } from '@nestjs/common'
import type { z } from 'zod'
import type { ApiConfig } from '#config/api.js'
import type { handedLink } from '#contracts/http/accounts.js'
import type { LinkPurpose } from '#domain/accounts/account-states.js'
import { linkLetter } from '#mail/account-letters.js'
import type { Mailer } from '#mail/mailer.js'
import { linkAddress } from '#persistence/accounts/invitations.js'
import type { Link } from '#persistence/accounts/links.js'
import { CONFIG, MAILER } from '../dependencies.js'

export interface Receiver {
  name: string
  staffNumber: string | null
  email: string | null
}

@Injectable()
export class LinkSender {
  private readonly log = new Logger('mail')

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(MAILER) private readonly mailer: Mailer | undefined,
  ) {}

  get hasMail(): boolean {
    return this.mailer !== undefined
  }

  /** Mails the link; where that cannot be done, it is the administrator's to hand over, this once. */
  async send(purpose: LinkPurpose, receiver: Receiver, link: Link): Promise<z.input<typeof handedLink>> {
    const expiresAt = link.expiresAt.toISOString()
    const note = await this.mail(purpose, receiver, link)
    return note === undefined
      ? { outcome: 'mailed', expiresAt }
      : { outcome: 'link', expiresAt, link: this.addressOf(link), note }
  }

  /** @returns why it was not mailed */
  async mail(purpose: LinkPurpose, receiver: Receiver, link: Link): Promise<string | undefined> {
    const { email, name, staffNumber } = receiver
    if (!this.mailer) return '没有配置邮件服务，请将链接当面或以其他可靠方式交给本人。'
    if (email === null) return '没有登记邮箱，请将链接交给本人。'
    try {
      const { expiresAt } = link
      const letter = { to: email, name, staffNumber: staffNumber ?? '', link: this.addressOf(link) }
      await this.mailer.send(linkLetter({ ...letter, purpose, expiresAt }))
      return undefined
    } catch (error) {
      this.log.warn(`a letter was not taken: ${String(error)}`)
      return '邮件没有发出，请检查邮箱和邮件服务，或将链接交给本人。'
    }
  }

  /** The address is the configured one, never one that a request claims. */
  private addressOf(link: Link): string {
    const { PUBLIC_ORIGIN, PORT } = this.config
    return linkAddress(PUBLIC_ORIGIN ?? `http://localhost:${PORT}`, link)
  }
}
