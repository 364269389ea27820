import { csvOf } from './csv.js'

const cell = (text: string): string => csvOf([[text]]).slice(1, -2)

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '＝1', '\r=1'])(
  '%j is text, not a formula',
  text => {
    expect(cell(text).replace(/^"/, '')).toBe(`'${text}${/[\r]/.test(text) ? '"' : ''}`)
  },
)

test.each([
  ['社区, 街道', '"社区, 街道"'],
  ['他说"好"', '"他说""好"""'],
  ['两\n行', '"两\n行"'],
  ['1-2', '1-2'],
])('%j is written as %j', (text, written) => {
  expect(cell(text)).toBe(written)
})

test('spreadsheets find the encoding and the ends of rows', () => {
  expect(csvOf([['一', '二'], ['三']])).toBe('\ufeff一,二\r\n三\r\n')
})
