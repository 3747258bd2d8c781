/** How the frame looks: in the person's own colours, light or dark. */
export function frameStyle(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    * { box-sizing: border-box }
    :root { --ink: light-dark(#1c211c, #ecece4); --paper: light-dark(#fffefb, #1a1d17); --sunk: light-dark(#f6f3eb, #242821);
      --quiet: light-dark(#5a6058, #a6ab9f); --edge: light-dark(#868b80, #747b6e); --accent: light-dark(#1f5b45, #86d3ae);
      --on-accent: light-dark(#fff, #0d1a14) }
    body { margin: 0; padding: 1.25rem; background-color: var(--paper); color: var(--ink); font: 0.9375rem/1.5 system-ui, sans-serif }
    main, form { display: grid; gap: 0.875rem }
    label { display: grid; gap: 0.35rem }
    input { min-block-size: 2.375rem; padding: 0.3rem 0.6rem; border: 1px solid var(--edge); border-radius: 8px;
      background-color: var(--paper); color: inherit; font: inherit }
    h1 { margin: 0; font-size: 1.25rem; line-height: 1.3; text-wrap: balance }
    p, dl, dd { margin: 0; overflow-wrap: anywhere }
    dl { display: grid; gap: 0.5rem }
    dt { color: var(--quiet); font-size: 0.8125rem }
    pre { max-block-size: 12rem; margin: 0; padding: 0.75rem; overflow: auto; border-radius: 8px; background-color: var(--sunk);
      font: 0.8125rem/1.5 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere }
    small { color: var(--quiet) }
    div { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0.5rem }
    button { min-block-size: 2.375rem; padding: 0.3rem 0.9rem; border: 1px solid var(--edge); border-radius: 8px;
      background-color: var(--paper); color: inherit; font: inherit; font-weight: 550; cursor: pointer }
    button.yes:enabled { border-color: transparent; background-color: var(--accent); color: var(--on-accent) }
    button:disabled { border-color: var(--edge); background-color: var(--sunk); color: var(--quiet); cursor: default }
    :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }`)
  return sheet
}
