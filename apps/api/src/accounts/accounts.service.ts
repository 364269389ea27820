import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { ApiConfig } from '#config/api.js'
import type {
  accountCommandName,
  accountQuery,
  invitationResult,
  invitations,
} from '#contracts/http/accounts.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { findAccounts, type AccountRow } from '#persistence/accounts/account-list.js'
import { disableAccount, enableAccount, setEmail } from '#persistence/accounts/administer.js'
import { endOtherSessions } from '#persistence/accounts/devices.js'
import { unlockAccount } from '#persistence/accounts/failures.js'
import { createInvitation } from '#persistence/accounts/invitations.js'
import { createLink } from '#persistence/accounts/links.js'
import { removeSecondFactor } from '#persistence/accounts/second-factor.js'
import type { SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { accountOf, allowedCommands, holdsAdministration, whyNotInvited } from './account-view.js'
import { LinkSender } from './link-sender.js'

type Query = z.output<typeof accountQuery>
type Invited = z.output<typeof invitations>['people'][number]
type CommandName = z.output<typeof accountCommandName>

@Injectable()
export class AccountsService {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    private readonly sender: LinkSender,
  ) {}

  async page(me: SignedIn, { office, ...query }: Query) {
    const wanted = { ...query, ...(office !== undefined && { office: office === 'true' }) }
    const { items, total } = await findAccounts(this.database, { ...this.reachOf(me), ...wanted })
    return { items: items.map(row => accountOf(row, me)), total, mail: this.sender.hasMail }
  }

  /** Each by itself: one that cannot be invited holds nobody up. */
  async invite(me: SignedIn, people: readonly Invited[]) {
    const personIds = people.map(({ personId }) => personId)
    const { items } = await findAccounts(this.database, {
      ...this.reachOf(me),
      personIds,
      offset: 0,
      limit: personIds.length,
    })
    const rows = new Map(items.map(row => [row.personId, row]))
    const results: z.input<typeof invitationResult>[] = []
    for (const person of people) results.push(await this.inviteOne(me, person, rows.get(person.personId)))
    return { items: results }
  }

  /** @throws ProblemError notFound, accountMissing, accountState, ownAccount */
  async command(me: SignedIn, personId: string, name: CommandName) {
    const row = await this.one(me, personId)
    if (personId === me.personId) throw new ProblemError('ownAccount')
    if (row.state === null) throw new ProblemError('accountMissing')
    if (!allowedCommands(row, me).includes(name)) throw new ProblemError('accountState')
    if (name === 'sendReset') return { link: await this.sendReset(me, row) }
    if (!(await this.run(name, personId))) throw new ProblemError('accountState')
    return {}
  }

  /** @throws ProblemError notFound, accountMissing, ownAccount, accountState for an administrator's active account */
  async setEmail(me: SignedIn, personId: string, email: string | null): Promise<void> {
    const row = await this.one(me, personId)
    if (personId === me.personId) throw new ProblemError('ownAccount')
    if (row.state === 'active' && holdsAdministration(row)) throw new ProblemError('accountState')
    if (!(await setEmail(this.database, personId, email))) throw new ProblemError('accountMissing')
  }

  private async inviteOne(me: SignedIn, { personId, email }: Invited, row: AccountRow | undefined) {
    if (!row) return { personId, name: personId, invited: false, reason: '没有此人，或不在您的权限范围内' }
    const { name } = row
    const lastsHours = this.config.INVITATION_HOURS
    const invitation = { personId, by: me.personId, lastsHours, ...(email && { email }) }
    const link = await createInvitation(this.database, invitation)
    if (!link) return { personId, name, invited: false, reason: whyNotInvited(row) }
    const sent = await this.sender.send('invitation', { ...row, email: email ?? row.email }, link)
    return { personId, name, invited: true, link: sent }
  }

  private async sendReset(me: SignedIn, row: AccountRow) {
    const { personId } = row
    const lastsMinutes = this.config.INVITATION_HOURS * 60
    const link = await createLink(this.database, {
      personId,
      purpose: 'reset',
      by: me.personId,
      lastsMinutes,
    })
    return this.sender.send('reset', row, link)
  }

  private async run(name: Exclude<CommandName, 'sendReset'>, personId: string): Promise<boolean> {
    const { database } = this
    switch (name) {
      case 'disable':
        return disableAccount(database, personId)
      case 'enable':
        return enableAccount(database, personId)
      case 'removeSecondFactor':
        return removeSecondFactor(database, personId)
      case 'unlock':
        await unlockAccount(database, personId)
        return true
      case 'endSessions':
        await endOtherSessions(database, personId)
        return true
    }
  }

  private async one(me: SignedIn, personId: string): Promise<AccountRow> {
    const filter = { ...this.reachOf(me), personIds: [personId], offset: 0, limit: 1 }
    const [row] = (await findAccounts(this.database, filter)).items
    if (!row) throw new ProblemError('notFound')
    return row
  }

  /** The part of the tree whose accounts are this administrator's. */
  private reachOf({ grants }: SignedIn) {
    const own = grants.filter(({ role }) => role === 'SecurityAdministrator')
    return {
      paths: own.map(({ path }) => `${path}%`),
      today: localDateOf(Date.now()),
      idleMinutes: this.config.SESSION_IDLE_MINUTES,
    }
  }
}
