import Testing

@testable import TextTools

@Suite struct LatinTests {
  @Test(arguments: [
    ("Лавров", "Lavrov"), ("Щукин и ЩИ", "Shchukin i SHCHI"), ("Київ", "Kyiv"),
    ("Ђоковић", "Đoković"), ("Вучић у Београду", "Vučić u Beogradu"), ("Αθήνα", "Athina"),
    ("Μπακογιάννης", "Bakogiannis"), ("του Παπανδρέου", "tou Papandreou"), ("Երևան", "Erevan"),
    ("თბილისი", "tbilisi"), ("محمد", "mhmd"), ("لافروف", "lafruf"), ("نتنياهو", "ntnyahu"),
    ("שלום", "shlom"), ("한국", "hanguk"), ("トヨタ", "toyota"), ("きって", "kitte"), ("王毅", "王毅"),
    ("Łódź", "Łódź"), ("", ""), ("١٢", "12"),
  ])
  func `other scripts become Latin`(text: String, latin: String) {
    #expect(Latin.shared.transliterated(text) == latin)
  }
}
