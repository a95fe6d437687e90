import Testing

@testable import Articles

/// Short texts whose neighbours are close: each must be told by the letters alone.
@Suite struct LanguageTests {
  @Test(arguments: [
    ("cs", "Vláda ve středu schválila návrh zákona, který zvýší příspěvky na bydlení."),
    ("cs", "Řidiči si stěžují, že se silnice opravuje už třetím rokem."),
    ("sk", "Vláda v stredu schválila návrh zákona, ktorý zvýši príspevky na bývanie."),
    ("sk", "Vodiči sa sťažujú, že cestu opravujú už tretí rok."),
    ("sr", "Vlada je u sredu usvojila predlog zakona koji povećava dodatak za decu."),
    ("sr", "Vozači se žale da se put popravlja već treću godinu, a niko ne zna gde ide novac."),
    ("hr", "Vlada je u srijedu usvojila prijedlog zakona koji povećava doplatak za djecu."),
    ("hr", "Vozači se žale da se cesta popravlja već treću godinu, a nitko ne zna gdje ide novac."),
    ("bg", "Правителството прие в сряда законопроекта за помощите за жилище."),
    ("ru", "Правительство в среду одобрило законопроект о пособиях на жильё."),
    ("uk", "Уряд у середу схвалив законопроєкт про допомогу на житло."),
    ("sr", "Влада је у среду усвојила предлог закона о помоћи за становање."),
    (
      "id",
      "Pemerintah pada hari Rabu menyetujui rancangan undang-undang tentang bantuan perumahan."
    ),
    ("pt", "O governo aprovou na quarta-feira o projeto de lei que aumenta a ajuda à habitação."),
    (
      "es", "El Gobierno aprobó el miércoles el proyecto de ley que aumenta la ayuda a la vivienda."
    ),
    (
      "it",
      "Il governo ha approvato mercoledì il disegno di legge che aumenta gli aiuti per la casa."
    ),
    ("ro", "Guvernul a aprobat miercuri proiectul de lege care mărește ajutorul pentru locuință."),
    ("nl", "De regering heeft woensdag het wetsvoorstel voor hogere huurtoeslag goedgekeurd."),
    ("sv", "Regeringen godkände på onsdagen lagförslaget om högre bostadsbidrag."),
    ("fi", "Hallitus hyväksyi keskiviikkona lakiesityksen korotetusta asumistuesta."),
    ("fa", "دولت روز چهارشنبه لایحه افزایش کمک هزینه مسکن را تصویب کرد."),
    ("ar", "وافقت الحكومة يوم الأربعاء على مشروع قانون زيادة دعم السكن."),
    (
      "da",
      "Regeringen godkendte onsdag lovforslaget om højere boligstøtte, og nu skal det behandles."
    ),
  ])
  func `tells close neighbours apart`(code: String, text: String) {
    #expect(Self.guess(text).code == code)
  }

  @Test func `says nothing of a text without words`() {
    #expect(Self.guess("12.03.2025 – 14:35").code == nil)
    #expect(Self.guess("").code == nil)
  }

  @Test func `takes the language of the text on a page with other menus`() {
    let menu = ["Home", "Latest news", "Sign in to comment", "Share this page with your friends"]
    let text = SamplePage.all.first { $0.name == "vi" }?.wantedText ?? ""
    let article = Self.parse((menu + [text] + menu).joined(separator: "\n"))
    #expect(article.language == "vi")
  }

  @Test func `names a paragraph in another language`() {
    let pages = Dictionary(uniqueKeysWithValues: SamplePage.all.map { ($0.name, $0) })
    let text = [pages["hu"]?.wantedText ?? "", pages["en"]?["lead"] ?? ""].joined(separator: "\n")
    let article = Self.parse(text)
    #expect(article.language == "hu")
    #expect(article.lines.compactMap(\.language) == ["en"])
    #expect(article.reasons.contains { $0.field == "language" && $0.line == article.lines.count })
    for page in SamplePage.all {
      #expect(Self.parse(page.wantedText).lines.allSatisfy { $0.language == nil }, "\(page.name)")
    }
  }

  private static func parse(_ text: String) -> Article {
    ArticleParser().parse(RawDocument(file: "a.txt", bytes: Array(text.utf8), id: "a"))
  }

  private static func guess(_ text: String) -> LanguageGuess {
    Array(text.utf8).withUnsafeBufferPointer {
      LanguageGuess($0, LanguageGuess.sample(of: $0))
    }
  }
}
