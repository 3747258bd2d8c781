import type { PartialMessages } from '../en.ts'

export const devices = {
  'devices.title': 'ログイン中の端末',
  'devices.signedOut': 'ログインすると、どこでログインしているかを確認できます。',
  'devices.empty': '端末の記録がありません。',
  'devices.current': 'この端末',
  'devices.other': '別の端末',
  'devices.since': 'ログイン：{date}',
  'devices.used': '最後の利用：{ago}',
  'devices.alone': 'ほかではログインしていません。',
  'devices.signOut': 'ログアウト',
  'devices.signOut.named': '{date}にログインした端末をログアウト',
  'devices.signOut.done': 'その端末をログアウトしました。',
  'devices.signOut.failed': 'まだログインしたままです。',
  'devices.signOut.unknown': 'ログアウトできたかどうか分かりません。',
  'devices.others': 'ほかのすべての端末をログアウト',
  'devices.others.title': {
    '=1': 'もう1台の端末をログアウトしますか？',
    other: 'ほかの{n}台の端末をログアウトしますか？',
  },
  'devices.others.about': 'ここではログインしたままです。ほかの端末で続けるには、もう一度ログインが必要です。',
  'devices.others.keep': 'そのままにする',
  'devices.others.confirm': 'ログアウト',
  'devices.others.done': '今はこの端末だけでログインしています。',
  'devices.others.failed': 'ほかの端末はまだログインしたままです。',
  'devices.others.unknown': 'ほかの端末をログアウトできたかどうか分かりません。',
} satisfies PartialMessages
