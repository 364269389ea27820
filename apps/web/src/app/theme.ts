import type { ThemeConfig } from 'antd'

/** Blue acts, red warns: the programme's own red is kept for the top bar. The same values stand in styles/base.css. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#1d5fb4',
    colorLink: '#1d5fb4',
    colorError: '#c4161c',
    colorWarning: '#b25e00',
    colorSuccess: '#237804',
    colorText: '#1f2329',
    colorTextSecondary: '#586069',
    colorBorder: '#c9ced6',
    borderRadius: 6,
    controlHeight: 36,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.15s',
    motionDurationSlow: '0.2s',
  },
}
