// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A Swift target with the settings that all of them share.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one target.
func tests(of name: String, _ more: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: [.target(name: name)] + more,
    exclude: data,
    swiftSettings: settings
  )
}

/// A library of the system, installed by the Makefile where it is missing.
func system(_ name: String, debian: String) -> Target {
  .systemLibrary(name: name, providers: [.apt([debian])])
}

let package = Package(
  name: "dq",
  products: [.executable(name: "dq", targets: ["dq"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    system("CEdit", debian: "libedit-dev"),
    system("CUTF8Proc", debian: "libutf8proc-dev"),
    system("CPCRE2", debian: "libpcre2-dev"),
    system("CZlib", debian: "zlib1g-dev"),
    .target(name: "CHash", linkerSettings: [.linkedLibrary("md")]),
    .target(name: "CSignals"),
    .target(name: "CData", cSettings: [.unsafeFlags(["-std=c23"])]),

    room("Chronology"),
    room("TextTools", ["CUTF8Proc", "CPCRE2"]),
    room("Lexicon", ["Chronology", "TextTools", "CData"]),
    room(
      "Articles",
      ["Lexicon", "Chronology", "TextTools", "CData", "CHash", "CUTF8Proc", "CZlib"]
    ),
    room("Events", ["Articles", "Lexicon", "Chronology", "TextTools"]),
    room("Columns", ["Chronology", "TextTools"]),
    room("Store", ["Columns", "Articles", "Events", "Lexicon", "TextTools", "Chronology"]),
    room("QueryLanguage", ["Columns", "Chronology", "TextTools"]),
    room("Engine", ["Columns", "QueryLanguage", "TextTools", "Chronology"]),
    room("Formats", ["Columns", "TextTools", "Chronology"]),
    room(
      "Shell",
      [
        "CEdit", "CSignals", "Engine", "Formats", "QueryLanguage", "Store", "Lexicon", "Articles",
        "Events", "Columns", "Chronology", "TextTools",
      ]
    ),
    .executableTarget(
      name: "dq",
      dependencies: [
        "Shell", "Formats", "Articles", "Chronology",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings,
      // Swift's metadata is full of addresses. Linked for a fixed place they need no relocation
      // at start-up, which is otherwise a third of the time of `dq --version`.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie"],
          .when(platforms: [.linux], configuration: .release)
        )
      ]
    ),

    .executableTarget(
      name: "dq-bench",
      dependencies: ["Engine", "QueryLanguage", "Columns", "Chronology"],
      swiftSettings: settings
    ),

    .target(
      name: "Laws",
      dependencies: ["QueryLanguage", "Columns", "Chronology"],
      path: "Tests/Laws",
      swiftSettings: settings
    ),
    tests(of: "Chronology"),
    tests(of: "TextTools"),
    tests(of: "Lexicon", ["TextTools", "Chronology"]),
    tests(of: "Articles", ["CHash", "CZlib", "Chronology"], data: ["Pages"]),
    tests(of: "Events", ["Articles", "Lexicon", "Chronology"]),
    tests(of: "Columns"),
    tests(of: "QueryLanguage", ["Laws", "Store", "Columns", "Chronology"]),
    tests(of: "Engine", ["Laws", "QueryLanguage", "Formats", "Columns", "Chronology"]),
    tests(of: "Formats", ["Columns", "Chronology", "TextTools"]),
    tests(of: "Store", ["Articles", "Events", "Columns", "Chronology"]),
    .target(name: "CPseudoTerminal", path: "Tests/CPseudoTerminal"),
    tests(
      of: "Shell",
      [
        "dq", "CPseudoTerminal", "Laws", "Engine", "Formats", "QueryLanguage", "Columns",
        "Chronology", "Store",
      ]
    ),
  ]
)
