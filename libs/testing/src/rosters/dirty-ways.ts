/** A roster made dirty on purpose: each way by name, what it must be told for, and the row as it is when mended. */
import type { FindingCode } from '#domain/roster/finding-texts.js'
import type { CellMark, SheetCell } from '#domain/roster/sheet.js'

export type Cells = Partial<Record<DirtyColumn, SheetCell>>
export const dirtyColumns = [
  'number',
  'name',
  'unitCode',
  'unit',
  'joined',
  'lives',
  'phone',
  'left',
] as const
export type DirtyColumn = (typeof dirtyColumns)[number]

export interface DirtyWay {
  name: string
  cells: Cells
  /** A cell that a workbook cannot hold as a plain value. */
  mark?: { column: DirtyColumn; mark: CellMark }
  finds: FindingCode[]
  /** What mends it: other cells, leaving the row out, or a decision (the n-th choice). */
  mend: Cells | 'remove' | { choose: number } | 'nothing'
}

const error = (name: string, finds: FindingCode, cells: Cells, mend: Cells | 'remove'): DirtyWay => ({
  name,
  cells,
  finds: [finds],
  mend,
})
const harmless = (name: string, cells: Cells, ...finds: FindingCode[]): DirtyWay => ({
  name,
  cells,
  finds,
  mend: 'nothing',
})
const marked = (name: string, column: DirtyColumn, mark: CellMark, mend: Cells): DirtyWay => ({
  name,
  cells: {},
  mark: { column, mark },
  finds: [mark],
  mend,
})
const ambiguous = (name: string, finds: FindingCode, cells: Cells, choose: number): DirtyWay => ({
  name,
  cells,
  finds: [finds],
  mend: { choose },
})

