/// Why a part of a formula means nothing that could be computed.
struct Unreadable: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
