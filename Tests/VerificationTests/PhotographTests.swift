import CellLog
import PNG
import Platform
import Foundation
import Testing

@testable import Verification

/// Files that are no photograph must not take the tool with them, and it must say what is wrong with them.
@Suite struct PhotographTests {
  static func file(_ name: String) throws -> [UInt8] { try Files.read("\(SituationTests.folder)/\(name)") }

  static let whole = [
    "grey.png", "bits.png", "grey-alpha.png", "rgb.png", "rgba.png", "palette.png", "16-bit.png",
    "interlaced.png", "gamma.png", "linear.png",
  ]

  @Test(arguments: whole) func aBeginningOfAFileIsRefused(_ name: String) throws {
    let file = try Self.file(name)
    let photograph = try PNGImage(png: file)
    #expect(photograph.numbers.count == photograph.channels * photograph.height * photograph.width)
    for count in file.indices {
      do {
        // Behind the last byte of the pixels stand their check sum and the last chunk.
        #expect(try PNGImage(png: Array(file[..<count])) == photograph)
        #expect(count >= file.count - 16)
      } catch let refusal as PNGImage.Refusal {
        #expect(!refusal.reason.isEmpty)
      }
    }
  }

  @Test(arguments: whole) func aChangedByteIsReadOrRefused(_ name: String) throws {
    let file = try Self.file(name)
    for index in file.indices {
      for change: UInt8 in [0x01, 0x80, 0xFF] {
        var changed = file
        changed[index] ^= change
        do {
          let photograph = try PNGImage(png: changed)
          #expect(photograph.numbers.count == photograph.channels * photograph.height * photograph.width)
        } catch let refusal as PNGImage.Refusal {
          #expect(!refusal.reason.isEmpty)
        }
      }
    }
  }

  @Test(arguments: [
    (100_000, 100_000, "100000 × 100000 pixels are too many"),
    (Int(UInt32.max), Int(UInt32.max), "4294967295 × 4294967295 pixels are too many"),
    (1_000_001, 1, "1000001 × 1 pixels are too many"),
    (8_000, 8_001, "8000 × 8001 pixels are too many"),
    (8_000, 8_000, "IHDR: CRC error"),
    (0, 1, "IHDR"),
  ])
  func aGiganticOneIsRefused(_ width: Int, _ height: Int, _ reason: String) throws {
    var file = try Self.file("gigantic.png")
    for (offset, number) in [(16, width), (20, height)] {
      withUnsafeBytes(of: UInt32(number).bigEndian) { file.replaceSubrange(offset..<(offset + 4), with: $0) }
    }
    let refusal = #expect(throws: PNGImage.Refusal.self) { try PNGImage(png: file) }
    #expect(try #require(refusal).reason.hasPrefix(reason))
  }

  /// A real photograph with a colour profile. The sums and the fingerprint of all numbers come from another
  /// decoder: Python's zlib, and the filters of the PNG specification (section 9.2) written out.
  @Test func everyNumberIsThatOfTheFile() throws {
    let cat = try PNGImage(png: Files.read(CacheFolder.packageFolder + "/notes/cat-300.png"))
    #expect(cat.channels == 3 && cat.height == 300 && cat.width == 300)
    #expect(cat.numbers.starts(with: [122, 63, 49]))
    let sums = (0..<3).map { channel in
      stride(from: channel, to: cat.numbers.count, by: 3).reduce(0) { $0 + Int(cat.numbers[$1]) }
    }
    #expect(sums == [13_342_505, 9_799_788, 7_172_793])
    #expect(fingerprint(cat.numbers) == "450257d11033cf49-270000")
  }
}
