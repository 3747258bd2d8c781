import type { PartialMessages } from '../en.ts'

export const receipts = {
  'receipt.title': 'サーバーアクセス終了の控え',
  'receipt.about': '{app}のサーバーが署名した内容です。保管しておけば、あとから誰にも頼らずに確認できます。',
  'receipt.what': '終了したもの',
  'receipt.ended': { other: '{n}回許可されたサーバーアクセス（鍵は破棄済み）' },
  'receipt.ended.none': 'なし（有効なサーバーアクセスはありませんでした）',
  'receipt.when': '日時',
  'receipt.who': '対象者',
  'receipt.by': 'アプリ',
  'receipt.digest': 'ダイジェスト（SHA-256）',
  'receipt.key': '署名した鍵',
  'receipt.checking': '署名を確認しています…',
  'receipt.verified': 'この端末で確認済み：{app}のサーバーの鍵が、この内容に一字一句そのまま署名しています。',
  'receipt.unchecked': 'ここでは確認していません。{app}の公開鍵があれば、誰でも確認できます。',
  'receipt.otherPerson': '署名は正しいものの、この控えは別の人のものです。',
  'receipt.invalid': '無効です。書き換えられたか、別の誰かが作ったものです。',
  'receipt.copy': '控えをコピー',
  'receipt.copied': '控えをコピーしました。',
  'receipt.download': '控えをダウンロード',
} satisfies PartialMessages
