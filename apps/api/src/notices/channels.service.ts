import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { ApiConfig } from '#config/api.js'
import {
  mostPerMinute,
  type channel,
  type channelChange,
  type newChannel,
  type quietHoursChange,
} from '#contracts/http/notices.js'
import { channelKinds, deliveryFaults, usualQuietHours, type ChannelKind } from '#domain/notices/channels.js'
import { isWithin } from '#domain/organisation/tree-path.js'
import type { Mailer } from '#mail/mailer.js'
import { addressFlaw, networksOf } from '#notices/allowed-address.js'
import { sendTest } from '#notices/test-message.js'
import {
  addChannel,
  changeChannel,
  findChannel,
  findChannels,
  removeChannel,
  type ChannelRow,
} from '#persistence/notices/channels.js'
import { findPreference } from '#persistence/notices/preferences.js'
import { findQuietHours, setQuietHours } from '#persistence/notices/quiet-hours.js'
import { findPath } from '#persistence/organisation/find-path.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { sightOf } from '../access/sight.js'
import { CONFIG, DATA_KEYS, DATABASE, MAILER, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'

export const noticeTops = (me: SignedIn): string[] => sightOf(me, ['SystemAdministrator'])

@Injectable()
export class ChannelsService {
  private readonly open

  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    @Inject(MAILER) private readonly mailer: Mailer | undefined,
  ) {
    this.open = networksOf(config.WEBHOOK_NETWORKS)
  }

  async list(me: SignedIn) {
    const rows = await findChannels(this.database, noticeTops(me))
    return { items: rows.map(row => this.viewOf(row, me)) }
  }

  /** @throws ProblemError notFound, invalidRequest, channelExists */
  async add(me: SignedIn, body: z.output<typeof newChannel>) {
    await this.mustReach(me, body.unitId)
    this.check(body.kind, body)
    if (body.kind === 'webhook' && body.secret === undefined)
      throw invalid('secret', '外部接口必须填写签名密钥')
    const id = randomUUID()
    const isNew = await addChannel(this.database, {
      ...body,
      id,
      address: sealText(this.keys, body.address),
      secret: body.secret === undefined ? null : sealText(this.keys, body.secret),
    })
    if (!isNew) throw new ProblemError('channelExists')
    return { id }
  }

  async change(me: SignedIn, id: string, body: z.output<typeof channelChange>): Promise<void> {
    const { kind } = await this.own(me, id)
    if (kind === 'mail' && (body.address !== undefined || body.secret !== undefined || body.servesBelow))
      throw invalid('address', '邮件服务器由运维人员配置')
    this.check(kind, body)
    if (kind === 'webhook' && body.secret === null) throw invalid('secret', '外部接口必须填写签名密钥')
    await changeChannel(this.database, id, {
      ...body,
      address: body.address === undefined ? undefined : sealText(this.keys, body.address),
      secret: typeof body.secret === 'string' ? sealText(this.keys, body.secret) : body.secret,
    })
  }

  /** A message that says it is a test; a mail goes to whoever asks. */
  async test(me: SignedIn, id: string) {
    const { kind, address, secret } = await this.own(me, id)
    const email = (await findPreference(this.database, me.personId))?.email ?? null
    const { mailer, keys, open } = this
    const origin = this.config.PUBLIC_ORIGIN ?? `http://localhost:${this.config.PORT}`
    const outcome = await sendTest({ mailer, keys, open }, { kind, address, secret, email }, origin)
    return outcome.taken
      ? { taken: true, detail: outcome.receipt }
      : { taken: false, faultLabel: deliveryFaults[outcome.fault], detail: outcome.detail }
  }

  async remove(me: SignedIn, id: string, reason: string): Promise<void> {
    const { kind } = await this.own(me, id)
    if (kind === 'mail') throw new ProblemError('notFound')
    await removeChannel(this.database, id, `通道撤除：${reason}`)
  }

  async quietHours(me: SignedIn) {
    const rows = await findQuietHours(this.database, noticeTops(me))
    return {
      usual: usualQuietHours,
      items: rows.map(({ unitId, unitName, from, to }) => ({
        unit: { id: unitId, name: unitName },
        hours: from !== null && to !== null ? { from, to } : null,
      })),
    }
  }

  async setQuietHours(me: SignedIn, { unitId, hours }: z.output<typeof quietHoursChange>): Promise<void> {
    await this.mustReach(me, unitId)
    await setQuietHours(this.database, unitId, hours)
  }

  private async mustReach(me: SignedIn, unitId: string): Promise<void> {
    const path = await findPath(this.database, 'unit', unitId)
    if (path === undefined || !noticeTops(me).some(top => isWithin(path, top)))
      throw new ProblemError('notFound')
  }

  /** A channel that this administrator looks after. @throws ProblemError notFound */
  private async own(me: SignedIn, id: string): Promise<ChannelRow> {
    const row = await findChannel(this.database, id)
    if (!row || !this.looksAfter(me, row)) throw new ProblemError('notFound')
    return row
  }

  private looksAfter(me: SignedIn, { unitPath }: ChannelRow): boolean {
    return unitPath !== null && noticeTops(me).some(top => isWithin(unitPath, top))
  }

  private check(
    kind: ChannelKind,
    { address, perMinute }: { address?: string | undefined; perMinute?: number | undefined },
  ): void {
    const flaw = address === undefined ? undefined : addressFlaw(address, this.open)
    if (flaw) throw invalid('address', `地址${flaw}`)
    if (perMinute !== undefined && perMinute > mostPerMinute[kind])
      throw invalid('perMinute', `${channelKinds[kind]}最多每分钟 ${mostPerMinute[kind]} 条`)
  }

  private viewOf(row: ChannelRow, me: SignedIn): z.input<typeof channel> {
    const { unitId, unitName, unitPath: _path, address, secret, restsUntil, ...rest } = row
    const hint = address === null ? undefined : this.hintOf(address)
    const flaw = this.flawOf(row, hint)
    const isRemovable = row.kind !== 'mail'
    return {
      ...rest,
      kindLabel: channelKinds[row.kind],
      ...(unitId !== null && { unit: { id: unitId, name: unitName ?? unitId } }),
      ...(hint !== undefined && { addressHint: hint }),
      hasSecret: secret !== null,
      ...(restsUntil && restsUntil.getTime() > Date.now() && { restsUntil: restsUntil.toISOString() }),
      ...(flaw && { flaw }),
      allowedCommands: this.looksAfter(me, row)
        ? ['change', 'test', ...(isRemovable ? (['remove'] as const) : [])]
        : [],
    }
  }

  private flawOf({ kind, address }: ChannelRow, hint: string | undefined): string | undefined {
    if (kind === 'mail') return this.mailer ? undefined : '没有配置邮件服务器（SMTP_URL、MAIL_FROM）'
    return address !== null && hint === undefined ? '密钥文件里没有加密它的密钥，请重新填写' : undefined
  }

  /** Enough to tell it from another, too little to use it. */
  private hintOf(sealed: string): string | undefined {
    try {
      const address = unsealText(this.keys, sealed)
      return `${new URL(address).host} …${address.slice(-4)}`
    } catch {
      return undefined
    }
  }
}
