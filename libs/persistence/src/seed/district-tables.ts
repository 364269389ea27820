import type { District, DistrictUnit } from '#domain/district/district.js'
import { searchablePinyin } from './pinyin.js'
import type { FilledColumn, FilledTable } from './upsert-rows.js'

type Rows<F extends keyof District> = District[F][number]
type Value = string | number | boolean | null

/** Who a grant from the files is recorded as coming from. */
const grantedByImport = 'data-import'

const column =
  (type: FilledColumn<never>['type']) =>
  <Row>(name: string, from: (row: Row) => Value): FilledColumn<Row> => ({ name, type, from })

const text = column('text')
const date = column('date')
const integer = column('integer')
const boolean = column('boolean')

const onlyOnInsert = <Row>(of: FilledColumn<Row>): FilledColumn<Row> => ({ ...of, onlyOnInsert: true })

export const unitTable: FilledTable<DistrictUnit> = {
  table: 'org_unit',
  key: ['id'],
  columns: [
    text('id', unit => unit.code),
    text('kind', unit => unit.kind),
    text('name', unit => unit.name),
    text('pinyin', unit => searchablePinyin(unit.name, { surname: false })),
    text('parent_id', unit => unit.parentCode),
    text('path', unit => unit.path),
    integer('sort', unit => unit.sort),
    text('functions', unit => unit.functions),
  ],
}

export const personTable: FilledTable<Rows<'people'>> = {
  table: 'person',
  key: ['id'],
  columns: [
    text('id', person => person.staffNumber),
    text('staff_number', person => person.staffNumber),
    text('name', person => person.name),
    text('pinyin', person => searchablePinyin(person.name, { surname: true })),
    text('unit_id', person => person.unitCode),
    text('lives_in_id', person => person.livesInCode),
  ],
}

export const grantTable: FilledTable<Rows<'grants'>> = {
  table: 'role_grant',
  key: ['person_id', 'role', 'unit_id'],
  columns: [
    text('person_id', grant => grant.staffNumber),
    text('role', grant => grant.role),
    text('unit_id', grant => grant.unitCode),
    onlyOnInsert(text('granted_by', () => grantedByImport)),
    date('valid_from', grant => grant.validFrom),
    date('valid_to', grant => grant.validTo),
  ],
}

/** Categories keep the order of their file. */
export const categoryTable = (
  table: 'project_category' | 'post_category',
  categories: readonly Rows<'projectCategories'>[],
): FilledTable<Rows<'projectCategories'>> => ({
  table,
  key: ['code'],
  columns: [
    text('code', category => category.code),
    text('name', category => category.name),
    integer('sort', category => categories.indexOf(category)),
    boolean('placeholder', category => category.placeholder),
  ],
})

export const projectTable: FilledTable<Rows<'projects'>> = {
  table: 'project',
  key: ['id'],
  columns: [
    text('id', project => project.number),
    text('number', project => project.number),
    text('community_id', project => project.communityCode),
    text('category_code', project => project.categoryCode),
    text('title', project => project.title),
    text('need', project => project.need),
    integer('wanted_sessions', project => project.wantedSessions),
    date('expected_from', project => project.expectedFrom),
    date('expected_to', project => project.expectedTo),
    text('wanted_functions', project => project.wantedFunctions),
  ],
}

export const postTable: FilledTable<Rows<'posts'>> = {
  table: 'post',
  key: ['id'],
  columns: [
    text('id', post => post.code),
    text('community_id', post => post.communityCode),
    text('category_code', post => post.categoryCode),
    text('title', post => post.title),
    integer('places', post => post.capacity),
  ],
}
