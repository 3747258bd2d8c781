/** The door for whoever shows a key to its owner. */
export { drawKeyView, type KeyViewState } from './view/drawKeyView.ts'
export { keyViewElsewhere, openKeyView, type KeyView } from './view/openKeyView.ts'
export { overPage } from './view/overPage.ts'
