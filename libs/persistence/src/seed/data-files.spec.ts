import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { districtFiles } from '#domain/district/shapes.js'

const page = readFileSync(join(__dirname, '../../../../docs/data-files.md'), 'utf8')

/** `[column, 是 | 可空]` of the first table under a file's heading. */
function documented(file: string): [string, string][] {
  const section = page.split(/^## /m).find(part => part.startsWith(`${file}：`)) ?? ''
  const rows = section.split('\n\n').find(block => block.startsWith('| 列 |')) ?? ''
  return rows
    .split('\n')
    .slice(2)
    .map(row => row.split('|').map(cell => cell.trim()))
    .map(([, header = '', required = '']) => [header, required])
}

describe('docs/data-files.md', () => {
  it.each(Object.values(districtFiles).map(shape => [shape.file, shape] as const))(
    'tells the columns of %s',
    (file, shape) => {
      const columns = Object.values(shape.columns).map(({ header, mayBeEmpty }) => [
        header,
        mayBeEmpty ? '可空' : '是',
      ])
      expect(documented(file)).toEqual(columns)
    },
  )
})
