import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'

const pauseMs = 350

interface SearchBoxProps {
  placeholder: string
  value: string
  onSearch: (text: string) => void
}

/** Searches by itself when typing pauses. */
export const SearchBox = ({ placeholder, value, onSearch }: SearchBoxProps) => {
  const [typed, setTyped] = useState<string>()
  const waiting = useRef<number>(undefined)
  useEffect(() => () => window.clearTimeout(waiting.current), [])
  const type = (text: string) => {
    setTyped(text)
    window.clearTimeout(waiting.current)
    waiting.current = window.setTimeout(() => {
      setTyped(undefined)
      onSearch(text.trim())
    }, pauseMs)
  }
  return (
    <Input
      className="search-box"
      type="search"
      allowClear
      maxLength={100}
      prefix={<SearchOutlined aria-hidden />}
      placeholder={placeholder}
      aria-label={placeholder}
      value={typed ?? value}
      onChange={event => type(event.target.value)}
    />
  )
}
