// The arguments of color commands.
extension MathReader {
  /// A CSS color name or `#rrggbb`; nil if the argument is missing or no color, which is reported.
  mutating func color(of name: String, _ token: MathToken) -> String? {
    _ = input.optionalArgument()
    let told = input.reported
    let place = input.visible?.range ?? token.range
    guard let written = word(of: name, token) else { return nil }
    let color = written.lowercased()
    if Self.colors.contains(color) || Self.isHexadecimal(color) { return color }
    if input.reported == told {
      let nearest = MathCommands.nearest(to: color, among: Self.colors)
      report(
        "unknown-color", "‘\(written)’ is no color that is known",
        help: nearest.map { "did you mean ‘\($0)’?" } ?? "write a name of CSS, or #rrggbb",
        place.lowerBound..<max(place.upperBound, input.lastEnd))
    }
    return nil
  }

  private static func isHexadecimal(_ color: String) -> Bool {
    let digits = color.utf8.dropFirst()
    return color.utf8.first == UInt8(ascii: "#") && [3, 6].contains(digits.count)
      && digits.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  /// - Source: W3C, CSS Color Module Level 4, section 6.1.
  private static let colors = Set(
    """
    aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood \
    cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray \
    darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen \
    darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue \
    firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew \
    hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan \
    lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray \
    lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue \
    mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen mediumturquoise mediumvioletred \
    midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive olivedrab orange orangered orchid \
    palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple \
    rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue \
    slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white \
    whitesmoke yellow yellowgreen
    """.split(separator: " ").map(String.init))
}
