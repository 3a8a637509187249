import Testing

@testable import Pages

@Suite struct MediaTypeTests {
  @Test(arguments: [
    ("dot.png", MediaType.picture, "image/png"), ("a.b/dot.BMP", .picture, "image/bmp"),
    ("picture.svg", .picture, "image/svg+xml"), ("tone.opus", .sound, "audio/ogg"),
    ("tone.m4a", .sound, "audio/mp4"), ("call.3gp", .sound, "audio/3gpp"),
    ("film.mov", .film, "video/quicktime"),
    ("film.mkv", .film, "video/matroska"), ("paper.pdf", .other, "application/pdf"),
    ("data.bin", .other, "application/octet-stream"), ("a.png/data", .other, "application/octet-stream"),
    ("", .other, "application/octet-stream"),
  ]) func byExtension(_ path: String, _ kind: MediaType, _ name: String) {
    #expect(MediaType(path) == kind && MediaType.name(of: path) == name)
  }
}
