extension Schema {
  /// How many columns there are.
  package var count: Int { fields.count }

  /// The columns' names, in order.
  package var names: [String] { fields.map(\.name) }

  /// The index of the column of exactly this name; names are compared byte by byte, after NFC.
  package func index(of name: String) -> Int? {
    fields.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The column of exactly this name.
  package subscript(name: String) -> Field? {
    index(of: name).map { fields[$0] }
  }
}

extension ValueType {
  /// What a list or relation holds; nil for everything else.
  package var element: ValueType? {
    switch self {
    case .list(let element): element
    case .relation: .text
    default: nil
    }
  }
}
