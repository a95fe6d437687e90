/// The stable codes of errors in names and types, and of the warnings that a check gives.
package enum CheckCode: String, CaseIterable, Sendable {
  // names
  case noTable = "E200"
  case noColumn = "E201"
  case ambiguousName = "E202"
  case columnAndName = "E203"
  case noVerb = "E205"
  case noFunction = "E206"
  case redefined = "E230"
  case builtInName = "E231"
  case selfCall = "E232"
  case notAValue = "E233"
  case notATable = "E234"
  case noCollectionOpen = "E235"
  case noPlaceholder = "E236"
  case onlyDefinitions = "E237"
  case missingParam = "E238"
  case wrongParam = "E239"
  case noResultYet = "E240"

  // types
  case listAgainstText = "E204"
  case argumentCount = "E207"
  case argumentType = "E208"
  case typesDiffer = "E209"
  case doubtful = "E210"
  case notACondition = "E211"
  case notOrdered = "E212"
  case rangeIsNoValue = "E213"
  case textPlusText = "E214"
  case elementOutside = "E215"
  case nestedElement = "E216"
  case wantsLiteral = "E217"
  case wantsList = "E218"
  case wantsDate = "E219"
  case pattern = "E220"
  case noMember = "E221"
  case unknownType = "E222"
  case wrongDate = "E223"

  // aggregates and windows
  case aggregateHere = "E250"
  case scalarOutside = "E251"
  case windowHere = "E252"
  case windowWithoutSort = "E253"
  case nestedAggregate = "E254"

  // stages
  case needsName = "E260"
  case nameTwice = "E261"
  case joinClash = "E262"
  case joinKey = "E263"
  case unionClash = "E264"
  case pivotPlace = "E265"
  case pivotCell = "E266"
  case afterOpenPivot = "E267"
  case insideWithin = "E268"
  case noEvidence = "E270"
  case searchText = "E271"
  case chartColumns = "E272"
  case saveFormat = "E273"
  case nothingLeft = "E274"
  case misplacedStage = "E275"

  // at load, before a row is asked
  case unreadableFile = "E310"

  // warnings
  case emptyRange = "W201"
  case loadRemark = "W202"
  case neverNull = "W203"
}
