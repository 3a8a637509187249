extension Tensor: CustomStringConvertible {
  /// The numbers in nested brackets and columns, one row on each line.
  ///
  /// An axis with more than 12 places is shown by its first three, `...`, and its last three. Where more than
  /// 1000 numbers would remain to be shown in full, that holds for every axis with more than 6.
  public var description: String {
    let limit = count > 1000 ? 6 : 12
    let width = shownWidth(axis: 0, offset: 0, limit: limit)
    return nested(axis: 0, offset: 0, limit: limit, width: width)
  }

  private func nested(axis: Int, offset: Int, limit: Int, width: Int) -> String {
    guard axis < rank else {
      let number = text(scalars[offset])
      return String(repeating: " ", count: width - number.utf8.count) + number
    }
    let separator = axis == rank - 1 ? ", " : ",\n" + String(repeating: " ", count: axis + 1)
    var result = "["
    var isFirst = true
    for index in shownIndices(axis: axis, limit: limit) {
      if !isFirst { result += separator }
      isFirst = false
      if let index {
        result += nested(axis: axis + 1, offset: offset + index * strides[axis], limit: limit, width: width)
      } else {
        result += "..."
      }
    }
    return result + "]"
  }

  private func shownWidth(axis: Int, offset: Int, limit: Int) -> Int {
    guard axis < rank else { return text(scalars[offset]).utf8.count }
    var width = 0
    for case let index? in shownIndices(axis: axis, limit: limit) {
      width = max(width, shownWidth(axis: axis + 1, offset: offset + index * strides[axis], limit: limit))
    }
    return width
  }

  /// The indices that are shown, with nil in place of those left out.
  private func shownIndices(axis: Int, limit: Int) -> [Int?] {
    let length = shape[axis]
    if length <= limit { return (0..<length).map { $0 } }
    return [0, 1, 2, nil, length - 3, length - 2, length - 1]
  }
}
