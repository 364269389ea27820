import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { filesQuery, uploadFile } from '../../api/files.js'
import { asProblem, type ApiProblem } from '../../api/problem.js'
import type { ProcessFile } from '../../api/types.js'
import { newKey } from '../../api/use-command.js'
import { m } from '../../messages/index.js'

/** A file on its way, or one that did not arrive. */
export interface Sending {
  key: string
  name: string
  percent: number
  problem?: string
}

const megabyte = 1_048_576

/** What can be told before a byte is sent. */
const flawOf = ({ name, size }: File, mostBytes: number): string | undefined => {
  if (size === 0) return m.file.empty(name)
  return size > mostBytes ? m.file.tooLarge(name, mostBytes / megabyte) : undefined
}

const told = (name: string, { message }: ApiProblem): string => `${m.file.failed(name)}：${message}`

/** Sends files one after another, each under a key of its own. */
export const useUploads = (processId: string, mostBytes: number, onDone?: (file: ProcessFile) => void) => {
  const queries = useQueryClient()
  const [sendings, setSendings] = useState<Sending[]>([])
  const change = (key: string, to: Partial<Sending>) =>
    setSendings(all => all.map(each => (each.key === key ? { ...each, ...to } : each)))
  const forget = (key: string) => setSendings(all => all.filter(each => each.key !== key))

  const send = async (file: File, key: string) => {
    try {
      const onProgress = (percent: number) => change(key, { percent })
      const kept = await uploadFile({ processId, file, key, onProgress })
      await queries.invalidateQueries(filesQuery(processId))
      forget(key)
      onDone?.(kept)
    } catch (error) {
      change(key, { problem: told(file.name, asProblem(error)) })
    }
  }

  const take = async (files: Iterable<File>) => {
    const taken = [...files].map(file => ({ file, key: newKey(), problem: flawOf(file, mostBytes) }))
    const fresh = taken.map(({ file: { name }, key, problem }): Sending => ({
      key,
      name,
      percent: 0,
      ...(problem !== undefined && { problem }),
    }))
    setSendings(all => [...all, ...fresh])
    for (const { file, key, problem } of taken) if (problem === undefined) await send(file, key)
  }
  return { sendings, take, forget, isSending: sendings.some(({ problem }) => problem === undefined) }
}
