import { roles, unitKinds, type Role, type UnitKind } from '../organisation/roles.js'
import { choice, code, count, date, functionList, longText, month, optional, text } from './columns.js'
import { shape, type RowOf } from './file-shape.js'

/** Label → code, the other way round than a code list is kept. */
const byLabel = <T extends string>(labels: Readonly<Record<T, string>>): Record<string, T> =>
  Object.fromEntries(Object.entries<string>(labels).map(([key, label]) => [label, key as T]))

/** Kinds a row of units.csv may have; counties and towns take the place of districts and subdistricts elsewhere. */
export const listedKinds: Readonly<Record<string, UnitKind>> = {
  [unitKinds.city]: 'city',
  [unitKinds.district]: 'district',
  县: 'district',
  [unitKinds.subdistrict]: 'subdistrict',
  镇: 'subdistrict',
  乡: 'subdistrict',
  [unitKinds.community]: 'community',
  [unitKinds.agency]: 'agency',
  [unitKinds.temporaryPartyBranch]: 'temporaryPartyBranch',
  临时党支部: 'temporaryPartyBranch',
}

/** A claim's terms allow no more either. */
const mostSessions = 365

const yesNo = { 是: true, 否: false } as const
const genders = { 男: 'male', 女: 'female' } as const

const categoryColumns = { code: code('编码'), name: text('名称', 20), placeholder: choice('占位', yesNo) }

export const unitsFile = shape({
  file: 'units.csv',
  title: '组织',
  key: ['code'],
  columns: {
    code: code('编码'),
    name: text('名称', 60),
    kind: choice<UnitKind>('类型', listedKinds),
    parentCode: optional(code('上级编码')),
    functions: optional(functionList('职能')),
  },
})

export const partyOrganisationsFile = shape({
  file: 'party-organisations.csv',
  title: '机关党组织',
  key: ['code'],
  columns: { code: code('编码'), name: text('名称', 60), agencyCode: code('机关编码') },
})

export const peopleFile = shape({
  file: 'people.csv',
  title: '人员',
  key: ['staffNumber'],
  columns: {
    staffNumber: code('工号'),
    name: text('姓名', 40),
    unitCode: code('单位编码'),
    livesInCode: optional(code('居住社区编码')),
    gender: optional(choice('性别', genders)),
    joinedMonth: optional(month('入党年月')),
  },
})

export const grantsFile = shape({
  file: 'grants.csv',
  title: '任职',
  key: ['staffNumber', 'role', 'unitCode'],
  columns: {
    staffNumber: code('工号'),
    role: choice<Role>('角色', byLabel(roles)),
    unitCode: code('单位编码'),
    validFrom: date('起始日期'),
    validTo: optional(date('截止日期')),
  },
})

export const projectCategoriesFile = shape({
  file: 'project-categories.csv',
  title: '项目类别',
  key: ['code'],
  columns: categoryColumns,
})

export const postCategoriesFile = shape({
  file: 'post-categories.csv',
  title: '岗位类别',
  key: ['code'],
  columns: categoryColumns,
})

export const projectsFile = shape({
  file: 'projects.csv',
  title: '重点服务项目',
  key: ['number'],
  columns: {
    number: code('项目编号'),
    communityCode: code('社区编码'),
    title: text('项目名称', 60),
    categoryCode: code('类别编码'),
    need: longText('需求说明'),
    wantedSessions: count('计划服务次数', mostSessions),
    wantedFunctions: functionList('需要的职能'),
    expectedFrom: date('计划开始'),
    expectedTo: date('计划结束'),
  },
})

export const postsFile = shape({
  file: 'posts.csv',
  title: '一般服务岗位',
  key: ['code'],
  columns: {
    code: code('岗位编号'),
    communityCode: code('社区编码'),
    categoryCode: code('类别编码'),
    title: text('岗位名称', 60),
    capacity: count('名额', 1000),
  },
})

/** All eight, in the order in which people are told about them. */
export const districtFiles = {
  units: unitsFile,
  partyOrganisations: partyOrganisationsFile,
  people: peopleFile,
  grants: grantsFile,
  projectCategories: projectCategoriesFile,
  postCategories: postCategoriesFile,
  projects: projectsFile,
  posts: postsFile,
} as const

export type DistrictFile = keyof typeof districtFiles
export type DistrictRows = { readonly [F in DistrictFile]: readonly RowOf<(typeof districtFiles)[F]>[] }
