import type { PartialMessages } from '../en.ts'

export const receipts = {
  'receipt.title': 'إيصال انتهاء وصول الخادم',
  'receipt.about': 'هذا ما وقّعه خادم {app}. يُرجى الاحتفاظ به: يمكن التحقق منه لاحقًا دون سؤال أحد.',
  'receipt.what': 'ما انتهى',
  'receipt.ended': {
    zero: 'لم يُمنح وصول الخادم أي مرة ({n})',
    one: 'وصول للخادم مُنح مرة واحدة؛ أُتلف مفتاحه',
    two: 'وصول للخادم مُنح مرتين؛ أُتلف المفتاحان',
    few: 'وصول للخادم مُنح {n} مرات؛ أُتلفت المفاتيح',
    many: 'وصول للخادم مُنح {n} مرة؛ أُتلفت المفاتيح',
    other: 'وصول للخادم مُنح {n} مرة؛ أُتلفت المفاتيح',
  },
  'receipt.ended.none': 'لا شيء؛ لم يكن وصول الخادم قائمًا',
  'receipt.when': 'متى',
  'receipt.who': 'لمن',
  'receipt.by': 'التطبيق',
  'receipt.digest': 'البصمة (SHA-256)',
  'receipt.key': 'المفتاح الذي وقّع',
  'receipt.checking': 'جارٍ التحقق من التوقيع…',
  'receipt.verified': 'تم التحقق على هذا الجهاز: وقّع مفتاح لخادم {app} هذا النص كلمة بكلمة.',
  'receipt.unchecked': 'لم يُتحقق منه هنا. يستطيع ذلك من لديه المفتاح العام لـ {app}.',
  'receipt.otherPerson': 'التوقيع صحيح، لكن هذا الإيصال يخص شخصًا آخر.',
  'receipt.invalid': 'لا يُعتد به: إما أنه غُيّر، أو كتبه شخص آخر.',
  'receipt.copy': 'نسخ الإيصال',
  'receipt.copied': 'تم نسخ الإيصال.',
  'receipt.download': 'تنزيل الإيصال',
} satisfies PartialMessages
