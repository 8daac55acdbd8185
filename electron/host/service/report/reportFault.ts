/** A report that could not be made; the message is Chinese, for people, and says what to do. */
export class ReportFault extends Error {
  override readonly name = 'ReportFault';
}
