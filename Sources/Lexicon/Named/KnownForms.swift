internal import TextTools

/// Looks a name up among all spellings of all languages, and gives the others of what it names.
struct KnownForms {
  private struct Spelling {
    var entity: Int32
    var full: [UInt8]
    /// The other order of a person's name, or empty.
    var turned: [UInt8]
    var surname: [UInt8]
    var isPerson: Bool
  }

  /// Every spelling, read when the first name is asked for.
  private static let spellings = all()

  /// The forms that a folded name stands for; empty where no list has it.
  static func forms(of name: [UInt8]) -> [NameForm] {
    let spellings = spellings
    let plain = name.filter { $0 != 0x2E }
    var whole: Set<Int32> = []
    var bySurname: Set<Int32> = []
    for isExact in [true, false] where whole.isEmpty && bySurname.isEmpty {
      for spelling in spellings {
        if fits(plain, spelling.full, isExact) || fits(plain, spelling.turned, isExact) {
          if spelling.full == spelling.surname {
            bySurname.insert(spelling.entity)
          } else {
            whole.insert(spelling.entity)
          }
        } else if fits(plain, spelling.surname, isExact) {
          bySurname.insert(spelling.entity)
        }
      }
    }
    if !whole.isEmpty { bySurname = [] }
    var seen: Set<[UInt8]> = []
    var forms: [NameForm] = []
    for spelling in spellings {
      let bytes: [UInt8]
      if whole.contains(spelling.entity) {
        bytes = spelling.full
      } else if bySurname.contains(spelling.entity) {
        bytes = spelling.surname
      } else {
        continue
      }
      guard !bytes.isEmpty, seen.insert(bytes).inserted else { continue }
      let known = World.shared.entity(spelling.entity)?.name
      guard var form = NameForm(bytes, known: known) else { continue }
      if form.isFree { form.longer = longer(bytes, spellings, spelling.entity) }
      forms.append(form)
    }
    return forms
  }

  private static func longer(
    _ bytes: [UInt8],
    _ spellings: [Spelling],
    _ entity: Int32
  ) -> [[UInt8]] {
    spellings.filter {
      $0.entity != entity && $0.full.count > bytes.count && contains($0.full, bytes)
    }.map(\.full)
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }

  /// Whether a name is this spelling, or this spelling with an ending.
  private static func fits(_ name: [UInt8], _ spelling: [UInt8], _ isExact: Bool) -> Bool {
    guard !spelling.isEmpty else { return false }
    if isExact { return name == spelling }
    guard spelling.count >= 5, spelling[0] < 0xE0, name.count > max(3, spelling.count - 3),
      name.count < spelling.count + 12, name[0] == spelling[0], name[2] == spelling[2],
      name[3] == spelling[3]
    else { return false }
    return name.withUnsafeBufferPointer { word in
      name.starts(with: spelling) && name.count > spelling.count
        && NameEndings.shared.isEnding(of: word, after: spelling.count, isKnown: true)
        || NameEndings.shared.isChanged(spelling, in: word)
    }
  }

  private static func all() -> [Spelling] {
    var spellings: [Spelling] = []
    let world = World.shared
    func add(_ rows: DataRows, _ field: DataRows.Field, _ id: Int32) {
      rows.forEachPart(of: field) { part in
        let bytes = rows.bytes(part)
        spellings.append(
          Spelling(entity: id, full: bytes, turned: [], surname: [], isPerson: false)
        )
      }
    }
    var id = world.firstOrganisation
    if let rows = DataRows("names/organisations.names", isBare: true) {
      rows.forEachRow(of: "organisation") { fields in
        for (index, field) in fields.enumerated() where index != 1 { add(rows, field, id) }
        id += 1
      }
    }
    if let rows = DataRows("names/places.names", isBare: true) {
      for section in ["city", "region"] {
        rows.forEachRow(of: section) { fields in
          for (index, field) in fields.enumerated() where index != 1 { add(rows, field, id) }
          id += 1
        }
      }
    }
    addPeople(id, &spellings)
    for path in DataFile.paths where path.hasPrefix("languages/") {
      guard let rows = DataRows(path, isBare: true) else { continue }
      rows.forEachRow(of: "state") { fields in
        guard fields.count > 1, let code = CountryCode(rows.original[fields[0].original]),
          let state = world.state(code)
        else { return }
        add(rows, fields[1], state)
      }
    }
    return spellings
  }

  private static func addPeople(_ first: Int32, _ spellings: inout [Spelling]) {
    guard let rows = DataRows("names/people.names", isBare: true) else { return }
    var id = first
    rows.forEachRow(of: "person") { fields in
      var variants: [PersonSpelling] = []
      if fields.count > 3 {
        rows.forEachPart(of: fields[3]) { variants.append(PersonSpelling(rows.bytes($0))) }
      }
      let canonical = PersonSpelling(rows.bytes(fields[0]))
      let isTurned = variants.contains { $0.isSurnameFirst }
      for spelling in (isTurned ? [] : [canonical]) + variants {
        spellings.append(
          Spelling(
            entity: id,
            full: spelling.full,
            turned: spelling.hasGivenName ? spelling.surnameFirst : [],
            surname: spelling.hasUsefulSurname && !spelling.isSurnameFirst
              ? spelling.surname : spelling.isSurnameFirst ? [] : spelling.full,
            isPerson: true
          )
        )
      }
      if isTurned {
        spellings.append(
          Spelling(entity: id, full: canonical.full, turned: [], surname: [], isPerson: true)
        )
      }
      id += 1
    }
  }
}
