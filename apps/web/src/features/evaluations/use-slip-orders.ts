/** Orders whose answer tells the codes of slips: kept in memory for the sheet that is printed next, and nowhere else. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { printSlips, type PrintedSlips } from '../../api/evaluation-slips.js'
import { useRequest } from '../accounts/use-request.js'

export const printedKey = (id: string) => ['printed-slips', id] as const

/** Sent once: a repeat would make the codes void that the first answer told. */
export const useSlipOrders = (id: string) => {
  const queries = useQueryClient()
  const navigate = useNavigate()
  return useRequest(printSlips(id), printed => {
    queries.setQueryData<PrintedSlips>(printedKey(id), printed)
    void queries.invalidateQueries({ queryKey: ['evaluations', id] })
    void navigate(`/evaluations/${id}/sheet`)
  })
}
