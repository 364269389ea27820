import { searchablePinyin } from './pinyin.js'

describe('searchable pinyin', () => {
  it.each([
    ['张伟', 'zhangwei zw'],
    ['吕丽', 'lvli ll'],
    ['单雄', 'shanxiong sx'],
    ['欧阳娜', 'ouyangna oyn'],
    ['阿依古丽·买买提', 'ayigulimaimaiti ayglmmt'],
  ])('of the person %s is %s', (name, expected) => {
    expect(searchablePinyin(name, { surname: true })).toBe(expected)
  })

  it('of a unit keeps digits and letters', () => {
    expect(searchablePinyin('12345热线A座', { surname: false })).toBe('12345rexianazuo 1rxaz')
  })
})
