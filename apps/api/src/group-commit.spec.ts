import { GroupCommit } from './group-commit.js'

interface Asked {
  no: number
  rows?: number
  names?: string[]
}

const gathered = (commit: (asked: Asked[]) => Promise<string[]>) => {
  const commits: number[][] = []
  const gathering = new GroupCommit<Asked, string>({
    mostRows: 3,
    mostUnderWay: 1,
    rowsOf: ({ rows = 1 }) => rows,
    namesOf: ({ names = [] }) => names,
    commit: asked => {
      commits.push(asked.map(({ no }) => no))
      return commit(asked)
    },
  })
  return { commits, send: (asked: Asked) => gathering.send(asked) }
}
const answered = (asked: Asked[]) => Promise.resolve(asked.map(({ no }) => `answer ${no}`))

test('what comes together is one commit, each is told its own answer, no more rows than may be', async () => {
  const { send, commits } = gathered(answered)
  const answers = await Promise.all([1, 2, 3, 4, 5].map(no => send({ no })))
  expect(answers).toEqual([1, 2, 3, 4, 5].map(no => `answer ${no}`))
  expect(commits).toEqual([
    [1, 2, 3],
    [4, 5],
  ])
})

test('a request of many rows goes with as many others as fit', async () => {
  const { send, commits } = gathered(answered)
  await Promise.all([send({ no: 1, rows: 2 }), send({ no: 2, rows: 2 }), send({ no: 3 })])
  expect(commits).toEqual([[1, 3], [2]])
})

test('what comes while others are under way goes into the next', async () => {
  let begun: (() => void) | undefined
  let end: (() => void) | undefined
  const isBegun = new Promise<void>(resolve => (begun = resolve))
  const isOver = new Promise<void>(resolve => (end = resolve))
  const { send, commits } = gathered(async asked => {
    begun?.()
    await isOver
    return answered(asked)
  })
  const first = send({ no: 1 })
  await isBegun
  const others = [send({ no: 2 }), send({ no: 3 })]
  end?.()
  await Promise.all([first, ...others])
  expect(commits).toEqual([[1], [2, 3]])
})

test('whoever names the same again waits for the commit of the first', async () => {
  const { send, commits } = gathered(answered)
  await Promise.all([send({ no: 1, names: ['row'] }), send({ no: 2, names: ['row'] }), send({ no: 3 })])
  expect(commits).toEqual([[1, 3], [2]])
})

test('one that fails is told so, and the next ones are committed all the same', async () => {
  const { send } = gathered(asked =>
    asked.some(({ no }) => no === 1) ? Promise.reject(new Error('no connection')) : answered(asked),
  )
  await expect(send({ no: 1 })).rejects.toThrow('no connection')
  expect(await send({ no: 2 })).toBe('answer 2')
})
