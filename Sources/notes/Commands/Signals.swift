import Dispatch
import Foundation
import Pages
import Platform
import Verification

/// On Ctrl-C, a closed terminal or a plain `kill`, stops all child processes and removes unfinished files, and then
/// ends the command.
enum Signals {
  static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler { stop(number) }
      source.resume()
      // The source must live as long as the program.
      _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  /// Stops all child processes, and removes unfinished files.
  static func stopEverything() {
    ChildProcess.stopAll()
    ScratchFolder.removeAll()
    SiteWriter.removeUnfinished()
  }

  private static func stop(_ number: Int32) {
    stopEverything()
    signal(number, SIG_DFL)
    // The signal goes to the process, because this thread may block it; and again and again, because the source
    // still watches and may take it before the default action does.
    while true {
      kill(getpid(), number)
      usleep(10_000)
    }
  }
}
