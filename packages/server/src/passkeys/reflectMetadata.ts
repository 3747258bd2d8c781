// @simplewebauthn/server needs this polyfill before its own dependencies run, and asks for it. But bundlers run a CommonJS
// import only after the modules beside it, so built apps would start without it. A module of its own comes first.
import 'reflect-metadata'
