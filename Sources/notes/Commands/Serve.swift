import Course
import Platform
import ArgumentParser
import Foundation
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
    // Writing to a browser that has gone is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    // Says what is wrong with the folder before anything is served.
    let folder = try await Course.read(folder: options.folder).folder
    let preparation = try Notes.preparation.get()
    let port = try WebServer.available(port)
    let hub = ServerSentEvents()
    let token = RequestGuard.makeSecret()
    let preview = LivePreview(
      folder: folder, hub: hub, token: token, verifier: Verifier(preparation),
      again: { Verifier(preparation.again) })
    let gatekeeper = RequestGuard(port: port, key: RequestGuard.makeSecret(), token: token)
    let routes = Routes(gatekeeper: gatekeeper, preview: preview, hub: hub)
    let server = try WebServer(port: port) { await routes.answer($0) }
    let address = "http://127.0.0.1:\(port)/\(gatekeeper.entrance)"
    let notes = FolderWatcher(folders: [folder]).changes()
    let modules = FolderWatcher(folders: preparation.moduleFolders, interval: .milliseconds(200))
      .changes { $0.hasSuffix(".swift") }
    await preview.begin()
    defer { Signals.stopEverything() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask { await hub.keepAlive() }
      group.addTask { for await changed in notes { preview.changed(.files(changed)) } }
      group.addTask { for await _ in modules { preview.changed(.modules) } }
      group.addTask { for await file in hub.left { await preview.leave(file) } }
      group.addTask { await preview.keepUp() }
      Terminal.output.write("\(address)\n")
      if open { group.addTask { await Entrance(address).open() } }
      try await group.waitForAll()
    }
  }
}

/// The address with its key, given to a browser in a file that only its owner can read: the arguments of a process can
/// be read by everybody.
private struct Entrance {
  let address: String

  init(_ address: String) { self.address = address }

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
    // The browser reads it after the opener has ended.
    try? await Task.sleep(for: .seconds(30))
    try? FileManager.default.removeItem(atPath: path)
  }
}
