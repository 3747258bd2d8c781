// Why: a modal question covers the whole page, and of many only the last would be seen. In a cell of states it stays in its frame.
if (typeof HTMLDialogElement === 'function') {
  const { prototype } = HTMLDialogElement
  // oxlint-disable-next-line typescript/unbound-method -- called on each dialog below
  const { showModal } = prototype
  prototype.showModal = function show() {
    if (this.closest('[data-cell]')) this.show()
    else showModal.call(this)
  }
}
