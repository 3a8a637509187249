/// FNV-1a, 64 bits, in hexadecimal, and the length: names a content, and tells two contents apart that differ by
/// accident.
/// - Source: G. Fowler, L. C. Noll, K.-P. Vo, The FNV Non-Cryptographic Hash Algorithm.
public func fingerprint(_ bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return String(hash, radix: 16) + "-" + String(bytes.count)
}

/// Stands for the fingerprint of a file that cannot be read. No fingerprint is spelled like this.
public let unreadableFingerprint = "unreadable"
