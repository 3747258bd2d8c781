// Story tests take everything from preview.tsx; what only tests need goes here.
export {}
