/** A roster as a district hands it in, of as many members as there are seats for. */
import type { Pool } from 'pg'
import type { Sheet, SheetCell } from '#domain/roster/sheet.js'
import { plainSheet } from '#testing/rosters/workbook.js'

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平']

const nameOf = (no: number): string =>
  `${surnames[no % 20]}${given[Math.floor(no / 20) % 20]}${given[Math.floor(no / 400) % 20]}`

/** Every member another number; spread over the district's Party organisations and communities. */
export const bigRoster = async (pool: Pool, members: number): Promise<Sheet> => {
  const ids = async (kind: string): Promise<string[]> =>
    (
      await pool.query<{ id: string }>('SELECT id FROM org_unit WHERE kind = $1 ORDER BY id', [kind])
    ).rows.map(({ id }) => id)
  const units = await ids('agencyPartyOrganization')
  const communities = await ids('community')
  const rows = Array.from({ length: members }, (_, no): SheetCell[] => [
    no + 1,
    `B${String(no).padStart(6, '0')}`,
    nameOf(no),
    units[no % units.length] ?? '',
    `20${10 + (no % 10)}-0${1 + (no % 9)}`,
    communities[no % communities.length] ?? '',
    `138${String(no).padStart(8, '0')}`,
  ])
  return plainSheet([
    ['序号', '工号', '姓名', '单位编码', '到本单位年月', '居住社区编码', '手机号码'],
    ...rows,
  ])
}
