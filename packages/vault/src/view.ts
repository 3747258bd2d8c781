/** The door for whoever shows a key to its owner. */
export { openKeyView, type KeyView } from './view/openKeyView.ts'
export { overPage } from './view/overPage.ts'
