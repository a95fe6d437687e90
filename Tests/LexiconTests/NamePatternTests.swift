import Testing

@testable import Lexicon

@Suite struct NamePatternTests {
  private func has(_ text: String, _ name: String, _ aliases: [[String]] = []) -> Bool {
    var text = text
    return text.withUTF8 { NamePattern(name, aliases: aliases).matches($0) }
  }

  @Test(arguments: [
    ("Lavrov", ["Лавровым", "Lavrovval", "拉夫罗夫", "Lawrow", "Szergej Lavrov", "LAVROV", "Ławrow"]),
    ("拉夫罗夫", ["Sergey Lavrov", "Лаврова", "Lavrovról"]),
    ("Лавровым", ["Sergey Lavrov", "拉夫罗夫"]),
    ("Sergei Lavrov", ["Lavrov, Sergey", "S. Lavrov", "Szergej Viktorovics Lavrov", "谢尔盖·拉夫罗夫"]),
    ("Zelensky", ["Зеленского", "Zelenszkijjel", "泽连斯基", "Selenskyj", "Зеленським"]),
    ("Orbán Viktor", ["Viktor Orban", "Orbán Viktorral", "欧尔班·维克托"]),
    ("Xi Jinping", ["习近平", "Tập Cận Bình", "Hszi Csin-pinggel", "Си Цзиньпином"]),
    ("Russia", ["Oroszországba", "Nga", "俄罗斯", "Russlands", "Россией", "Russie"]),
    ("Kiev", ["Kyiv", "基辅", "Kijevben", "Киеве"]),
    ("NATO", ["北约", "NATO-val", "НАТО", "NATO's"]),
    ("İstanbul", ["Isztambulban", "伊斯坦布尔", "ISTANBUL"]),
  ])
  func findsWhatTheLexiconHas(name: String, texts: [String]) {
    for text in texts { #expect(has(text, name), "\(name) in \(text)") }
  }

  @Test(arguments: [
    ("Merkel", ["Merkur", "Merk", "Mercedes", "Меркурий"]),
    ("Lavrov", ["Лавровой", "Lavrenko", "Lav", "Laurov Street not", "罗夫"]),
    ("India", ["印度尼西亚", "Indiana", "Indonesia"]),
    ("Sergei Lavrov", ["Sergei Shoigu", "Lavrov", "Sergei met Petrov; Lavrov left"]),
    ("Mali", ["Malian", "Somali", "Malice"]),
    ("Xi Jinping", ["Xi", "近平"]),
    ("Putin", ["Putnam", "Putinka Street", "Rasputin"]),
  ])
  func doesNotFindOthers(name: String, texts: [String]) {
    for text in texts { #expect(!has(text, name), "\(name) in \(text)") }
  }

  @Test(arguments: [
    ("Zoltra Quendel", ["Quendel Zoltra", "Zoltra Quendellel", "Z. Quendel"]),
    ("Vareshkin", ["Варешкиным", "Vareskinnel", "Wareschkin", "Vareškin", "Варешкина"]),
    ("Dorzhenko", ["Дорженко", "Dorschenko", "Dorzsenkóval", "Dorženko"]),
    ("Michail Burtow", ["Mikhail Burtov", "Михаил Буртов", "Mihail Burtovval"]),
    ("Катинов", ["Katinov", "Katinow", "Katinovval"]),
    ("Tschermak", ["Csermak", "Čermák", "Чермак", "Chermak"]),
    ("Halvorssen", ["Halvorsen", "HALVORSSENS", "Halvorssen's"]),
    ("Brandolini", ["布兰多利尼", "Брандолини", "Brandolinivel"]),
    ("Kelmandi Drostov", ["凯尔曼迪·德罗斯托夫表示", "Drostov Kelmandi"]),
  ])
  func findsNamesInNoList(name: String, texts: [String]) {
    for text in texts { #expect(has(text, name), "\(name) in \(text)") }
  }

  @Test(arguments: [
    (
      "Quendel",
      ["Quentin", "Wendel", "Quendeler Hof", "Kandel Street"]
    ),
    ("Vareshkin", ["Vareshko", "Варешко", "Bareshkin", "Вареничная"]),
    ("Martenov", ["Martinov", "Мартынов", "Marten", "Martenovich"]),
    ("Drostov", ["Drosten", "Ростов", "Дростовой"]),
    ("Peter Quendel", ["Peter", "Quendel", "Petra Quendel", "Peters Quendeln"]),
    ("Hanselk", ["Hansen", "Hans Elk"]),
    ("Johns", ["Johnson", "Johnny"]),
  ])
  func doesNotFindOthersForNamesInNoList(name: String, texts: [String]) {
    for text in texts { #expect(!has(text, name), "\(name) in \(text)") }
  }

  @Test func takesAliases() {
    let groups = [["Old Tarnhill", "Tarnófalva", "塔恩希尔"]]
    #expect(has("Tarnófalvára ment", "Old Tarnhill", groups))
    #expect(has("Old Tarnhill", "塔恩希尔", groups))
    #expect(!has("Tarnófalva", "Old Tarnhill"))
  }

  @Test func saysWhy() {
    var text = "Szergej Lavrovval beszélt"
    let reason = text.withUTF8 { NamePattern("拉夫罗夫").reason($0) }
    #expect(reason == "lavrovval: a spelling of Sergey Lavrov")
  }
}
