/** Examples of requests about needs, publications and posts. */
const yes = (reason: string) => ({ yes: true, reason })

export const offerExamples = {
  enterNeed: {
    paper: {
      summary: '按纸质意见表代居民登记',
      value: {
        communityId: '511702001001',
        source: 'resident',
        onPaper: true,
        text: '院坝没有座椅，老人没处歇脚。',
      },
    },
  },
  commandNeed: {
    merge: {
      summary: '并入说的是同一件事的需求',
      value: {
        reason: '同一楼道',
        command: { name: 'merge', into: '7f0c1d3e-52a4-4b0f-9d3b-0e4b3b6f1a01' },
      },
    },
    urge: {
      summary: '街道催办社区处理',
      value: { reason: '居民又来反映', command: { name: 'urge' } },
    },
  },
  startPublication: {
    project: {
      summary: '设为重点服务项目',
      value: {
        kind: 'project',
        communityId: '511702001001',
        needIds: ['7f0c1d3e-52a4-4b0f-9d3b-0e4b3b6f1a01'],
        offer: {
          title: '楼道照明整治',
          need: '六个单元楼道灯损坏，老人夜间出行不便。',
          categoryCode: 'P2',
          places: 1,
          closesOn: '2027-06-30',
        },
        check: {
          wanted: yes('十二户居民反映'),
          fitting: yes('属于民生改善'),
          feasible: yes('更换灯具即可'),
        },
      },
    },
  },
  commandOffer: {
    close: {
      summary: '关闭',
      value: { reason: '已由物业解决', command: { name: 'close' } },
    },
  },
  startPostClaim: {
    member: { summary: '党员认领岗位', value: { postId: '511702001001-1', message: '周末有空' } },
  },
  endPostClaim: { member: { summary: '退出岗位', value: { reason: '工作调动，时间难以保证' } } },
  addCategory: {
    district: {
      summary: '增设一个类别，自某日启用',
      value: { districtId: '511702', name: '文明创建', startsOn: '2027-01-01', reason: '纳入文明城市创建' },
    },
  },
  changeCategory: {
    rename: {
      summary: '给占位的类别命名',
      value: { districtId: '511702', reason: '按区里方案', command: { name: 'rename', to: '治安巡防员' } },
    },
    end: {
      summary: '年底停用',
      value: { districtId: '511702', reason: '并入其他类别', command: { name: 'end', on: '2026-12-31' } },
    },
  },
}
