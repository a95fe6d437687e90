import Chronology
import Testing

@testable import Articles

/// When a page that does not state its day was published, as its own text tells.
@Suite struct PublicationEstimateTests {
  /// A text of two paragraphs in a language.
  private struct Sample {
    var title: String
    var filler: String
  }

  private static let samples: [String: Sample] = [
    "en": Sample(
      title: "Harbour council wants a new bridge",
      filler: "The council of the harbour town spoke for three hours about the old bridge, the "
        + "ferries and the price of the tickets, and nobody left early."
    ),
    "de": Sample(
      title: "Hafenrat will eine neue Brücke bauen",
      filler:
        "Der Rat der Hafenstadt sprach drei Stunden lang über die alte Brücke, die Fähren und "
        + "den Preis der Fahrkarten, und niemand ging früher."
    ),
    "hu": Sample(
      title: "Új hidat akar a kikötő tanácsa",
      filler: "A kikötőváros tanácsa három órán át beszélt a régi hídról, a kompokról és a jegyek "
        + "áráról, és senki sem ment el korábban a teremből."
    ),
    "vi": Sample(
      title: "Hội đồng cảng muốn xây cây cầu mới",
      filler: "Hội đồng thành phố cảng đã thảo luận suốt ba giờ về cây cầu cũ, các chuyến phà và "
        + "giá vé, không ai rời phòng họp sớm hơn dự định."
    ),
    "zh": Sample(
      title: "港口议会希望修建新桥",
      filler: "港口城市的议会就旧桥、渡轮和票价问题讨论了三个小时，没有人提前离开会场，市民们在外面等候"
        + "结果，现场气氛平静而热烈，议员们认真听取了各方意见。"
    ),
    "fr": Sample(
      title: "Le conseil du port veut un nouveau pont",
      filler:
        "Le conseil de la ville portuaire a parlé pendant trois heures du vieux pont, des bacs "
        + "et du prix des billets, et personne n'est parti plus tôt."
    ),
    "es": Sample(
      title: "El consejo del puerto quiere un puente nuevo",
      filler: "El consejo de la ciudad portuaria habló durante tres horas del viejo puente, de los "
        + "barcos y del precio de los billetes, y nadie se fue antes."
    ),
    "it": Sample(
      title: "Il consiglio del porto vuole un nuovo ponte",
      filler: "Il consiglio della città portuale ha parlato per tre ore del vecchio ponte, dei "
        + "traghetti e del prezzo dei biglietti, e nessuno è andato via prima."
    ),
    "pl": Sample(
      title: "Rada portu chce nowego mostu",
      filler: "Rada portowego miasta rozmawiała przez trzy godziny o starym moście, o promach i o "
        + "cenach biletów, a nikt nie wyszedł wcześniej z sali."
    ),
    "ru": Sample(
      title: "Совет порта хочет новый мост",
      filler: "Совет портового города три часа говорил о старом мосте, о паромах и о цене билетов, "
        + "и никто не ушёл раньше из зала заседаний."
    ),
    "tr": Sample(
      title: "Liman meclisi yeni bir köprü istiyor",
      filler:
        "Liman kentinin meclisi üç saat boyunca eski köprüyü, feribotları ve bilet fiyatlarını "
        + "konuştu ve kimse salondan erken ayrılmadı."
    ),
    "ar": Sample(
      title: "مجلس الميناء يريد جسرا جديدا",
      filler:
        "ناقش مجلس المدينة الساحلية لمدة ثلاث ساعات أمر الجسر القديم والعبارات وأسعار التذاكر "
        + "ولم يغادر أحد القاعة قبل نهاية الجلسة."
    ),
    "ja": Sample(
      title: "港の議会が新しい橋を望む",
      filler: "港町の議会は古い橋と渡し船、切符の値段について三時間にわたり話し合い、だれも早く席を立たな"
        + "かった。市民は外で結果を待っていた。"
    ),
    "ko": Sample(
      title: "항구 의회 새 다리 원한다",
      filler: "항구 도시의 의회는 오래된 다리와 나룻배, 표 값에 대하여 세 시간 동안 이야기했으며 아무도 먼저 "
        + "자리를 뜨지 않았고 시민들은 밖에서 기다렸다."
    ),
  ]

