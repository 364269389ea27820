/** Examples of the OpenAPI document, by operation. */
import type { ClaimActs } from '#contracts/http/claims.js'
import type { Problem } from '#contracts/http/shared.js'
import { weeklyExamples } from './weekly-examples.js'
import { appraisalExamples } from './appraisal-examples.js'
import { attendanceExamples } from './attendance-examples.js'
import { accountExamples } from './account-examples.js'
import { agendaExamples } from './agenda-examples.js'
import { branchExamples } from './branch-examples.js'
import { activityExamples } from './activity-examples.js'
import { evaluationExamples } from './evaluation-examples.js'
import { inboxExamples } from './inbox-examples.js'
import { offerExamples } from './offer-examples.js'
import { noticeExamples } from './notice-examples.js'
import { pointExamples } from './point-examples.js'
import { reportExamples } from './report-examples.js'
import { ruleExamples } from './rule-examples.js'

const terms = {
  content: '雨污管网排查并协调疏通改造',
  beneficiaries: '供销社院子44户居民',
  sessions: 3,
  startOn: '2027-01-04',
  endOn: '2027-02-26',
  people: 8,
  resources: '管网探测设备一套、专业人员两名',
  communitySupport: '提供院落图纸，通知居民配合',
}

type Examples = Record<string, { summary: string; value: unknown }>

const act = <F extends keyof ClaimActs>(
  form: F,
  name: keyof ClaimActs[F] & string,
  seatId: string,
  body: Record<string, unknown>,
) => ({ summary: `${form}.${name}`, value: { seatId, act: name, expectedVersion: 3, body } })

export const requestExamples: Record<string, Examples> = {
  ...appraisalExamples,
  ...weeklyExamples,
  ...evaluationExamples,
  ...attendanceExamples,
  ...accountExamples,
  ...agendaExamples,
  ...branchExamples,
  ...activityExamples,
  ...inboxExamples,
  ...noticeExamples,
  ...offerExamples,
  ...pointExamples,
  ...reportExamples,
  ...ruleExamples,
  demoSignIn: { card: { summary: '取一张角色卡', value: { personId: 'TC00001' } } },
  fastForward: { day: { summary: '前移一天', value: { hours: 24 } } },
  startCheckIn: {
    member: {
      summary: '在职党员到居住地社区报到',
      value: { subject: 'member', communityId: '511702001001', estate: '康乐院' },
    },
    agency: {
      summary: '机关党组织到社区报到',
      value: { subject: 'agency', agencyId: '5117-J001-Z', communityId: '511702001001' },
    },
  },
  commandMembership: {
    suspend: {
      summary: '借调期间暂停参加',
      value: {
        reason: '借调到市直机关',
        command: { name: 'suspend', from: '2027-01-04', to: '2027-06-30', reasonCode: 'secondment' },
      },
    },
  },
  previewAdministration: {
    extend: {
      summary: '延期之前先看会怎样',
      value: {
        command: {
          name: 'extend',
          region: 'main',
          round: 'terms',
          budget: { unit: 'workingDays', amount: 2 },
        },
      },
    },
  },
  substitute: {
    own: {
      summary: '出差期间请人代理',
      value: {
        substituteId: 'TC00002',
        kinds: ['claim'],
        from: '2027-01-04',
        to: '2027-01-08',
        reason: '出差',
      },
    },
  },
  endSubstitution: { back: { summary: '提前回来', value: { reason: '已返回岗位' } } },
  readMessages: { all: { summary: '全部已读', value: {} } },
  changeTree: {
    move: {
      summary: '先看一看调整隶属的影响',
      value: {
        reason: '区划调整',
        preview: true,
        command: { name: 'move', unitId: '511702001001', parentId: '511702002' },
      },
    },
    merge: {
      summary: '并入',
      value: {
        reason: '机构改革',
        command: { name: 'merge', unitId: '511702001001', intoId: '511702001002' },
      },
    },
  },
  changePerson: {
    move: {
      summary: '调动',
      value: { reason: '岗位交流', command: { name: 'move', personId: 'TC00001', unitId: 'J002' } },
    },
  },
  changeGrant: {
    grant: {
      summary: '授权',
      value: {
        reason: '接任',
        command: {
          name: 'grant',
          personId: 'TC00001',
          role: 'AgencyLiaison',
          unitId: 'J002-Z',
          validFrom: '2026-12-01',
        },
      },
    },
  },
  decideGrant: { approve: { summary: '确认', value: { approved: true, reason: '情况属实' } } },
  verifyAudit: { whole: { summary: '从头核验', value: { after: 0 } } },
  startClaim: {
    agencyClaims: {
      summary: '机关认领',
      value: { projectId: 'XM2026-001', agencyId: '5117-J001-Z', startedBy: 'agency', submit: true, terms },
    },
  },
  act: {
    counter: act('answer', 'counter', 'negotiating.terms.2', {
      terms: { ...terms, sessions: 5 },
      objections: [{ field: 'sessions', reason: '楼栋多，三次不够' }],
      answers: [],
    }),
    sign: act('answer', 'sign', 'negotiating.terms.4', {
      answers: [{ field: 'sessions', decision: 'accepted', note: '' }],
    }),
    approve: act('verdict', 'approve', 'awaitingApproval.verdict.5', { opinion: '同意。' }),
    return: act('verdict', 'return', 'awaitingApproval.verdict.5', {
      reason: '服务次数与工期不匹配',
      objections: [{ field: 'endOn', reason: '工期过紧' }],
    }),
  },
  checkImport: {
    decide: { summary: '决定一行是谁', value: { decisions: [{ row: 12, choice: 'person:A00123' }] } },
    columns: {
      summary: '指定列的含义',
      value: { columns: { kind: 'members', columns: { name: 1, staffNumber: 2, unit: 3 } } },
    },
    full: { summary: '全量：未列出的人员离开', value: { fullRoster: true } },
  },
  applyImport: { confirm: { summary: '确认导入', value: { version: 2, leaving: 0 } } },
  administer: {
    extend: {
      summary: '延期',
      value: {
        reason: '承办人外出培训',
        command: {
          name: 'extend',
          region: 'main',
          round: 'verdict',
          budget: { unit: 'workingDays', amount: 2 },
        },
      },
    },
    rebuild: {
      summary: '由数据库重建运行',
      value: { reason: 'Temporal 数据已丢失', command: { name: 'rebuild' } },
    },
  },
}

export const problemExample: Problem = {
  type: 'urn:dual-checkin:problem:staleVersion',
  title: 'Changed meanwhile',
  status: 409,
  code: 'staleVersion',
  detail: '您查看之后内容有变化，请核对变化后再办理。',
  context: { seen: 3, version: 4, meanwhile: ['马丽于11月22日10:15代荷塘路社区提出修改。'] },
}
