/** `error`: the import waits until it is mended; `decision`: a person says who is meant; `notice`: what was understood. */
export const severities = { error: '须修改', decision: '待决定', notice: '已处理' } as const
export type Severity = keyof typeof severities

type Say = (...details: never[]) => [message: string, howToMend: string]
interface FindingText<S extends Say = Say> {
  readonly severity: Severity
  readonly say: S
}

const error = <S extends Say>(say: S): FindingText<S> => ({ severity: 'error', say })
const decision = <S extends Say>(say: S): FindingText<S> => ({ severity: 'decision', say })
const notice = <S extends Say>(say: S): FindingText<S> => ({ severity: 'notice', say })

const nothing = '不必修改；若与原意不符，请在表格里更正'

/** Everything that can be said about a roster: the message and how to mend it, by code. */
export const findingTexts = {
  requiredMissing: error(() => ['必填项没有填写', '补上内容，或删除整行']),
  controlCharacters: error(() => ['含有看不见的控制字符或换行', '清空这一格后重新手工输入']),
  brokenEncoding: error(() => ['含有乱码', '用原来的文件重新另存，编码选 UTF-8 或 GBK，再上传']),
  tooLong: error((length: number, most: number) => [
    `内容过长，有 ${length} 个字`,
    `压缩到 ${most} 个字以内`,
  ]),
  errorValue: error(() => ['公式出错，没有结果', '改成直接填写的内容']),
  formulaWithoutValue: error(() => ['公式没有保存结果', '在表格软件里重新计算后存盘，或改成直接填写的内容']),
  formulaElsewhere: error(() => ['公式引用了另一个文件', '复制这一列，“选择性粘贴”为数值后再上传']),
  formulasTaken: notice((count: number) => [
    `有 ${count} 格是公式，按存盘时的结果读取`,
    '核对结果；公式本身不会导入',
  ]),
  identityNumber: error(() => ['像是身份证号码，平台不收集身份证号码', '删除这个号码；人员以工号区分']),

  fullWidth: notice((read: string) => [`全角数字或字母已转成半角：${read}`, nothing]),
  nameSpaces: notice((read: string) => [`姓名中的空格已去掉：${read}`, nothing]),
  nameCharacters: error(() => ['姓名里有数字或符号', '只填姓名；备注另列一列，同名的以工号区分']),
  nameTooShort: error(() => ['姓名只有一个字', '填写完整的姓名']),
  codeLost: error(() => [
    '编码被表格软件改成了科学计数法，原来的数字已经丢失',
    '把这一列的格式设为“文本”，重新填写完整编码后再存盘',
  ]),
  codeRounded: error(() => [
    '号码超过 15 位，表格软件已把末尾改成 0',
    '把这一列的格式设为“文本”，重新填写完整号码后再存盘',
  ]),
  codeCharacters: error(() => ['编码只能由数字、英文字母和短横线组成', '去掉空格、汉字和其他符号']),
  zerosLost: error((known: string) => [
    `名册里这个人的工号是 ${known}，前面的 0 丢了`,
    '把这一列的格式设为“文本”，补上前面的 0',
  ]),
  dateInvalid: error(() => ['不是有效的日期', '写成 2026-03-01 或 2026-03 的样子，并确认这一天存在']),
  dateAmbiguous: error((year: string) => [
    `分不清是 ${year} 年 1 月还是 10 月`,
    `写成 ${year}-01 或 ${year}-10，并把这一列的格式设为“文本”`,
  ]),
  dateShortYear: error(() => ['年份只有两位', '写全四位年份，如 1998-07']),
  dateInFuture: error(() => ['日期在今天之后', '核对年份和月份']),
  dateTooEarly: error(() => ['日期早于 1930 年', '核对年份']),
  dateSerial: notice((read: string) => [`表格软件的日期序号已读作 ${read}`, nothing]),
  phoneInvalid: error(() => ['不是有效的电话号码', '填 11 位手机号，或带区号的固定电话；只填一个号码']),

  unitUnknown: error(() => ['没有这个单位', '核对名称是否与平台一致，或改填单位编码']),
  unitAmbiguous: error((count: number, paths: string) => [
    `有 ${count} 个单位叫这个名字`,
    `改填单位编码，或写全路径，如：${paths}`,
  ]),
  unitsDisagree: error((byCode: string) => [
    `单位编码是“${byCode}”，与单位名称不一致`,
    '核对两列，只保留正确的一列也可以',
  ]),
  unitEnded: error(() => ['这个单位已经撤销', '改填人员现在所在的单位']),
  unitOutOfScope: error(() => ['这个单位不在您的权限范围内', '删除这一行，或请安全管理员导入']),
  unitNotForPeople: error((kind: string) => [
    `人员不能直接放在${kind}`,
    '在职党员填所在机关党组织，工作人员填街道或社区',
  ]),
  agencyTaken: notice((name: string) => [`填的是机关，已归到它的党组织“${name}”`, nothing]),
  notACommunity: error((kind: string) => [`这是${kind}，不是社区`, '填居住地的社区名称或编码']),

  keyMissing: error(() => [
    '没有工号，也没有到本单位年月，无法认定是谁',
    '补上工号；没有工号的，填到本单位年月（如 2015-07）',
  ]),
  duplicateRow: error((row: number) => [
    `与第 ${row} 行是同一个人`,
    '只保留一行；确是两个人的，分别填写工号',
  ]),
  otherUnitsPerson: error(() => ['这个工号属于另一个单位的人员', '调动由安全管理员办理；核对工号是否填错']),
  administratorsOffice: error(() => [
    '此人担任系统、安全或审计管理员，不能由名册调动或离开',
    '先撤销其管理员任职（须两位安全管理员），再导入',
  ]),
  sameNameInUnit: decision((name: string) => [
    `本单位已有“${name}”，分不清是不是同一个人`,
    '选择是哪一位；都不是就选“新的人员”',
  ]),
  sameNameElsewhere: decision((name: string) => [
    `别的单位有同名同年月的“${name}”，分不清是调来的还是另一个人`,
    '是调来的就选原来那位；不是就选“新的人员”',
  ]),
  numberOfAnother: decision((name: string) => [
    `这个工号在平台上是“${name}”，姓名不同`,
    '确是改名就选原来那位；工号填错的选“不导入这一行”，更正后再导入',
  ]),
  leaverUnknown: notice(() => ['填了离开日期，但平台上没有这个人', nothing]),

  kindUnknown: error((kinds: string) => ['不认识的单位类型', `只能填：${kinds}`]),
  codeTwice: error((row: number) => [`编码与第 ${row} 行重复`, '删除其中一行，或更正编码']),
  parentMissing: error(() => ['没有填写上级单位', '填写上级的编码或名称']),
  parentUnknown: error(() => ['平台和文件里都没有这个上级单位', '在文件里补上它，或更正编码']),
  parentInFile: error((count: number, paths: string) => [
    `有 ${count} 个单位叫这个名字，分不清是哪一个上级`,
    `改填上级编码，或写全路径，如：${paths}`,
  ]),
  parentKind: error((kind: string, parent: string, allowed: string) => [
    `${kind}不能放在“${parent}”之下`,
    `它的上级只能是：${allowed}`,
  ]),
  circle: error(() => ['上级单位绕成了一个圈', '更正其中一个单位的上级']),
  kindChanged: error((kind: string) => [`这个编码在平台上是${kind}`, '单位的类型不能改；核对编码是否填错']),
  endedUnit: error(() => ['这个编码的单位已经撤销', '撤销的单位不再变更；新的单位用新的编码，或删除这一行']),
  endedParent: error((parent: string) => [`上级“${parent}”已经撤销`, '改填现有的上级单位']),
  nameTaken: error((code: string) => [
    `同一上级之下已有同名的单位，编码是 ${code}`,
    '是同一个单位就改用它的编码；不是就换一个名称',
  ]),
  secondOfKind: error((name: string) => [
    `这个单位已有“${name}”，同类的只能有一个`,
    '删除这一行；要更名的，用它原来的编码',
  ]),
  nameTwice: error((row: number) => [`同一上级之下，名称与第 ${row} 行重复`, '删除其中一行，或更正名称']),

  footerSkipped: notice(() => ['像是合计、填表人一类的说明，没有当作内容导入', nothing]),
  headerAgain: notice(() => ['又一次出现表头，已跳过', nothing]),
} as const satisfies Record<string, FindingText>

export type FindingCode = keyof typeof findingTexts
