extension Library {
  static let verbs: [Entry] = []
  static let operators: [Entry] = []
}