  @Test(arguments: [
    ("en", "May 20, 11:02"), ("de", "20. Mai, 11:02 Uhr"), ("hu", "máj. 20. 11:02"),
    ("vi", "11:02, ngày 20/5"), ("zh", "5月20日 11:02"), ("fr", "le 20 mai à 11 h 02"),
    ("es", "20 de mayo, 11:02 h"), ("it", "20 maggio, ore 11:02"), ("pl", "20 maja, 11:02"),
    ("ru", "20 мая, 11:02"), ("tr", "20 Mayıs 11:02"), ("ar", "20 مايو 11:02"),
    ("ja", "5月20日 11時02分"), ("ko", "5월 20일 11:02"),
  ])
  func `reads a day without its year below the headline`(language: String, line: String) throws {
    let sample = try #require(Self.samples[language])
    let article = Self.parse([sample.title, line, "", sample.filler])
    #expect(article.date?.edtf == "XXXX-05-20")
    #expect(article.dateOrigin == .stated)
  }

  @Test(arguments: [
    ("en", "PORT ELLIS, 20 May (Wirenews) — "), ("de", "Hafenstadt, 20. Mai (AGN) – "),
    ("hu", "Budapest, május 20., kedd (AGN) – "), ("fr", "SAINT-AUBERT, 20 mai (ANP) – "),
    ("es", "Valdehierro, 20 may (AGN).- "), ("ru", "ВОЛЖСК, 20 мая. /АГНТ/. "),
    ("zh", "晨江社内罗毕5月20日电（记者林晓岚）"), ("pl", "Warszawa, 20 maja (AGN) – "),
    ("it", "Roma, 20 mag. (AGN) - "), ("tr", "ANKARA, 20 Mayıs (AGN) - "),
  ])
  func `reads a dateline without its year`(language: String, dateline: String) throws {
    let sample = try #require(Self.samples[language])
    let article = Self.parse([sample.title, "", dateline + sample.filler])
    #expect(article.date?.edtf == "XXXX-05-20")
  }

  /// Language, the first paragraph, the estimate.
  static let told: [(String, String, String?)] = [
    (
      "en", "Today (20 May) the council voted for the bridge and thanked the builders.",
      "XXXX-05-20"
    ),
    ("de", "Heute, am 20. Mai, stimmte der Rat für die Brücke und dankte allen.", "XXXX-05-20"),
    ("zh", "港口议会今天（5月20日）投票支持修建新桥，并感谢远道而来的建筑工人们。", "XXXX-05-20"),
    ("ru", "Сегодня, 20 мая, совет проголосовал за мост и поблагодарил строителей.", "XXXX-05-20"),
    ("fr", "Aujourd'hui, 20 mai, le conseil a voté pour le pont et remercié tous.", "XXXX-05-20"),
    ("ja", "港の議会は今日（5月20日）、新しい橋に賛成する決議をし、感謝を述べた。", "XXXX-05-20"),
    ("ko", "항구 의회는 오늘(5월 20일) 새 다리를 찬성하는 결의를 하고 감사를 전했다.", "XXXX-05-20"),
    ("tr", "Bugün (20 Mayıs) meclis köprü için oy verdi ve işçilere teşekkür etti.", "XXXX-05-20"),
    ("ar", "صوت المجلس اليوم (20 مايو) لصالح الجسر الجديد وشكر العمال من بعيد.", "XXXX-05-20"),
    ("de", "Gestern (20. Mai 2025) stimmte der Rat für die Brücke und dankte allen.", "2025-05-21"),
    ("en", "Tomorrow, 20 May 2025, the council will vote on the bridge in the hall.", "2025-05-19"),
    (
      "en", "On 20 May 2025 the council voted for the bridge and thanked everybody.",
      "2025-05-20/.."
    ),
    (
      "de", "Am 20. Mai 2025 hat der Rat für die Brücke gestimmt und allen gedankt.",
      "2025-05-20/.."
    ),
    (
      "fr", "Le 20 mai 2025, le conseil a été réuni et a voté pour le nouveau pont.",
      "2025-05-20/.."
    ),
    ("es", "El 20 de mayo de 2025 el consejo fue saludado y votó por el puente.", "2025-05-20/.."),
    ("it", "Il 20 maggio 2025 il consiglio ha votato per il ponte e ringraziato.", "2025-05-20/.."),
    ("ru", "20 мая 2025 года совет был единодушен и проголосовал за новый мост.", "2025-05-20/.."),
    ("ja", "港の議会は2025年5月20日に新しい橋に賛成する決議をし、感謝を述べた。", "2025-05-20/.."),
    ("ko", "항구 의회는 2025년 5월 20일 새 다리를 찬성하고 감사를 전했다고 한다.", "2025-05-20/.."),
    (
      "vi", "Ngày 20/5/2025, hội đồng đã bỏ phiếu ủng hộ cây cầu mới của thành phố.",
      "2025-05-20/.."
    ),
    (
      "en", "The council will vote on the bridge on 20 May 2025 in the great hall.", "../2025-05-20"
    ),
    ("de", "Der Rat wird am 20. Mai 2025 über die Brücke abstimmen, wie üblich.", "../2025-05-20"),
    ("ru", "Голосование состоится 20 мая 2025 года в большом зале совета города.", "../2025-05-20"),
    ("pl", "Głosowanie odbędzie się 20 maja 2025 roku w wielkiej sali ratusza.", "../2025-05-20"),
    ("zh", "港口议会将于2025年5月20日就修建新桥进行投票，届时建筑工人们也会到场旁听。", "../2025-05-20"),
    (
      "tr", "Oylama 20 Mayıs 2025 tarihinde belediyenin büyük salonunda yapılacak.", "../2025-05-20"
    ),
    // What lasts up to a day, or would be, and what is older than the web tell nothing.
    ("en", "The lease, which was signed by both towns, runs until 31 December 2030.", nil),
    ("en", "The council would vote on 20 May 2025 if the builders agreed to wait.", nil),
    ("en", "Built in the war, the bridge was closed on 6 August 1945 for good.", nil),
    ("en", "The bridge opened in the morning and the mayor of the town spoke.", nil),
  ]

