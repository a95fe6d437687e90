import Chronology
import Testing

@testable import Articles

/// How sites of each country write the day below a headline, and what must not be taken for it.
@Suite struct DateLineTests {
  /// Language, line, the day that it states (12 March 2025) or another, nil for none; a page was
  /// published on the day of its change at the latest.
  static let lines: [(String, String, String?)] = [
    ("de", "Erstellt am 12. März 2025", "2025-03-12"),
    ("de", "Veröffentlicht: 12.03.25, 14:35 Uhr", "2025-03-12"),
    ("de", "Mi., 12.03.2025 | 14.35 Uhr", "2025-03-12"),
    ("de", "Aktualisiert: 12. März 2025", "../2025-03-12"),
    ("en", "Published: Wed 12 Mar 2025 14.35 GMT", "2025-03-12"),
    ("en", "March 12, 2025 at 2:35 p.m. EDT", "2025-03-12"),
    ("en", "12-Mar-25", "2025-03-12"),
    ("en", "Last updated: March 12, 2025", "../2025-03-12"),
    ("en", "04/05/2025", nil),
    ("hu", "Közzétéve: 2025.03.12. 14:35", "2025-03-12"),
    ("hu", "2025. márc. 12., szerda 14:35", "2025-03-12"),
    ("hu", "Módosítva: 2025. március 12.", "../2025-03-12"),
    ("vi", "Thứ Tư, ngày 12/03/2025 14:35", "2025-03-12"),
    ("vi", "12 tháng 3, 2025", "2025-03-12"),
    ("vi", "Cập nhật lúc 14:35 ngày 12/03/2025", "../2025-03-12"),
    ("zh", "发布时间：2025-03-12 14:35:20", "2025-03-12"),
    ("zh", "2025年3月12日 下午2:35", "2025-03-12"),
    ("zh", "2025-03-12 14:35 来源：晨江日报 责任编辑：林晓岚", "2025-03-12"),
    ("zh", "更新时间：2025年3月12日", "../2025-03-12"),
    ("zh-Hant", "民國114年3月12日", "2025-03-12"),
    ("ja", "令和7年3月12日", "2025-03-12"),
    ("ja", "公開：2025/03/12 14:35", "2025-03-12"),
    ("ja", "2025年3月12日 14:35 更新", "../2025-03-12"),
    ("ko", "입력 : 2025-03-12 오후 2:35", "2025-03-12"),
    ("ko", "25.03.12 14:35", "2025-03-12"),
    ("ko", "수정 2025.03.12", "../2025-03-12"),
    ("fr", "Publié le mercredi 12 mars 2025 à 14 h 35", "2025-03-12"),
    ("fr", "Mis à jour le 12/03/2025", "../2025-03-12"),
    ("es", "Publicado el 12/03/2025 a las 14:35", "2025-03-12"),
    ("es", "Miércoles, 12 de marzo de 2025", "2025-03-12"),
    ("es", "Actualizado: 12 de marzo de 2025", "../2025-03-12"),
    ("it", "Pubblicato il 12/03/2025", "2025-03-12"),
    ("it", "mercoledì 12 marzo 2025, ore 14.35", "2025-03-12"),
    ("it", "Ultimo aggiornamento: 12 marzo 2025", "../2025-03-12"),
    ("pt", "12 de março de 2025, quarta-feira", "2025-03-12"),
    ("pt", "12 mar. 2025 14h35", "2025-03-12"),
    ("pt", "Atualizado em 12/03/2025", "../2025-03-12"),
    ("pl", "Data publikacji: 12.03.2025, 14:35", "2025-03-12"),
    ("pl", "środa, 12 marca 2025", "2025-03-12"),
    ("pl", "Aktualizacja: 12.03.2025", "../2025-03-12"),
    ("cs", "Středa 12. března 2025", "2025-03-12"),
    ("cs", "Publikováno: 12. 3. 2025", "2025-03-12"),
    ("cs", "Aktualizováno: 12. 3. 2025", "../2025-03-12"),
    ("sk", "streda 12. marca 2025", "2025-03-12"),
    ("sk", "12.03.2025 14:35", "2025-03-12"),
    ("sk", "Aktualizované 12. 3. 2025", "../2025-03-12"),
    ("ro", "miercuri, 12 martie 2025", "2025-03-12"),
    ("ro", "Publicat: 12.03.2025 14:35", "2025-03-12"),
    ("ro", "Actualizat: 12.03.2025", "../2025-03-12"),
    ("bg", "Публикувана: 12.03.2025 г.", "2025-03-12"),
    ("bg", "сряда, 12 март 2025 г.", "2025-03-12"),
    ("bg", "Обновена: 12.03.2025", "../2025-03-12"),
    ("ru", "12 марта 2025 г., 14:35", "2025-03-12"),
    ("ru", "14:35, 12.03.2025", "2025-03-12"),
    ("ru", "Обновлено: 12.03.2025", "../2025-03-12"),
    ("uk", "Опубліковано: 12.03.2025, 14:35", "2025-03-12"),
    ("uk", "середа, 12 березня 2025 р.", "2025-03-12"),
    ("uk", "Оновлено: 12.03.2025", "../2025-03-12"),
    ("sr", "среда, 12. март 2025. 14:35", "2025-03-12"),
    ("sr-Latn", "Objavljeno: 12.03.2025. 14:35", "2025-03-12"),
    ("sr-Latn", "Ažurirano: 12.03.2025.", "../2025-03-12"),
    ("hr", "srijeda, 12. ožujka 2025.", "2025-03-12"),
    ("hr", "Objavljeno: 12.3.2025. u 14:35", "2025-03-12"),
    ("hr", "Ažurirano: 12.3.2025.", "../2025-03-12"),
    ("tr", "Yayınlanma: 12 Mart 2025 Çarşamba 14:35", "2025-03-12"),
    ("tr", "12.03.2025 - 14:35", "2025-03-12"),
    ("tr", "Güncelleme: 12.03.2025", "../2025-03-12"),
    ("el", "Τετάρτη, 12 Μαρτίου 2025", "2025-03-12"),
    ("el", "12/03/2025, 2:35 μ.μ.", "2025-03-12"),
    ("el", "Ενημερώθηκε: 12/03/2025", "../2025-03-12"),
    ("nl", "Geplaatst op 12 maart 2025", "2025-03-12"),
    ("nl", "wo 12 mrt 2025, 14:35", "2025-03-12"),
    ("nl", "Laatst bijgewerkt: 12-03-2025", "../2025-03-12"),
    ("sv", "Publicerad 12 mars 2025 kl. 14.35", "2025-03-12"),
    ("sv", "2025-03-12", "2025-03-12"),
    ("sv", "Uppdaterad 12 mars 2025", "../2025-03-12"),
    ("fi", "Julkaistu: 12.3.2025 klo 14.35", "2025-03-12"),
    ("fi", "ke 12.3.2025", "2025-03-12"),
    ("fi", "Päivitetty: 12.3.2025", "../2025-03-12"),
    ("ar", "تاريخ النشر: ١٢ مارس ٢٠٢٥", "2025-03-12"),
    ("ar", "الأربعاء 12 آذار/مارس 2025", "2025-03-12"),
    ("ar", "آخر تحديث: ١٢/٠٣/٢٠٢٥", "../2025-03-12"),
    ("fa", "چهارشنبه ۲۲ اسفند ۱۴۰۳ - ۱۴:۳۵", "2025-03-12"),
    ("fa", "۱۴۰۳/۱۲/۲۲", "2025-03-12"),
    ("fa", "تاریخ انتشار: ۲۲ اسفند ماه ۱۴۰۳", "2025-03-12"),
    ("he", "12 במרץ 2025, 14:35", "2025-03-12"),
    ("he", "יום רביעי, 12/03/2025", "2025-03-12"),
    ("he", "עודכן: 12.03.2025", "../2025-03-12"),
    ("id", "Rabu, 12 Mar 2025 14:35 WIB", "2025-03-12"),
    ("id", "Diterbitkan 12 Maret 2025", "2025-03-12"),
    ("id", "Diperbarui 12 Maret 2025", "../2025-03-12"),
    ("hi", "बुधवार, 12 मार्च 2025", "2025-03-12"),
    ("hi", "Published: १२ मार्च २०२५", "2025-03-12"),
    ("hi", "अपडेट: 12 मार्च 2025", "../2025-03-12"),
    ("th", "วันพุธที่ 12 มีนาคม พ.ศ. 2568", "2025-03-12"),
    ("th", "12 มี.ค. 68 14:35 น.", "2025-03-12"),
    ("th", "แก้ไขล่าสุด 12 มี.ค. 2568", "../2025-03-12"),
  ]

