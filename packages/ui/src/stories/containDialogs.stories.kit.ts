let mounted = 0
let restore: (() => void) | undefined

/**
 * Keeps what a cell of states asks within its frame: a modal question would cover the whole page, and of many only the last would be
 * seen. Gives back how to stop.
 */
export function containDialogs(): () => void {
  if (mounted++ === 0) restore = replaceShowModal()
  return () => {
    if (--mounted === 0) restore?.()
  }
}

function replaceShowModal() {
  const { prototype } = HTMLDialogElement
  // oxlint-disable-next-line typescript/unbound-method -- called on each dialog below
  const { showModal } = prototype
  prototype.showModal = function show() {
    if (this.closest('[data-cell]')) this.show()
    else showModal.call(this)
  }
  return () => {
    prototype.showModal = showModal
  }
}
