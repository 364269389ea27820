/** What a roster may tell, and by which headings real spreadsheets call it. Headings are data: add what you meet. */

export interface Field {
  readonly label: string
  readonly required: boolean
  readonly headings: readonly string[]
}

export const memberFields = {
  staffNumber: {
    label: '工号',
    required: false,
    headings: ['工号', '职工编号', '职工号', '人员编号', '员工编号', '干部编号', '工作证号'],
  },
  name: {
    label: '姓名',
    required: true,
    headings: ['姓名', '名字', '党员姓名', '人员姓名', '职工姓名', '成员姓名', '党员名字'],
  },
  unitCode: {
    label: '单位编码',
    required: false,
    headings: ['单位编码', '单位代码', '所在单位编码', '党组织编码', '组织编码', '机构编码', '党组织代码'],
  },
  unit: {
    label: '单位',
    required: false,
    headings: [
      ...['单位', '单位名称', '所在单位', '所属单位', '工作单位', '所在单位名称', '机关单位'],
      ...['党组织', '党组织名称', '所在党组织', '所属党组织', '所在党支部', '党支部', '机关党组织'],
    ],
  },
  joinedOn: {
    label: '到本单位年月',
    required: false,
    headings: [
      ...['到本单位年月', '到本单位时间', '到本单位日期', '进入本单位年月', '进入本单位时间', '进单位时间'],
      ...['入职年月', '入职时间', '入职日期', '到岗时间', '到岗日期', '调入时间', '调入日期', '调入年月'],
    ],
  },
  livesIn: {
    label: '居住社区',
    required: false,
    headings: [
      ...['居住社区编码', '报到社区编码', '居住社区', '居住地社区', '现居住社区', '居住社区名称'],
      ...['报到社区', '报到社区名称', '居住地', '所在社区', '居住地所在社区'],
    ],
  },
  phone: {
    label: '手机',
    required: false,
    headings: ['手机', '手机号', '手机号码', '联系电话', '电话', '电话号码', '联系方式', '移动电话'],
  },
  leftOn: {
    label: '离开日期',
    required: false,
    headings: ['离开日期', '离开本单位日期', '调离日期', '调离时间', '离任日期', '离职日期', '离职时间'],
  },
} as const satisfies Record<string, Field>

export const unitFields = {
  code: {
    label: '编码',
    required: true,
    headings: [
      ...['编码', '单位编码', '单位代码', '代码', '区划代码', '行政区划代码', '统计用区划代码'],
      ...['组织编码', '机构编码', '党组织编码', '单位编号'],
    ],
  },
  name: {
    label: '名称',
    required: true,
    headings: ['名称', '单位名称', '组织名称', '机构名称', '党组织名称', '全称', '单位全称', '单位'],
  },
  kind: {
    label: '类型',
    required: true,
    headings: ['类型', '单位类型', '组织类型', '类别', '单位类别', '机构类型'],
  },
  parentCode: {
    label: '上级编码',
    required: false,
    headings: ['上级编码', '上级单位编码', '上级代码', '上级单位代码', '上级组织编码', '机关编码'],
  },
  parent: {
    label: '上级',
    required: false,
    headings: ['上级', '上级单位', '上级名称', '上级单位名称', '隶属单位', '上级组织', '主管单位', '隶属'],
  },
  functions: { label: '职能', required: false, headings: ['职能', '主要职能', '工作职能', '单位职能'] },
} as const satisfies Record<string, Field>

export const rosterFields = { members: memberFields, units: unitFields } as const

/** What a file is about. */
export type RosterKind = keyof typeof rosterFields
export const rosterKinds: Readonly<Record<RosterKind, string>> = { members: '人员', units: '单位' }

export type MemberField = keyof typeof memberFields
export type UnitField = keyof typeof unitFields
export type RosterField = MemberField | UnitField

export const fieldsOf = (kind: RosterKind): Readonly<Record<string, Field>> => rosterFields[kind]

/** Field → column, from 0. */
export type Columns = Readonly<Record<string, number>>
