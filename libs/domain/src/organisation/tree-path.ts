/**
 * Arithmetic of the tree's paths: `/5117/511702/` holds the ids from the root to a node, each closed by a slash, so
 * that "this node and below" is one range of an index.
 */
import type { UnitId } from './roles.js'

/** The path of a node below another; of the root, when there is nothing above. */
export const pathBelow = (parentPath: string | null, id: UnitId): string => `${parentPath ?? '/'}${id}/`

/** Whether a node is the other or below it. */
export const isWithin = (path: string, top: string): boolean => path.startsWith(top)

/** Where a node of the subtree `from` comes to lie when the subtree moves to `to`. */
export const pathMoved = (path: string, from: string, to: string): string => {
  if (!isWithin(path, from)) throw new Error(`${path} is not within ${from}`)
  return to + path.slice(from.length)
}

/** The ids from the root down to the node itself. */
export const idsOf = (path: string): UnitId[] => path.split('/').filter(id => id !== '')

/** The first text after all paths of a subtree: the sign after the slash takes its place. */
export const endOfSubtree = (top: string): string => `${top.slice(0, -1)}0`
