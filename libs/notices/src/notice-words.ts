/** The one place where notices find their words, for the portal and for what leaves it. */
import type { OfficeNews } from '#domain/branch/branch.js'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import type { NeedNews } from '#domain/needs/need.js'

export interface NoticeWords {
  /** How a message outside begins. */
  heading: string
  /** What it is about, to whoever is meant. */
  meaning: string
  /** In the portal: one sentence of the step, the title, and when it is due (`，11月30日到期`, or nothing). */
  sentence(step: string, title: string, due: string): string
}

/** `2026-03-01 至 2027-02-28`, `2026-03-01 起` */
export const termWords = ({ from, until }: Pick<OfficeNews, 'from' | 'until'>): string =>
  until === undefined ? `${from} 起` : `${from} 至 ${until}`

/** Whose need it is; whoever hears of it instead of its deputy secretary is told why. */
export const communityWords = ({ community, vacant }: Pick<NeedNews, 'community' | 'vacant'>): string =>
  vacant ? `${community}（副书记暂缺，请协调）` : community

export const noticeWords: Record<NoticeTemplate, NoticeWords> = {
  'task.opened': {
    heading: '新待办',
    meaning: '有一项待办需要办理。',
    sentence: (step, title, due) => `新待办：${step}“${title}”${due}。`,
  },
  'task.reminded': {
    heading: '提醒办理',
    meaning: '该待办尚未办理，请及时办理。',
    sentence: (step, title, due) => `提醒：${step}“${title}”尚未办理${due}。`,
  },
  'task.warned': {
    heading: '即将到期',
    meaning: '该待办即将到期，请尽快办理。',
    sentence: (step, title, due) => `预警：${step}“${title}”即将到期${due}。`,
  },
  'task.escalated': {
    heading: '逾期上报',
    meaning: '该待办逾期未办，请督办或代为处理。',
    sentence: (step, title, due) => `上报：${step}“${title}”逾期未办，请督办或代为处理${due}。`,
  },
  'task.transferred': {
    heading: '转办',
    meaning: '该待办已转由您办理。',
    sentence: (step, title, due) => `转办：${step}“${title}”已转由您办理${due}。`,
  },
  'task.delegated': {
    heading: '委派',
    meaning: '请就该待办给出意见，由委派人决定。',
    sentence: (step, title, due) => `委派：请就${step}“${title}”给出意见${due}。`,
  },
  'task.opined': {
    heading: '委派答复',
    meaning: '您委派的意见已给出，请您决定。',
    sentence: (step, title, due) => `委派答复：${step}“${title}”的意见已给出，请您决定${due}。`,
  },
  'task.urged': {
    heading: '催办',
    meaning: '有人催办该待办，请尽快办理。',
    sentence: (step, title, due) => `催办：${step}“${title}”请尽快办理${due}。`,
  },
  'extension.granted': {
    heading: '同意延期',
    meaning: '您申请的延期已获同意。',
    sentence: (step, title, due) => `同意延期：${step}“${title}”已延期${due}。`,
  },
  'extension.denied': {
    heading: '不同意延期',
    meaning: '您申请的延期未获同意，期限不变。',
    sentence: (step, title, due) => `不同意延期：${step}“${title}”期限不变${due}。`,
  },
  'clock.paused': {
    heading: '计时暂停',
    meaning: '该待办的计时已暂停，暂停期间仍可办理。',
    sentence: (step, title) => `计时暂停：${step}“${title}”暂停计时，仍可办理。`,
  },
  'clock.resumed': {
    heading: '恢复计时',
    meaning: '该待办已恢复计时。',
    sentence: (step, title, due) => `恢复计时：${step}“${title}”已恢复计时${due}。`,
  },
  'clock.held': {
    heading: '自动处理待定',
    meaning: '自动处理的日期落在尚未公布放假安排的年度，须载入通知后才能处理。',
    sentence: (step, title) => `自动处理待定：${step}“${title}”须待放假安排公布并载入后才能自动处理。`,
  },
  'clock.missed': {
    heading: '到期未触发',
    meaning: '已到应当提醒或升级的时点而系统没有处理，请检查流程服务是否运行。',
    sentence: (step, title) => `到期未触发：${step}“${title}”已过时点而系统没有处理，请检查流程服务。`,
  },
  'process.copied': {
    heading: '抄送',
    meaning: '该事项抄送给您，请知悉，无需办理。',
    sentence: (step, title) => `抄送：“${title}”（${step}）请知悉。`,
  },
  'process.mentioned': {
    heading: '提到您',
    meaning: '该事项的评论中提到了您。',
    sentence: (step, title) => `提到您：“${title}”（${step}）的评论。`,
  },
  'process.ended': {
    heading: '已结束',
    meaning: '该事项已经结束，点开可查看结果和流转记录。',
    sentence: (step, title) => `“${title}”已结束：${step}。`,
  },
  'project.wanted': {
    heading: '项目需要贵单位',
    meaning: '社区发布的项目点名需要贵单位的职能，请查看并考虑认领。',
    sentence: (_step, title) => `项目点名：“${title}”需要贵单位，请查看并考虑认领。`,
  },
  'post.wanted': {
    heading: '岗位需要贵单位党员',
    meaning: '街道请贵单位在该社区报到的党员考虑认领这个岗位。',
    sentence: (_step, title) => `岗位转办：街道请贵单位在该社区报到的党员考虑认领“${title}”。`,
  },
  'need.urged': {
    heading: '催办需求',
    meaning: '上级催办这条需求，请核对三项原则，设为项目或岗位，或者合并、搁置。',
    sentence: (community, title) => `催办：${community}的需求“${title}”还没有处理，请尽快处理。`,
  },
  'model.selected': {
    heading: '评为周典型',
    meaning: '您（贵单位）被评为周典型，已经公示，计入当月积分。',
    sentence: (_step, title) => `评为周典型：“${title}”已公示，您（贵单位）当选，计入当月积分。`,
  },
  'service.appraised': {
    heading: '收到评议',
    meaning: '您（贵单位）参加的服务收到了评议，只显示汇总和文字，不显示是谁；可以答复。',
    sentence: (_step, title) =>
      `收到评议：您（贵单位）参加的“${title}”有了新的评议，可在“对我的评议”中查看、答复。`,
  },
  'interview.begun': {
    heading: '约谈通知',
    meaning: '已公布的月份您没有积分，将约谈您；有客观原因的，约谈之前可以提交说明。',
    sentence: (_step, title) => `约谈通知：“${title}”将约谈您；有客观原因的，约谈之前可打开提交说明。`,
  },
  'interview.joined': {
    heading: '并入约谈',
    meaning: '又有一个月您没有积分，并入还没有办结的约谈，不另行约谈。',
    sentence: (_step, title) => `并入约谈：又有一个月您没有积分，并入还没有办结的“${title}”，不另行约谈。`,
  },
  'office.begun': {
    heading: '支部任职',
    meaning: '您在社区临时党支部任职，详情见支部页面。',
    sentence: (term, office) => `支部任职：您任“${office}”，${term}。`,
  },
  'office.ended': {
    heading: '支部卸任',
    meaning: '您在社区临时党支部的任职提前结束，详情见支部页面。',
    sentence: (term, office) => `支部卸任：您的“${office}”任职提前结束，${term}。`,
  },
  'activity.announced': {
    heading: '活动通知',
    meaning: '社区有新的服务活动，欢迎报名。',
    sentence: (_step, title) => `活动通知：“${title}”开始报名。`,
  },
  'activity.moved': {
    heading: '活动有变更',
    meaning: '您报名的活动改了时间或地点，请查看；不便参加的，开始之前可自由取消。',
    sentence: (_step, title) => `活动有变更：“${title}”改了时间或地点，请查看；开始之前可自由取消报名。`,
  },
  'activity.cancelled': {
    heading: '活动取消',
    meaning: '您报名的活动已取消，原因见活动页面，不影响您的任何记录。',
    sentence: (_step, title) => `活动取消：“${title}”已取消，不影响您的任何记录。`,
  },
  'activity.movedUp': {
    heading: '候补递补',
    meaning: '您候补的活动已有名额，您已报上。',
    sentence: (_step, title) => `候补递补：您已报上“${title}”。不能参加请及时取消。`,
  },
  'activity.movedDown': {
    heading: '转为候补',
    meaning: '活动名额减少，您的报名转为候补，有名额时按先后递补。',
    sentence: (_step, title) => `转为候补：“${title}”名额减少，您的报名转为候补，有名额时自动递补。`,
  },
  'activity.lapsed': {
    heading: '报名失效',
    meaning:
      '您在该社区的报到已转出、暂停或结束，或活动改为只限本社区报到的参加，报名随之失效；如需参加请联系社区。',
    sentence: (_step, title) => `报名失效：您已不符合“${title}”的报名条件，报名随之失效。`,
  },
  'activity.givenUp': {
    heading: '临近取消报名',
    meaning: '有人在取消截止之后取消了报名，原因见报名名单。',
    sentence: (_step, title) => `临近取消报名：“${title}”有人在截止之后取消，原因见报名名单。`,
  },
  'activity.lateArrival': {
    heading: '办结后送达的签到',
    meaning: '有人当时扫了签到码而手机没有网络，活动办结之后才送达，请在签到名单中核对。',
    sentence: (_step, title) =>
      `办结后送达的签到：“${title}”有签到在办结之后才送达，请在签到名单中逐人核对。`,
  },
}
