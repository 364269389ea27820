export const categoryMessages = {
  title: '类别设置',
  short: '类别',
  lead: (district: string) =>
    `${district}使用的项目类别和岗位类别。更名、增设、停用只影响本区；编码全市统一，便于比较。`,
  noDistrict: '您的任职不在某个区内，以下是通用名称；类别由各区组织部设置。',
  kinds: { project: '项目类别', post: '岗位类别（八大员）' },
  columns: { name: '类别', status: '状态', days: '启用与停用', action: '操作' },
  own: '本区增设',
  days: (from: string | undefined, to: string | undefined) =>
    [from && `${from} 起`, to && `用到 ${to}`].filter(Boolean).join('，') || '—',
  add: '增设类别',
  commands: { rename: '更名', end: '停用', resume: '恢复使用' },
  about: {
    add: '只在本区使用；社区设置项目或岗位时可以选择。',
    rename: '本区的清单、统计随之改用新名称，已有的项目和岗位仍属于该类别。',
    end: '此日之后不能再设为该类别；已有的项目和岗位不受影响，可以恢复。',
    resume: '重新可以选择。',
  },
  name: '名称',
  startsOn: '启用日期',
  endsOn: '用到哪一天',
  reason: '理由',
  done: '已办理',
  empty: ['还没有类别', '由区委组织部经办增设；导入数据文件时也会带入。'] as const,
}
