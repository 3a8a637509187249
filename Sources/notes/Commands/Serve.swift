import ArgumentParser
import Course
import Foundation
import Platform
import Verification

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the site while its notes are edited.",
    discussion: """
      The pages follow the files: what a note says at once, what its cells do as soon as they were run. Only this
      machine is answered. Nothing is written but what you save from a page. Ctrl-C ends it.
      """)

  @OptionGroup var options: FolderOptions

  @Option(help: "The port; 0 takes any that is free.")
  var port = 4242

  @Flag(help: "Open the course in a browser.")
  var open = false

  func validate() throws {
    guard !(0...65_535).contains(port) else { return }
    throw ValidationError("\(port) is no port: they go from 0 to 65535")
  }

  func run() async throws {
    // Writing to a browser that has gone must not end the server.
    signal(SIGPIPE, SIG_IGN)
    // Throws where something is wrong with the folder, before anything is served.
    let folder = try await Course.read(folder: options.folder).folder
    let preparation = try Compiler.preparation.get()
    let port = try WebServer.available(port)
    let pageEvents = ServerSentEvents()
    let token = RequestGuard.makeSecret()
    let preview = LivePreview(
      folder: folder, pageEvents: pageEvents, token: token, verifier: Verifier(preparation),
      makeVerifier: { Verifier(preparation.again) })
    let requestGuard = RequestGuard(port: port, key: RequestGuard.makeSecret(), token: token)
    let routes = Routes(requestGuard: requestGuard, preview: preview, pageEvents: pageEvents)
    let server = try WebServer(port: port) { await routes.answer($0) }
    let address = "http://127.0.0.1:\(port)/\(requestGuard.entrance)"
    let notes = FolderWatcher(folders: [folder]).changes()
    let modules = FolderWatcher(folders: preparation.moduleFolders, interval: .milliseconds(200))
      .changes { $0.hasSuffix(".swift") }
    await preview.begin()
    defer { Signals.stopEverything() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask { await pageEvents.keepAlive() }
      group.addTask { for await changed in notes { preview.changed(.files(changed)) } }
      group.addTask { for await _ in modules { preview.changed(.modules) } }
      group.addTask { for await file in pageEvents.left { await preview.leave(file) } }
      group.addTask { await preview.followChanges() }
      Terminal.output.write("\(address)\n")
      if open { group.addTask { await Entrance(address: address).open() } }
      try await group.waitForAll()
    }
  }
}

/// The address with its key, passed to a browser in a file that only its owner can read, because every user of the
/// machine can read the arguments of a process.
private struct Entrance {
  let address: String

  func open() async {
    let path = "\(NSTemporaryDirectory())/notes-\(UUID().uuidString).html"
    let page = "<!doctype html><meta http-equiv=\"refresh\" content=\"0; url=\(address)\">\n"
    do {
      try Files.create(path, mode: 0o600, Array(page.utf8))
    } catch {
      return Terminal.error.write("notes: \(error): open the address yourself\n")
    }
    if !(await ChildProcess.open("file://\(path)")) {
      Terminal.error.write("notes: no browser was found: open the address yourself\n")
    }
    // The browser reads the file only after the program that opened it has ended.
    try? await Task.sleep(for: .seconds(30))
    try? FileManager.default.removeItem(atPath: path)
  }
}
