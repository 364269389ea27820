import { endingOf } from '#domain/files/file-types.js'

/** RFC 6266: one for clients that know letters only, one for all others. */
export const namesOf = (name: string): string => {
  const plain = name.replace(/[^A-Za-z0-9.-]+/g, '_').replace(/^_+|_+(?=\.|$)/g, '')
  const fallback = /[A-Za-z0-9]/.test(plain.replace(/\.[^.]*$/, '')) ? plain : `file.${endingOf(name)}`
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${fallback}"; filename*=UTF-8''${encoded}`
}
