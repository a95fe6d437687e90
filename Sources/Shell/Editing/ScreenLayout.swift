/// Where each scalar of an edited text stands on the screen.
///
/// By libedit's own rules of refreshing, so that what is painted over its output falls on the same
/// cells: a character that does not fit moves to the next row, a tab goes to the next multiple of
/// eight, and a full row wraps at once.
struct ScreenLayout {
  /// Row and column of each scalar, and of the place behind the last.
  let places: [Place]

  /// A cell, counted from the beginning of the prompt's row.
  struct Place: Equatable {
    var row: Int
    var column: Int
  }

  init(
    of text: [Unicode.Scalar],
    after promptWidth: Int,
    columns: Int,
    width: (Unicode.Scalar) -> Int
  ) {
    var place = Place(row: promptWidth / columns, column: promptWidth % columns)
    var places: [Place] = []
    places.reserveCapacity(text.count + 1)
    for scalar in text {
      switch scalar {
      case "\n":
        places.append(place)
        place = Place(row: place.row + 1, column: 0)
      case "\t":
        places.append(place)
        place.column += 8 - place.column % 8
      default:
        let cells = width(scalar)
        if place.column + cells > columns { place = Place(row: place.row + 1, column: 0) }
        places.append(place)
        place.column += cells
      }
      if place.column >= columns { place = Place(row: place.row + 1, column: 0) }
    }
    places.append(place)
    self.places = places
  }

  /// The last row.
  var lastRow: Int { places[places.count - 1].row }

  /// The last place.
  var end: Place { places[places.count - 1] }
}
