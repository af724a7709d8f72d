// The part of the package that computes and draws nothing: without it the bundle would carry a PNG writer.
declare module 'qrcode/lib/core/qrcode.js' {
  export { create } from 'qrcode';
}
