internal import Chronology
internal import Columns
internal import QueryLanguage
internal import Store

/// A world in which the built-in collections have their columns though none is open: enough to judge
/// the names and types of a script.
struct BuiltInCollections: Surroundings {
  let world: World

  var collections: [String] { CollectionSchemas.all.map(\.name) }
  var today: Day { world.today }
  var parameters: [String: String] { world.parameters }

  func schema(of collection: String) -> Schema? {
    CollectionSchemas.all.first { $0.name == collection }?.schema
  }

  func load(_ request: LoadRequest, for source: String) throws(RunFailure) -> LoadedTable {
    try world.load(request, for: source)
  }

  func text(of path: String, for source: String) throws(RunFailure) -> SourceText {
    try world.text(of: path, for: source)
  }
}
