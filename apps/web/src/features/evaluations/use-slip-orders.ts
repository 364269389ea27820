/** Orders whose answer tells the codes of slips: kept in memory for the sheet that is printed next, and nowhere else. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { printSlips, type PrintedSlips, withdrawBallot } from '../../api/evaluation-slips.js'
import { useRequest } from '../../api/use-request.js'

export const printedKey = (id: string) => ['printed-slips', id] as const

/** Looks at the evaluation anew, and goes on to the sheet where codes were told. */
const useAnswered = (id: string) => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return (printed: PrintedSlips | undefined) => {
    void queries.invalidateQueries({ queryKey: ['evaluations', id] })
    if (!printed) return
    queries.setQueryData<PrintedSlips>(printedKey(id), printed)
    void navigate(`/evaluations/${id}/sheet`)
  }
}

/** Sent once: a repeat would make the codes void that the first answer told. */
export const useSlipOrders = (id: string) => useRequest(printSlips(id), useAnswered(id))

/** Sent once, likewise. @param onDone when it was asked for, agreed to or refused */
export const useWithdrawal = (id: string, onDone: () => void) => {
  const answered = useAnswered(id)
  return useRequest(withdrawBallot(id), ({ printed }) => {
    onDone()
    answered(printed)
  })
}
