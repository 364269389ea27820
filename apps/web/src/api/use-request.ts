import { useMutation } from '@tanstack/react-query'
import { type ApiProblem, asProblem } from './problem.js'

export interface Request<Body> {
  run(body: Body): void
  isPending: boolean
  problem: ApiProblem | undefined
  forget(): void
}

/** Sends once: what signs in or spends a code must not be sent again behind one's back. */
export const useRequest = <Body, Answer>(
  send: (body: Body) => Promise<Answer>,
  onDone: (answer: Answer, body: Body) => void,
): Request<Body> => {
  const mutation = useMutation({
    mutationFn: send,
    networkMode: 'always',
    retry: false,
    onSuccess: (answer, body) => onDone(answer, body),
  })
  return {
    run: mutation.mutate,
    isPending: mutation.isPending,
    problem: mutation.error ? asProblem(mutation.error) : undefined,
    forget: mutation.reset,
  }
}
