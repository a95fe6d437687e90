/// Letters of other scripts and what they are in Latin ones, as libraries write them without marks.
///
/// Pairs separated by spaces; `-` is nothing. Longer spellings win over shorter ones.
enum LatinTables {
  static let cyrillic = """
    а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh \
    ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya і i ї yi є ye ґ g ў u ј j љ lj њ nj ћ ć ђ đ \
    џ dž ѓ gj ќ kj ѕ dz қ q ғ gh ң ng ө o ү u ұ u һ h ә a җ j
    """

  /// Where a text has a letter that only Ukrainian and Belarusian write.
  static let ukrainian = (signs: "іїєґў", letters: "г h и y ї i")

  /// Where a text has a letter that only Serbian and Macedonian write.
  static let serbian = (signs: "ђјљњћџѓќѕ", letters: "ж ž х h ц c ч č ш š")

  static let greek = """
    α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch \
    ψ ps ω o ου ou αυ av ευ ev γγ ng γξ nx γχ nch
    """

  /// Pairs that sound as one at the beginning of a word.
  static let greekInitials = "μπ b ντ d γκ g"

  static let armenian = """
    ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n \
    շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev ու u
    """

  static let georgian = """
    ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh \
    ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h
    """

  static let arabic = """
    ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع - غ gh ف f ق q ك k \
    ل l م m ن n ه h و w ي y ى a ة a ء - أ a إ i آ a ؤ u ئ i پ p چ ch ژ zh گ g ک k ی y ڤ v ٹ t ڈ d \
    ڑ r ں n ے e ہ h ھ h ٠ 0 ١ 1 ٢ 2 ٣ 3 ٤ 4 ٥ 5 ٦ 6 ٧ 7 ٨ 8 ٩ 9 ۰ 0 ۱ 1 ۲ 2 ۳ 3 ۴ 4 ۵ 5 ۶ 6 ۷ 7 \
    ۸ 8 ۹ 9 ، , ؛ ; ؟ ?
    """

  static let hebrew = """
    א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך k ל l מ m ם m נ n ן n ס s ע - פ p ף f צ ts ץ ts \
    ק k ר r ש sh ת t
    """

  /// Consonants that stand for a long vowel within a word.
  static let longVowels = "و u ي i ی i ו o י i"

  static let hiragana = """
    あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go さ sa し shi す su \
    せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do \
    な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi \
    ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa \
    ゐ i ゑ e を o ん n ゔ vu ぁ a ぃ i ぅ u ぇ e ぉ o ゃ ya ゅ yu ょ yo ゎ wa っ - ー - きゃ kya きゅ kyu \
    きょ kyo ぎゃ gya ぎゅ gyu ぎょ gyo しゃ sha しゅ shu しょ sho じゃ ja じゅ ju じょ jo ちゃ cha ちゅ chu \
    ちょ cho にゃ nya にゅ nyu にょ nyo ひゃ hya ひゅ hyu ひょ hyo びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu \
    ぴょ pyo みゃ mya みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo しぇ she じぇ je ちぇ che てぃ ti でぃ di \
    とぅ tu どぅ du ふぁ fa ふぃ fi ふぇ fe ふぉ fo うぃ wi うぇ we うぉ wo ゔぁ va ゔぃ vi ゔぇ ve ゔぉ vo \
    つぁ tsa でゅ dyu
    """

  /// Initials, vowels and finals of Hangul syllables in the order of Unicode.
  static let hangul = (
    initials: "g kk n d tt r m b pp s ss - j jj ch k t p h",
    vowels: "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    finals: "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
  )
}
