import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { dropPhrase, keepPhrase, phrasesQuery } from '../../api/drafts.js'

const nothing: string[] = []

/** 常用意见 of one's own: the same on the phone as at the desk. */
export const useOwnPhrases = () => {
  const queries = useQueryClient()
  const phrases = useQuery(phrasesQuery).data?.items ?? nothing
  const onSuccess = (kept: { items: string[] }) => queries.setQueryData(phrasesQuery.queryKey, kept)
  const keep = useMutation({ mutationFn: keepPhrase, onSuccess })
  const drop = useMutation({ mutationFn: dropPhrase, onSuccess })
  return { phrases, keep: keep.mutate, drop: drop.mutate }
}
