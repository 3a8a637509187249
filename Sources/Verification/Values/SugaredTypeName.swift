/// A type as an author writes it: `[Int]` for `Array<Int>`, `Int?` for `Optional<Int>`, `[K: V]` for
/// `Dictionary<K, V>`.
func sugared(_ name: String) -> String {
  guard let open = name.firstIndex(of: "<"), name.last == ">",
    let arguments = arguments(name[name.index(after: open)...].dropLast())
  else { return name }
  let sugar = arguments.map(sugared)
  switch (name[..<open], sugar.count) {
  case ("Array", 1): return "[\(sugar[0])]"
  case ("Optional", 1): return sugar[0].contains(" ") ? "(\(sugar[0]))?" : "\(sugar[0])?"
  case ("Dictionary", 2): return "[\(sugar[0]): \(sugar[1])]"
  default: return "\(name[..<open])<\(sugar.joined(separator: ", "))>"
  }
}

/// Splits at the commas outside brackets; nil where brackets do not balance.
private func arguments(_ text: Substring) -> [String]? {
  var depth = 0
  var parts = [""]
  var previous: Character = " "
  for character in text {
    switch character {
    case "<", "(", "[": depth += 1
    case ">" where previous == "-": break
    case ">", ")", "]": depth -= 1
    default: break
    }
    if depth < 0 { return nil }
    if character == ",", depth == 0 {
      parts.append("")
    } else if !(character == " " && parts[parts.count - 1].isEmpty) {
      parts[parts.count - 1].append(character)
    }
    previous = character
  }
  return parts
}
