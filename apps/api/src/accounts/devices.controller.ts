import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common'
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger'
import { ZodResponse } from 'nestjs-zod'
import type { ApiConfig } from '#config/api.js'
import { signInMethods } from '#domain/accounts/account-states.js'
import {
  endOtherSessions,
  endSession,
  findOpenSessions,
  type OpenSession,
} from '#persistence/accounts/devices.js'
import { Me, type SignedIn } from '../access/me.js'
import { CONFIG, DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { DeviceIdDto, DevicesDto, SignedOutDevicesDto } from './accounts.dto.js'
import { deviceName } from './device-name.js'

/** Where one is signed in, and signing out from afar. */
@ApiTags('account')
@Controller('api/account/devices')
export class DevicesController {
  constructor(
    @Inject(CONFIG) private readonly config: ApiConfig,
    @Inject(DATABASE) private readonly database: Database,
  ) {}

  @Get()
  @ApiOperation({ summary: '已登录的设备' })
  @ZodResponse({ status: 200, type: DevicesDto })
  async devices(@Me() { personId, sessionHash }: SignedIn) {
    const open = await findOpenSessions(this.database, personId, this.config.SESSION_IDLE_MINUTES)
    return { items: open.map(each => deviceOf(each, sessionHash)) }
  }

  @Post('sign-out')
  @HttpCode(204)
  @ApiOperation({ summary: '让一台设备退出登录' })
  @ApiNoContentResponse({ description: '已退出' })
  async signOutDevice(@Me() { personId }: SignedIn, @Body() { id }: DeviceIdDto): Promise<void> {
    if (!(await endSession(this.database, personId, id))) throw new ProblemError('notFound')
  }

  @Post('sign-out-others')
  @HttpCode(200)
  @ApiOperation({ summary: '让其他所有设备退出登录' })
  @ZodResponse({ status: 200, type: SignedOutDevicesDto })
  async signOutOtherDevices(@Me() { personId, sessionHash }: SignedIn) {
    return { count: await endOtherSessions(this.database, personId, sessionHash) }
  }
}

const deviceOf = (session: OpenSession, own: string) => ({
  id: session.idHash,
  current: session.idHash === own,
  method: session.method,
  methodLabel: signInMethods[session.method],
  name: deviceName(session.userAgent ?? ''),
  ...(session.address !== null && { address: session.address }),
  signedInAt: session.createdAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
})
