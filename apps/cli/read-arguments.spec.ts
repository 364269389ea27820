import { readArguments } from './read-arguments.js'

const options = { to: { type: 'string' }, json: { type: 'boolean', default: false } } as const
const read = (...args: string[]) => readArguments({ args, options })

test('what is understood is given back', () => {
  expect(read('--to', 'x').values).toEqual({ to: 'x', json: false })
})

test.each([
  [['--jsn'], '没有参数 --jsn'],
  [['-j'], '没有参数 -j'],
  [['--to'], '参数 --to 后面要写明内容'],
  [['--to', '--json'], '参数 --to 后面要写明内容'],
  [['--json=1'], '参数 --json 后面不写内容'],
  [['x'], '不认识“x”'],
])('%j is refused in words, with what would be understood', (args, message) => {
  expect(() => read(...args)).toThrow(
    expect.objectContaining({ message, remedy: expect.stringContaining('--to 内容、--json') as string }),
  )
})
