import { findPersonalData, personalDataProblem } from './personal-data.js'

const kinds = (text: string) => findPersonalData(text).map(({ kind, text: written }) => `${kind} ${written}`)

describe('personal data in what people write', () => {
  it.each([
    ['请打13812345678找我', 'phone 13812345678'],
    ['电话 138 1234 5678。', 'phone 138 1234 5678'],
    ['1 3 8 1 2 3 4 5 6 7 8', 'phone 1 3 8 1 2 3 4 5 6 7 8'],
    ['138-1234-5678', 'phone 138-1234-5678'],
    ['１３８１２３４５６７８', 'phone １３８１２３４５６７８'],
    ['＋８６　１３８１２３４５６７８', 'phone ＋８６　１３８１２３４５６７８'],
    ['我的号是一三八一二三四五六七八', 'phone 一三八一二三四五六七八'],
    ['居委会 0818-2345678', 'phone 0818-2345678'],
    ['（0818）2345678', 'phone 0818）2345678'],
    ['物业电话：2345678', 'phone 2345678'],
    ['51170219550302123X', 'identityNumber 51170219550302123X'],
    ['511702 19550302 1234', 'identityNumber 511702 19550302 1234'],
    ['５１１７０２１９５５０３０２１２３ｘ', 'identityNumber ５１１７０２１９５５０３０２１２３ｘ'],
    ['写到 wang.fang@example.com 吧', 'email wang.fang@example.com'],
    ['ｗａｎｇ＠ｑｑ．ｃｏｍ', 'email ｗａｎｇ＠ｑｑ．ｃｏｍ'],
  ])('finds it in %s', (text, expected) => {
    expect(kinds(text)).toEqual([expected])
  })

  it.each([
    '3号楼二单元共有 120 户，2026-11-27 前修好',
    '项目 XM-2026-000123、认领 RL-2026-000456',
    '预算 13800 元，从 2025 年 1 月 1 日到 2026 年 12 月 31 日',
    '一三五上午、二四六下午开放',
    '每天 08:30-11:30、14:00-17:30',
    '面积 1234567 平方米',
    '@所有人 请看 3.14 节',
  ])('leaves %s alone', text => {
    expect(findPersonalData(text)).toEqual([])
  })

  it('says where, in the order of the text, each place once', () => {
    const text = '老王１３８１２３４５６７８，邮箱 a1@b.cn'
    expect(findPersonalData(text).map(({ start, end, label }) => [text.slice(start, end), label])).toEqual([
      ['１３８１２３４５６７８', '电话号码'],
      ['a1@b.cn', '电子邮箱'],
    ])
  })

  it('tells in a sentence what is to be removed, and nothing when there is nothing', () => {
    expect(personalDataProblem('路灯坏了')).toBeUndefined()
    expect(personalDataProblem('路灯坏了，找 13812345678')).toMatch(/电话号码：“13812345678”。.*请删去/)
  })
})
