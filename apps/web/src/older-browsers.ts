/**
 * What Chromium 86 lacks of the language's own library, as far as the portal uses it. The build lowers the syntax;
 * the library it leaves as it is. tests/e2e/older-browser.spec.ts takes these and their like away.
 */
const define = (owner: object, name: string, value: unknown): void => {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, writable: true, configurable: true })
}

define(Array.prototype, 'at', function at(this: unknown[], index: number) {
  return this[index < 0 ? this.length + index : index]
})
define(Object, 'hasOwn', (owner: object, name: PropertyKey) =>
  Object.prototype.hasOwnProperty.call(owner, name),
)
