import { useState } from 'react'

const storageKey = 'dual-checkin.phrases'
const mostKept = 8

const stored = (): string[] => {
  try {
    const value: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
  } catch {
    // Storage switched off or its content spoilt: one's own phrases are a comfort, not a need.
    return []
  }
}

/** 常用意见 a person keeps on this device. */
export const useOwnPhrases = () => {
  const [phrases, setPhrases] = useState(stored)
  const store = (next: string[]) => {
    setPhrases(next)
    try {
      window.localStorage.setItem(storageKey, JSON.stringify(next))
    } catch {
      // Kept for this page only.
    }
  }
  return {
    phrases,
    keep: (phrase: string) => store([phrase, ...phrases.filter(each => each !== phrase)].slice(0, mostKept)),
    drop: (phrase: string) => store(phrases.filter(each => each !== phrase)),
  }
}
