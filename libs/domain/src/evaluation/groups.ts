/** Those with the same name, together; in the order in which names first come. */
export const groupsOf = <Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): [string, Item[]][] => {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const name = nameOf(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return [...groups]
}