/** An identity-card number with its check digit, of nobody. */
export const identityNumber = (sequence: number): string => {
  const first = `5117021990010${String(1000 + sequence).slice(-4)}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first[at]), 0)
  return first + '10X98765432'[sum % 11]
}

/** Stands on `dirtyGround` (dirty-roster.ts): people and units with the same names, an ended unit, an agency alone. */
export const dirtyWays: DirtyWay[] = [
  error('no name', 'requiredMissing', { name: '' }, { name: '孙一一' }),
  error(
    'an invisible character in a name',
    'controlCharacters',
    { name: '孙\u200b二二' },
    { name: '孙二二' },
  ),
  error('a name of broken bytes', 'brokenEncoding', { name: '孙\ufffd\ufffd' }, { name: '孙三三' }),
  harmless('spaces inside a name', { name: '孙　 四' }, 'nameSpaces'),
  error('a digit behind a name', 'nameCharacters', { name: '孙五2' }, { name: '孙五五' }),
  error('a remark behind a name', 'nameCharacters', { name: '孙六六（退休）' }, { name: '孙六六' }),
  error('half a name', 'nameTooShort', { name: '孙' }, { name: '孙七七' }),
  error('an endless name', 'tooLong', { name: '孙'.repeat(41) }, { name: '孙八八' }),
  harmless('a name with a dot of another shape', { name: '阿依古丽•买买提' }),

  harmless('a staff number in full width', { number: 'Ｔ９０１' }, 'fullWidth'),
  error('a staff number in scientific notation', 'codeLost', { number: '5.11702E+11' }, { number: 'T902' }),
  error('a staff number rounded', 'codeRounded', { number: 1_234_567_890_123_000 }, { number: 'T903' }),
  error(
    'a staff number with a space and a word',
    'codeCharacters',
    { number: 'T 904 临' },
    { number: 'T904' },
  ),
  error('leading zeros lost', 'zerosLost', { number: 123, name: '钱多多' }, { number: '00123' }),
  harmless('a staff number kept as text by an apostrophe', { number: "'T905" }),
  error(
    'an identity number as staff number',
    'identityNumber',
    { number: identityNumber(1) },
    { number: 'T906' },
  ),
  error('the same staff number again', 'duplicateRow', { number: 'T901', name: '孙四' }, 'remove'),
  error('neither number nor month', 'keyMissing', { number: '', joined: '' }, { joined: '2019-09' }),

  harmless('a 12-digit code read as a number', { unitCode: 511702001001 }),
  error(
    'a 12-digit code in scientific notation',
    'codeLost',
    { unitCode: '5.11702E+11' },
    { unitCode: '511702001001' },
  ),
  error('an unknown unit', 'unitUnknown', { unitCode: '', unit: '区水族局' }, { unit: '区司法局' }),
  error(
    'a name in several parents',
    'unitAmbiguous',
    { unitCode: '', unit: '和平社区' },
    { unit: '西街街道/和平社区' },
  ),
  harmless('a unit by its full path', { unitCode: '', unit: '测试市/测试区/东街街道/和平社区' }),
  error('code and name of two units', 'unitsDisagree', { unitCode: 'J2-Z', unit: '东一社区' }, { unit: '' }),
  error('an ended unit', 'unitEnded', { unitCode: 'J9-Z' }, { unitCode: 'J3-Z' }),
  harmless('the agency instead of its Party organisation', { unitCode: '', unit: '区司法局' }, 'agencyTaken'),
  error(
    'an agency without a Party organisation',
    'unitNotForPeople',
    { unitCode: 'J8' },
    { unitCode: 'J3-Z' },
  ),
  error('no unit', 'requiredMissing', { unitCode: '' }, { unitCode: 'J3-Z' }),

  harmless('a date as a serial', { joined: 42_186 }, 'dateSerial'),
  harmless('a date in Chinese digits', { joined: '二〇一五年十二月' }),
  harmless('a date without separators', { joined: '20150701' }),
  harmless('a date with a time', { joined: '2015/7/1 00:00:00' }),
  harmless('a date in full width', { joined: '２０１５．０７' }, 'fullWidth'),
  error('January or October', 'dateAmbiguous', { joined: 2015.1 }, { joined: '2015-10' }),
  error('a year of two digits', 'dateShortYear', { joined: '98.7' }, { joined: '1998-07' }),
  error('a thirteenth month', 'dateInvalid', { joined: '2015-13' }, { joined: '2015-12' }),
  error('the thirtieth of February', 'dateInvalid', { joined: '2015年2月30日' }, { joined: '2015-02-28' }),
  error('a date to come', 'dateInFuture', { joined: '2199-01' }, { joined: '2019-01' }),
  error('a date of another age', 'dateTooEarly', { joined: '1915-01' }, { joined: '2015-01' }),

  error('a street to live in', 'notACommunity', { lives: '东街街道' }, { lives: '东一社区' }),
  error('a community in two streets', 'unitAmbiguous', { lives: '和平社区' }, { lives: '东街街道/和平社区' }),
  error('a phone too short', 'phoneInvalid', { phone: '1380000000' }, { phone: '13800000000' }),
  error('two phones', 'phoneInvalid', { phone: '13800000001、13800000002' }, { phone: '13800000001' }),
  harmless('a phone with country and spaces', { phone: '+86 138 0000 0003' }),
  harmless('a phone as a number', { phone: 13800000004 }),

  marked('a formula that was never worked out', 'joined', 'formulaWithoutValue', { joined: '2018-03' }),
  marked('a formula about another workbook', 'lives', 'formulaElsewhere', { lives: '东一社区' }),
  marked('a formula in error', 'phone', 'errorValue', { phone: '' }),

  ambiguous(
    'a known name without a number',
    'sameNameInUnit',
    { name: '周小川', number: 'T930', joined: '' },
    0,
  ),
  ambiguous(
    'a known name of another unit',
    'sameNameElsewhere',
    { name: '吴大海', number: '', joined: '2012-03', unitCode: 'J2-Z' },
    0,
  ),
  ambiguous('the number of somebody else', 'numberOfAnother', { name: '郑新名', number: 'j2-liaison' }, 1),
  harmless('somebody gone whom nobody knows', { left: '2020-01-31' }, 'leaverUnknown'),
]
