import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { sourcesOf, type Source } from './sources.js'

/** Links of a page to files of the repository that are not there. */
const brokenLinks = ({ path, text }: Source): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
    .flatMap(([, target]) => (target ? [target] : []))
    .filter(target => !/^[a-z]+:/.test(target))
    .filter(target => !existsSync(join(repositoryRoot(), dirname(path), target)))

test.each(sourcesOf(['README.md', 'docs'], /\.md$/).map(page => [page.path, page] as const))(
  '%s links to what is there',
  (_path, page) => {
    expect(brokenLinks(page)).toEqual([])
  },
)

test('a broken link is found', () => {
  const text = 'see [the glossary](glossary.md), [nothing](gone.md#part) and [the web](https://example.org)'
  expect(brokenLinks({ path: 'docs/planted.md', text })).toEqual(['gone.md'])
})
