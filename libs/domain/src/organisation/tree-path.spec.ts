import { endOfSubtree, idsOf, isWithin, pathBelow, pathMoved } from './tree-path.js'

test('a path grows by an id and a slash', () => {
  expect(pathBelow(null, '5117')).toBe('/5117/')
  expect(pathBelow('/5117/', '511702')).toBe('/5117/511702/')
  expect(idsOf('/5117/511702/')).toEqual(['5117', '511702'])
})

test('a longer id with the same beginning is not below', () => {
  expect(isWithin('/5117/511702/', '/5117/')).toBe(true)
  expect(isWithin('/5117/', '/5117/')).toBe(true)
  expect(isWithin('/51170/', '/5117/')).toBe(false)
})

test('a subtree moves as a whole, and nothing else with it', () => {
  expect(pathMoved('/a/b/c/', '/a/b/', '/a/d/b/')).toBe('/a/d/b/c/')
  expect(pathMoved('/a/b/', '/a/b/', '/b/')).toBe('/b/')
  expect(() => pathMoved('/a/bc/', '/a/b/', '/b/')).toThrow('/a/bc/ is not within /a/b/')
})

test('a subtree is one range of the order of bytes', () => {
  const inOrder = ['/a/', '/a/b/', '/a/b/-/', '/a/b/0/', '/a/b/z~/', '/a/b-/', '/a/b0/', '/a/bc/'].sort()
  const within = inOrder.filter(path => path >= '/a/b/' && path < endOfSubtree('/a/b/'))
  expect(within).toEqual(inOrder.filter(path => isWithin(path, '/a/b/')))
})