  @Test(arguments: lines)
  func `reads the line below the headline`(name: String, line: String, day: String?) throws {
    let page = try #require(SamplePage.all.first { $0.name == name })
    let article = Self.parse(
      [page["title"], line, ""] + page.wantedText.split(separator: "\n").map(String.init)
    )
    #expect(article.date?.description == day)
  }

  /// Datelines, which begin the text itself.
  @Test(arguments: [
    ("en", "PORT ELLIS, March 12, 2025 (Wirenews) - ", "2025-03-12"),
    ("en", "NAIROBI, Kenya, Mar. 12, 2025 — ", "2025-03-12"),
    ("fr", "SAINT-AUBERT, 12 mars 2025 (ANP) – ", "2025-03-12"),
    ("es", "Valdehierro, 12 mar 2025 (AGN).- ", "2025-03-12"),
    ("ru", "ВОЛЖСК, 12 марта 2025. /АГНТ/. ", "2025-03-12"),
    ("uk", "Київ. 12 березня 2025 р. (АГН) — ", "2025-03-12"),
    ("hu", "Budapest, 2025. március 12., szerda (AGN) – ", "2025-03-12"),
    ("zh", "晨江社内罗毕2025年3月12日电（记者林晓岚）", "2025-03-12"),
    ("ar", "القاهرة في 12 مارس 2025 /وكالة/ - ", "2025-03-12"),
    ("id", "Jakarta, 12 Maret 2025 (AGN) - ", "2025-03-12"),
    ("tr", "ANKARA, 12 Mart 2025 (AGN) - ", "2025-03-12"),
    ("en", "On March 12, 2025, the board said that - ", "2025-03-12/.."),
    ("fr", "Depuis le 12 mars 2025 (un mercredi) – ", "2025-03-12/.."),
  ])
  func `reads where and when a report was sent`(name: String, dateline: String, day: String?) throws
  {
    let page = try #require(SamplePage.all.first { $0.name == name })
    let article = Self.parse([page["title"], "", dateline + page.wantedText])
    #expect(article.date?.description == day)
    if day != nil {
      #expect(
        article.body.hasPrefix(dateline.prefix(8))
          || article.lead?.hasPrefix(dateline.prefix(8)) == true
      )
    }
  }

  /// A weekday and a day have the year that the text gives, if the weekday fits; a month stays one.
  @Test(
    arguments: [
      (
        "Wednesday, March 12", "The wall was last repaired on 3 November 2024.", "2025-03-12",
        "inferred"
      ),
      (
        "Tuesday, March 12", "The wall was last repaired on 3 November 2024.", "XXXX-03-12",
        "stated"
      ),
      ("Wednesday, March 12", "The wall was last repaired years ago.", "XXXX-03-12", "stated"),
      ("March 12", "The wall was last repaired on 3 November 2024.", "XXXX-03-12", "stated"),
      ("Published: March 2025", "The wall was last repaired years ago.", "2025-03", "stated"),
    ] as [(String, String, String?, String?)]
  )
  func `infers no more than the text allows`(
    line: String,
    sentence: String,
    date: String?,
    origin: String?
  ) throws {
    let page = try #require(SamplePage.all.first { $0.name == "en" })
    let article = Self.parse([page["title"], line, "", page.wantedText + "\n" + sentence])
    #expect(article.date?.description == date)
    #expect(article.dateOrigin?.rawValue == origin)
  }

  private static func parse(_ lines: [String]) -> Article {
    let text = lines.joined(separator: "\n")
    return ArticleParser().parse(RawDocument(file: "a.txt", bytes: Array(text.utf8), id: "a"))
  }
}
