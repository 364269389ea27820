import { sheetCells, workbook } from '#persistence/spreadsheet/write-workbook.js'
import { fieldsOf, rosterKinds, type RosterKind } from '#domain/roster/fields.js'

const examples: Readonly<Record<RosterKind, readonly (readonly string[])[]>> = {
  members: [
    ['A00123', '张伟', 'J001-Z', '', '2015-07', '桥头社区', '', ''],
    ['', '阿依古丽·买买提', '', '区教育局机关党支部', '2018-03', '东街街道/和平社区', '', ''],
  ],
  units: [
    ['511702001001', '桥头社区', '社区', '511702001', '', ''],
    ['J001', '区教育局', '机关单位', '', '某区', '教育、未成年人保护'],
    ['J001-Z', '区教育局机关党支部', '机关党组织', 'J001', '', ''],
  ],
}

const notes: Readonly<Record<RosterKind, readonly string[]>> = {
  members: [
    '带 * 的列必填。工号是认人的依据；没有工号的，填到本单位年月，平台按“姓名＋单位＋到本单位年月”认人。',
    '单位填编码、名称或全路径（如：东街街道/和平社区）；编码和名称两列填一列即可。机关可以只填机关名称，自动归到它的党组织。',
    '日期写 2015-07 或 2015-07-01；20150701、2015年7月、2015.7（文本）也认。',
    '空着的格子不改平台上已有的内容。文件里没有的人不会被移除，除非上传后选择“全量”并确认。',
    '填了离开日期的人，从那一天起离开，任职随之结束。',
    '不要有身份证号码列：有的话整个文件会被拒收。手机号加密保存。',
    '公式按存盘时的结果读取；引用别的文件的公式不读。',
  ],
  units: [
    '带 * 的列必填。编码定下后不要再改：平台凭它认单位。编码列请设为“文本”格式。',
    '类型填：市、区（县）、街道（镇、乡）、社区、机关单位、机关党组织。',
    '上级填编码、名称或全路径；同名的单位要写编码或全路径。新单位的上级可以在同一个文件里。',
    '文件里没有的单位不会被撤销；撤销、合并在组织管理里办理。',
  ],
}

/** A workbook to fill in: headings, examples, and what to know on a second sheet. */
export const importTemplate = (kind: RosterKind): Promise<Buffer> => {
  const fields = Object.values(fieldsOf(kind))
  const header = fields.map(({ label, required }) => (required ? `${label}*` : label))
  return workbook([
    {
      sheet: `${rosterKinds[kind]}名册`,
      widths: fields.map(() => 22),
      data: sheetCells([header, ...examples[kind]], 1),
    },
    {
      sheet: '填写说明',
      widths: [100],
      data: sheetCells(
        notes[kind].map(note => [note]),
        0,
      ),
      isWrapped: true,
    },
  ])
}
