/// Prints every known answer that does not hold, and how many there are.
/// - Returns: the program's exit code: 0 if all hold, or else 1.
@_cdecl("compareKnownAnswers")
func compareKnownAnswers() -> Int32 {
  var wrong = 0
  for answer in knownAnswers where !answer.holds {
    wrong += 1
    print("error: \(answer.difference)")
  }
  let verdict = wrong == 0 ? "all hold" : "\(wrong) do not hold"
  print("\(knownAnswers.count) known answers under WebAssembly: \(verdict)")
  return wrong == 0 ? 0 : 1
}
