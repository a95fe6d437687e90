internal import Synchronization

/// A value for each language, made once at its first use.
///
/// Who asks for a language while it is made waits for it; other languages are made beside it.
package final class OnePerLanguage<Value: Sendable>: Sendable {
  private let places = Mutex<[String: Place]>([:])

  private final class Place: Sendable {
    let value = Mutex<Value?>(nil)
  }

  package init() {}

  /// The value of a language; `make` is called where it is not there yet.
  package func value(of language: String, _ make: () -> Value) -> Value {
    let place = places.withLock { places in
      if let place = places[language] { return place }
      let place = Place()
      places[language] = place
      return place
    }
    return place.value.withLock { value in
      if let value { return value }
      let made = make()
      value = made
      return made
    }
  }
}
