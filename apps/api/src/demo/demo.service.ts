import { Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { demoTokens } from '#ballots/demo-slips.js'
import { tokenHashOf } from '#ballots/slip-secrets.js'
import { slipPath } from '#contracts/http/voting.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { roles, type Role } from '#domain/organisation/roles.js'
import { findSlips } from '#persistence/evaluation/find-poll.js'
import { findDemoAccounts, isPerson } from '#persistence/accounts/demo-accounts.js'
import { findNames } from '#persistence/read/names.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { SessionService } from '../session/session.service.js'

/** Enough for every community and agency of a district; the page shows the busiest and searches all. */
const cardsOfEachRole = 200

const abouts: Record<Role, string> = {
  OrganizationDepartmentOfficer: '审批认领，发回重新协商，公布积分，查看全区进展。',
  DeputyHeadInCharge: '督办逾期未审批的认领，提醒零积分的机关。',
  OrganizationDepartmentHead: '督办久拖不决的审批。',
  SubdistrictCoordinator: '督促辖区社区及时答复、验收，核对周典型公示，协调逾期事项。',
  CommunityDeputySecretary: '代表社区邀请机关、协商条款、签约、验收和评议，组织活动，评选周典型。',
  AgencySecretary: '发起认领，督促本机关制定工作方案，约谈零积分的党员。',
  AgencyLiaison: '代表机关认领项目、协商签约、制定方案、组织实施。',
  InServicePartyMember: '到社区报到，报名活动、认领岗位，查看每一笔积分、提出申诉。',
  SystemAdministrator: '检索事项，移动、改派、延期、终止或重建运行。',
  SecurityAdministrator: '查看事项与人员授权。',
  SecurityAuditor: '查看审计与流转记录。',
}

@Injectable()
export class DemoService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly sessions: SessionService,
  ) {}

  /** People of each role, those with most to do first, in the order of the programme's roles. */
  async accounts() {
    const rows = await findDemoAccounts(this.database, cardsOfEachRole, localDateOf(Date.now()))
    const order = Object.keys(roles)
    rows.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
    return {
      accounts: rows.map(row => ({ ...row, roleLabel: roles[row.role], about: abouts[row.role] })),
      slips: await this.slips(),
    }
  }

  /** Those of the demo that can still vote. */
  private async slips() {
    const tokens = new Map(demoTokens().map(token => [tokenHashOf(token), token]))
    const found = (await findSlips(this.database, [...tokens.keys()])).filter(
      ({ isOpen, hasVoted }) => isOpen && !hasVoted,
    )
    const names = await findNames(this.database, {
      people: [],
      units: found.map(({ communityId }) => communityId),
    })
    return found
      .sort((a, b) => a.number - b.number)
      .map(({ communityId, number, tokenHash }) => ({
        communityName: names.unit(communityId).name,
        number,
        address: slipPath(tokens.get(tokenHash) ?? ''),
      }))
  }

  /** @throws ProblemError notFound */
  async signIn(personId: string, request: FastifyRequest, reply: FastifyReply) {
    if (!(await isPerson(this.database, personId))) throw new ProblemError('notFound')
    const me = await this.sessions.signIn(personId, request, reply)
    request.audit = { personId, session: me.sessionHash }
    return this.sessions.describe(me)
  }
}