  @Test(arguments: told)
  func `tells the day from the words beside dates`(
    language: String,
    sentence: String,
    date: String?
  ) throws {
    let sample = try #require(Self.samples[language])
    let article = Self.parse([sample.title, "", sentence, sample.filler])
    #expect(article.date?.edtf == date)
    #expect(article.reasons.contains { $0.field == "date" } == (date != nil))
  }

  private static let steps = [
    "The council met on 12 May 2025 and spoke about the bridge for three hours without a break.",
    "It will vote on 20 May 2025 in the great hall, where the builders of the bridge are guests.",
    "Nobody had spoken about it since 3 March 2025, when a pillar broke in the storm of the year.",
  ]

  @Test func `bounds the day on both sides, and moves with the dates`() throws {
    let sample = try #require(Self.samples["en"])
    let article = Self.parse([sample.title, ""] + Self.steps + [sample.filler])
    #expect(article.date?.edtf == "2025-05-12/2025-05-20")
    let moved = Self.steps.map {
      $0.replacing("12 May 2025", with: "11 May 2026").replacing("20 May 2025", with: "19 May 2026")
        .replacing("3 March 2025", with: "2 March 2026")
    }
    let later = Self.parse([sample.title, ""] + moved + [sample.filler])
    #expect(later.date?.earliest == article.date?.earliest.adding(days: 364))
    #expect(later.date?.latest == article.date?.latest.adding(days: 364))
  }

  @Test func `tells less, and nothing else, without a line`() throws {
    let sample = try #require(Self.samples["en"])
    let whole = try #require(Self.parse([sample.title, ""] + Self.steps + [sample.filler]).date)
    for index in Self.steps.indices {
      var left = Self.steps
      left.remove(at: index)
      guard let date = Self.parse([sample.title, ""] + left + [sample.filler]).date else {
        continue
      }
      #expect(date.earliest <= whole.earliest)
      #expect(date.latest >= whole.latest)
    }
  }

  @Test func `chooses the year by weekday and by offices`() throws {
    let sample = try #require(Self.samples["de"])
    let weekday = Self.parse([
      sample.title, "",
      "Am Dienstag, dem 20. Mai, hat der Rat für die Brücke gestimmt und den Bauleuten gedankt.",
      "Die Brücke war zuletzt im Oktober 2024 gesperrt worden, weil ein Pfeiler gebrochen war.",
      sample.filler,
    ])
    #expect(weekday.date?.edtf == "2025-05-20/..")
    let other = try #require(Self.samples["en"])
    let office = Self.parse([
      other.title, "",
      "President Joe Biden received the builders of the bridge on 20 May and thanked them for it.",
      "Former President Donald Trump said nothing about the bridge, the ferries or the tickets.",
      other.filler,
    ])
    #expect(office.date?.edtf == "2021-05-20/2026-01-20")
  }

  private static func parse(_ lines: [String]) -> Article {
    let text = lines.joined(separator: "\n")
    return ArticleParser().parse(RawDocument(file: "a.txt", bytes: Array(text.utf8), id: "a"))
  }
}
