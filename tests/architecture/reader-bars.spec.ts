import { fileLengths, functionLengths, longest, ninetiethPercentile } from './reader-bars.js'
import { productSources } from './sources.js'

const sources = productSources()
const files = fileLengths(sources)
const functions = functionLengths(sources)
const barOfFiles = 150
const barOfFunctions = 35
const longestFile = 300

test(`files: nine of ten have at most ${ninetiethPercentile(files)} lines, the bar is ${barOfFiles}`, () => {
  expect(files.length).toBeGreaterThan(50)
  expect(ninetiethPercentile(files)).toBeLessThanOrEqual(barOfFiles)
})

test(`functions: nine of ten have at most ${ninetiethPercentile(functions)} lines, the bar is ${barOfFunctions}`, () => {
  expect(functions.length).toBeGreaterThan(200)
  expect(ninetiethPercentile(functions)).toBeLessThanOrEqual(barOfFunctions)
})

test('no file is beyond reading in one go', () => {
  const beyond = files.filter(({ lines }) => lines > longestFile)
  expect(longest(beyond, 5)).toBe('')
})

test('lengths are counted as a reader counts them', () => {
  const body = Array.from({ length: 40 }, (_, line) => `  step(${line})`)
  const text = ['const short = () => 1', 'function long() {', ...body, '}', ''].join('\n')
  const source = { path: 'planted.ts', text }
  expect(fileLengths([source])).toEqual([{ where: 'planted.ts', lines: 43 }])
  expect(functionLengths([source])).toEqual([
    { where: 'planted.ts:1', lines: 1 },
    { where: 'planted.ts:2', lines: 42 },
  ])
  expect(ninetiethPercentile(functionLengths([source]))).toBe(42)
})
