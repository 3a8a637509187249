/// A request of a page that was not carried out: the HTTP status and the reason.
struct Refused: Error {
  let status: Int
  let message: String

  init(_ status: Int, _ message: String) {
    self.status = status
    self.message = message
  }
}
