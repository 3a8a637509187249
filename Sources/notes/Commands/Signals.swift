import Platform
import Dispatch
import Foundation
import Pages
import Verification

/// Ctrl-C, a closed terminal, a polite kill: whatever was started stops, whatever was begun goes.
enum Signals {
  static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { stop(number) }
      source.resume()
      // It watches as long as the program runs.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  /// Stops what was started, and removes what is not finished.
  static func stopEverything() {
    ChildProcess.stopAll()
    ScratchFolder.removeAll()
    SiteWriter.removeUnfinished()
  }

  private static func stop(_ number: Int32) {
    stopEverything()
    signal(number, SIG_DFL)
    // To the process, not to this thread, which may take no signals; again, because the source still watches
    // and may take one for itself before any thread does.
    while true {
      kill(getpid(), number)
      usleep(10_000)
    }
  }
}
