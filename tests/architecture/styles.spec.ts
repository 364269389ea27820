import { dirname, join } from 'node:path'
import { sourcesOf, type Source } from './sources.js'

const web = 'apps/web/src/'

interface Styles {
  /** A page's own file, by its path. */
  pages: string[]
  /** Class names used where none of the styles that define them is loaded, with the file that uses them. */
  missingOn(page: string): string[]
}

const importsOf = ({ path, text }: Source, known: ReadonlySet<string>): string[] =>
  [...text.matchAll(/^(?:import|export|\}).*?'(\.[^']+)'/gm)].flatMap(([, target = '']) => {
    const file = join(dirname(path), target)
    return [file, file.replace(/\.js$/, '.ts'), file.replace(/\.js$/, '.tsx')].filter(each => known.has(each))
  })

const classesUsed = (text: string): string[] =>
  [...text.matchAll(/[cC]lassName=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(
    ([, plain = '', computed = '']) => `${plain} ${computed}`.match(/[a-z][\w-]+/g) ?? [],
  )

const classesDefined = (text: string): string[] =>
  [...text.matchAll(/\.([a-z][\w-]*)/g)].flatMap(([, name]) => name ?? [])

/** Which styles a page brings along: those that it, or what it is made of, imports, and those of every page. */
const stylesOf = (sources: Source[]): Styles => {
  const known = new Set(sources.map(({ path }) => path))
  const imports = new Map(sources.map(each => [each.path, importsOf(each, known)]))
  const texts = new Map(sources.map(({ path, text }) => [path, text]))
  const sheets = sources.filter(({ path }) => path.endsWith('.css'))
  const definedIn = new Map<string, string[]>()
  for (const { path, text } of sheets)
    for (const name of classesDefined(text)) definedIn.set(name, [...(definedIn.get(name) ?? []), path])
  const loadedFrom = (entries: string[]): Set<string> => {
    const loaded = new Set<string>()
    const waiting = [...entries]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (loaded.has(next)) continue
      loaded.add(next)
      waiting.push(...(imports.get(next) ?? []))
    }
    return loaded
  }
  const frame = [`${web}main.tsx`, `${web}components/shell/AppShell.tsx`]
  return {
    pages: [...known].filter(path => path.startsWith(`${web}pages/`)),
    missingOn: page => {
      const loaded = loadedFrom([page, ...frame])
      return [...loaded].flatMap(path =>
        classesUsed(path.endsWith('.css') ? '' : (texts.get(path) ?? ''))
          .filter(name => definedIn.get(name)?.every(sheet => !loaded.has(sheet)))
          .map(name => `${path} uses ${name}`),
      )
    },
  }
}

const sources = sourcesOf([web], /\.(tsx?|css)$/)
const styles = stylesOf(sources)

test('every page loads the styles of all that it is made of', () => {
  expect(styles.pages.length).toBeGreaterThan(50)
  expect(styles.pages.flatMap(page => styles.missingOn(page))).toEqual([])
})

test('a component that no longer imports its styles is found', () => {
  const bare = sources.map(({ path, text }) => ({ path, text: text.replace(/import '.*forms\.css'/, '') }))
  expect(stylesOf(bare).missingOn(`${web}pages/Process.tsx`)).toContain(
    `${web}features/acts/Phrases.tsx uses phrases`,
  )
})
