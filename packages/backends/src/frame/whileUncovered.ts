/**
 * Says whether the person can see an element and has had a moment to read: nothing over it, not faded. Says so again whenever that
 * changes, since a page can put something in front later. Gives back how to stop.
 */
export function whileUncovered(element: Element, tell: (isSeen: boolean) => void): () => void {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) {
    const timer = setTimeout(tell, moment, true) // browsers that cannot tell what is in front
    return () => clearTimeout(timer)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const options = { threshold: 1, trackVisibility: true, delay: 100 }
  const observer = new IntersectionObserver((entries) => {
    clearTimeout(timer)
    const latest = entries.at(-1) as IntersectionObserverEntry & { isVisible: boolean }
    if (latest.isVisible) timer = setTimeout(tell, moment, true)
    else tell(false)
  }, options)
  observer.observe(element)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
  }
}

/** ms. */
const moment = 400
