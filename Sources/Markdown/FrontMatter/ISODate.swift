/// Calendar dates.
enum ISODate {
  /// Whether `text` is a date that exists, `2024-02-29`, optionally with a time after `T` or a space:
  /// `18:30`, `18:30:59`.
  static func isWritten(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard [10, 16, 19].contains(bytes.count), bytes[4] == .hyphen, bytes[7] == .hyphen,
      let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
      year >= 1, (1...12).contains(month), day >= 1, day <= days(of: month, year)
    else { return false }
    return bytes.count == 10
      || (bytes[10] == UInt8(ascii: "T") || bytes[10] == .space) && isTime(bytes[11...])
  }

  private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    let numbers = parts.map { $0.count == 2 ? number($0) ?? 99 : 99 }
    return numbers[0] < 24 && numbers.dropFirst().allSatisfy { $0 < 60 }
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func days(of month: Int, _ year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
