/** RFC 5321, 4.5.3.1: 64 before the @, 254 for what fits into a command. */
const LONGEST = 254;
const MAILBOX = /^[^\s@<>()[\],;:\\"]{1,64}@[^\s@<>()[\],;:\\"]+\.?[^\s@<>()[\],;:\\".]+$/;

/** One plain address: anything else (names, lists, comments) could send a page to somebody who was not meant. */
export function checkMailAddress(address: string): string | null {
  if (address.length <= LONGEST && MAILBOX.test(address)) return null;
  return 'write one address, such as ana@example.org';
}
