/** What people of the demo's communities lack, in their own words, and what the community makes of it. */
import type { NeedSource } from '#domain/needs/need.js'
import type { OfferKind } from '#domain/needs/offer.js'

export interface OfferText {
  kind: OfferKind
  categoryCode: string
  title: string
  /** For the menu, in the community's words. */
  need: string
  /** Who said it first, and how. */
  source: NeedSource
  said: string
  /** Others who say the same: they are merged. */
  alike: string[]
  fitting: string
  feasible: string
}

const project = { kind: 'project' as const }
const post = { kind: 'post' as const }

export const offerTexts: readonly OfferText[] = [
  {
    ...project,
    categoryCode: 'P2',
    title: '老楼院电路隐患排查',
    need: '三栋老楼线路老化，夏天常跳闸，需要专业人员入户排查并列出整改清单。',
    source: 'resident',
    said: '我们三号楼一到夏天就跳闸，楼道里电线都露出来了，怕着火，希望有懂电的人来看一看。',
    alike: ['楼道电线老化，三号楼夏天老跳闸，请派人看看。'],
    fitting: '电力、住建部门的本职工作，有专业队伍。',
    feasible: '三个周末可以走完一百二十户。',
  },
  {
    ...project,
    categoryCode: 'P3',
    title: '夜间治安联防巡逻',
    need: '开放式楼院夜里电瓶车电池常被盗，需要与居民一起组建巡逻队。',
    source: 'meeting',
    said: '居民代表会议提出：院子没有门，一个月丢了五块电瓶，希望组织夜间巡逻。',
    alike: [],
    fitting: '公安、司法系统单位熟悉布防，可以带队。',
    feasible: '每周两晚，每次六人，轮流参加。',
  },
  {
    ...project,
    categoryCode: 'P1',
    title: '小区党员活动室布置',
    need: '临时党支部没有固定活动场所，需要帮助布置活动室并指导前三次组织生活。',
    source: 'community',
    said: '报到党员已有四十多人，支部开会没有地方，需要帮助布置一间活动室。',
    alike: [],
    fitting: '党建部门熟悉组织生活的要求。',
    feasible: '场地已有，两周可以完成布置。',
  },
  {
    ...project,
    categoryCode: 'P2',
    title: '独居老人助餐点选址',
    need: '辖区独居老人做饭困难，需要帮助选址、办证并联系配餐单位。',
    source: 'inspection',
    said: '入户走访时二十多位独居老人都说做饭难，中午常常只吃一顿面条。',
    alike: ['我妈八十岁一个人住，做饭不安全，社区能不能办个吃饭的地方？', '希望社区有老年食堂。'],
    fitting: '民政、市场监管部门可以指导办证。',
    feasible: '社区有闲置用房，两个月内可以开起来。',
  },
  {
    ...post,
    categoryCode: 'G1',
    title: '医保政策讲解',
    need: '每月一个周末上午，在社区服务站讲医保报销和异地就医。',
    source: 'resident',
    said: '异地看病怎么报销说不清楚，希望有人定期来社区讲一讲。',
    alike: ['医保报销的手续太复杂，希望有人讲。'],
    fitting: '机关党员熟悉政策，本地话讲得清楚。',
    feasible: '每月半天，提前三天通知。',
  },
  {
    ...post,
    categoryCode: 'G3',
    title: '楼院文明劝导',
    need: '遛狗不牵绳、高空抛物时有发生，请住在本院的党员早晚劝导。',
    source: 'resident',
    said: '早上遛狗的人不牵绳子，吓到上学的娃娃，能不能有人管一管。',
    alike: [],
    fitting: '住在本院的党员说话有人听。',
    feasible: '早晚各半小时，就在楼下。',
  },
  {
    ...post,
    categoryCode: 'G2',
    title: '院落党小组联系人',
    need: '每个院落一名党员，收集意见、通知活动。',
    source: 'community',
    said: '各院落没有固定的联系人，通知传不到，意见收不上来。',
    alike: [],
    fitting: '在职党员与居民同住一院。',
    feasible: '每周抽一两个小时即可。',
  },
  {
    ...project,
    categoryCode: 'P3',
    title: '消防通道整治',
    need: '消防通道被车辆和杂物占用，需要排查、划线并组织一次疏散演练。',
    source: 'inspection',
    said: '消防检查发现后门通道堆满杂物，消火栓没有水压。',
    alike: ['消防车进不来，后门通道全是电动车。'],
    fitting: '消防、住建部门有执法和技术力量。',
    feasible: '一个月内可以清完，演练半天。',
  },
]

/** Needs that wait to be dealt with, or that were set aside and why. */
export const otherNeeds: readonly { source: NeedSource; said: string; setAside?: string }[] = [
  { source: 'resident', said: '院里的健身器材坏了两件，老人摔过一次，请修一修。' },
  { source: 'resident', said: '放学后孩子没人管，希望社区有个写作业的地方。' },
  { source: 'community', said: '三十多户老人不会用手机挂号缴费，需要有人手把手教。' },
  { source: 'meeting', said: '院落议事会提出：垃圾投放点离三号楼太远，希望重新安排。' },
  {
    source: 'resident',
    said: '希望给每家每户免费换新窗户，冬天漏风。',
    setAside: '不符合“干部力所能及”：属于工程改造，已转住建部门按老旧小区改造计划办理。',
  },
  {
    source: 'resident',
    said: '隔壁的狗半夜叫，请把它赶走。',
    setAside: '不符合“社区现实需要”：只涉及两户，已由网格员上门调解。',
  },
  {
    source: 'meeting',
    said: '希望机关帮忙催收物业费。',
    setAside: '不符合“贴近部门职能”：物业合同纠纷，已引导到人民调解委员会。',
  },
]
