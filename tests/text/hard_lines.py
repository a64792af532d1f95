"""Hard lines for the sentence splitter: `|` divides the sentences and is not part of the text.

Two sentences are divided by one blank, by none where the mark is `¦`.
"""

from __future__ import annotations

HARD_LINES: tuple[tuple[str, str], ...] = (
    # English: quotations.
    ("en", "He called it “a clear sign of trust.”|Then the delegation left for Homs."),
    ("en", "The ministry called the harbour “open to all”.|Nobody asked what that meant."),
    ("en", "“We came late. |We will stay,” the envoy told reporters in the lobby."),
    ("en", "“Nothing is decided,” he said.|“Ask me in a week.”"),
    ("en", "“Why now?” the mayor asked.|No one answered."),
    ("en", "“Why now?” Peskov asked on Tuesday.|“We do not know.”"),
    ("en", "“Never again!” shouted the crowd.|Police looked on."),
    ("en", 'They wrote "no comment." |"Call tomorrow," the aide added.'),
    ("en", "The note spoke of 'practical ties.'|MEM"),
    ("en", "She said it was 'over.' |He disagreed."),
    (
        "en",
        "“It is his [the ruler's] choice,” she said.|The court will sit [on Wednesday] at noon.",
    ),
    ("en", "An “official visit today [Wednesday] to the coast” was announced.|It will be short."),
    ("en", "“We… do not know,” he admitted.|“Not yet.”"),
    ("en", "He paused… and then went on.|The hall was silent."),
    ("en", "The rest of the story is behind the…"),
    ("en", "And now the new… |pic.twitter.com/5VtZ3OqFDU"),
    ("en", "Watch it all. |https://example.org/a.b?c=1"),
    ("en", "Prices rose… |The bank did nothing."),
    ("en", "“Of course not.|It is his decision,” the aide told reporters."),
    # English: names, apostrophes, dashes.
    ("en", "The group Hay’at Tahrir fought Al-Shara' forces, he said.|It lost."),
    ("en", "The allies’ rights were ignored.|So were Idlib's."),
    ("en", "The visit - his first - was short.|The talks — all three — failed."),
    ("en", "He met the leader in Moscow.|al-Sharaa thanked him."),
    ("en", "Mr. al-Sharaa met Gen. el-Sisi in Cairo.|Both smiled."),
    ("en", "The text , as sent , was odd .|It had blanks ."),
    ("en", "DAMASCUS, Oct. 15 (SANA) – The council met.|It voted at once."),
    ("en", "ERBIL, Kurdistan Region - The minister is set to travel.|He declined to say when."),
    ("en", "WASHINGTON (AP) — The U.S. said no.|So did the U.N."),
    # English: abbreviations, numbers, initials.
    ("en", "Mr. Malik met Dr. Osman at St. Mary's Hospital.|Both left at 5 p.m. on Friday."),
    ("en", "She works for the U.S. Army in Washington, D.C. |He does not."),
    ("en", "He flew to the U.S. |The trip took a day."),
    ("en", "About 1,500 of 3.5 million people came.|That is 0.04 percent."),
    ("en", "J. K. Rowling and George W. Bush met J.R.R. Tolkien fans.|They talked."),
    ("en", "See No. 5 and p. 12 for more.|There are vols. 3 and 4 as well."),
    ("en", "He said no. |The others said yes."),
    ("en", "Shares of Acme Inc. fell.|Beta Corp. rose, Gamma Ltd. |In London nothing moved."),
    ("en", "Lt. Gen. Omar Haddad spoke first.|Sen. Smith (D-Calif.) came next."),
    ("en", "He arrived on Jan. 29, 2025, at 3 a.m. |They waited."),
    ("en", "1. The plan is simple.|2. Nobody reads it."),
    ("en", "Is it true?! |Yes... |It is."),
    ("en", "The deal (signed in 2015.) |Nobody kept it."),
    ("en", "He lost the bases, planes, etc. |The army went home."),
    ("en", "The army fell.¦The ruler fled.|Nobody saw him."),
    ("en", "It was true.[12] |The report says so.[3]"),
    ("en", "Visit london-news.example.com for more.|Node.js is not a sentence."),
    ("en", "Vitamin C. |The label says so."),
    ("en", "You and I. |They know it."),
    ("en", "e.g. the port, i.e. Tartus, vs. the base.|OK."),
    ("en", "Text here. |• First item. |• Second item."),
    ("en", "Text. |— Jane Roe (@jroe) January 29, 2025"),
    ("en", "Write to Jane.Roe@example.org.|She will answer."),
    ("en", "Pope John I. Meyer came, not Paul.|He and I. |Nobody else."),
    ("en", "1.) The first point.|2.) The second one."),
    ("en", "See N°. 5 of the list.|It is short."),
    # German.
    ("de", "Er kam am 3. Oktober 2024 nach Berlin.|Dort traf er Dr. Meier."),
    ("de", "„Wir gehen nicht.“ |Das sagte er gestern."),
    ("de", "„Ist das wahr?“, fragte sie.|Niemand antwortete."),
    ("de", "Das gilt z. B. für Syrien, d. h. für alle.|Es kostet 1.500 Euro."),
    ("de", "Der 1. Weltkrieg endete 1918.|Es folgte der 2. Versuch."),
    ("de", "Rund 40 Mio. Euro fehlen.|Die Firma sagt usw. |Das reicht nicht."),
    ("de", "»Nein.« |Mehr sagte er nicht."),
    ("de", "Im 19. Jahrhundert war das anders.|Heute nicht."),
    # French.
    ("fr", "« C'est fini ! » a déclaré M. Dupont.|Il est parti."),
    ("fr", "« Nous partons. » |Il n'a rien ajouté."),
    ("fr", "Mme. Leroy est arrivée à 10 h.|Elle a parlé avec le Dr. Martin."),
    ("fr", "Est-ce vrai ? |Oui, etc. |Les autres se taisent."),
    ("fr", "J.-C. Martin a lu l'art. 5 du texte.|Il était d'accord."),
    # Spanish.
    ("es", "El Sr. Pérez llegó a EE.UU. el lunes.|¿Por qué? |Nadie lo sabe."),
    ("es", "«No lo sé», dijo la Sra. Gómez.|¡Qué día!"),
    ("es", "El núm. 5 de la calle está vacío.|No hay nadie."),
    ("es", "El precio es de 1.500 euros.|En 2024 era menor."),
    # Portuguese.
    ("pt", "O Sr. Silva chegou às 10h.|A Dra. Costa não veio."),
    ("pt", "“Não sei.” |Foi tudo o que disse."),
    # Italian.
    ("it", "Il sig. Rossi ha detto no. |La sig.ra Bianchi ha detto sì."),
    ("it", "Secondo l'art. 3 è vietato, ecc. |Il giudice ha deciso."),
    # Dutch, Swedish, Danish, Norwegian.
    ("nl", "Dhr. Jansen kwam om 10 uur.|Drs. de Vries niet, d.w.z. hij belde."),
    ("nl", "“Is dat waar?” vroeg de minister.|Niemand wist het."),
    ("sv", "Han kom t.ex. från Malmö.|”Vi vet inte.” |Det var allt."),
    ("da", "Han kom den 3. oktober.|Det var f.eks. for sent."),
    ("nb", "Han kom 3. oktober til Oslo.|Det var bl.a. for sent."),
    # Polish, Czech, Hungarian, Romanian, Finnish, Turkish.
    ("pl", "Prof. Nowak przyjechał 3 maja 2024 r. do Warszawy.|Nie był sam."),
    ("pl", "To m.in. ks. Jan, tzn. proboszcz.|Tak powiedział."),
    ("cs", "Dne 3. října přijel prof. Novák.|Nebyl sám, např. s ním byl Petr."),
    ("hu", "A 3. század óta így van.|Dr. Kovács szerint nem."),
    ("ro", "Dl. Popescu a venit la ora 10.|Nu a spus nimic."),
    ("fi", "Hän tuli esim. Turusta.|Se oli 3. lokakuuta."),
    ("tr", "Dr. Yılmaz 3. kez geldi.|Bu doğru mu? |Evet."),
    # Russian, Ukrainian, Greek.
    ("ru", "В. В. Петров приехал в г. Москва.|Он молчал."),
    ("ru", "«Это правда?» — спросил он.|Никто не ответил."),
    ("ru", "А.С. Иванов родился в 1990 г. |Он живёт в т. ч. за границей."),
    ("ru", "Цена выросла до 5 тыс. руб. за тонну.|Это много."),
    ("uk", "Це м. Київ, вул. Хрещатик.|Так сказав він."),
    ("el", "Πού πήγε; |Δεν ξέρω."),
    ("el", "Ο κ. Παπάς μίλησε με τον δρ. Νίκου.|«Τι έγινε;» ρώτησε."),
    # Arabic, Persian, Urdu, Hebrew.
    ("ar", "هل هذا صحيح؟ |قال الوزير إن الأمر انتهى."),
    ("ar", "وصل الوفد إلى دمشق. |لم يتحدث أحد، وقال 1.5 مليون."),
    ("fa", "آیا این درست است؟ |او گفت نه."),
    ("ur", "وہ لاہور گیا۔ |کیا یہ سچ ہے؟ |جی ہاں۔"),
    ("he", "האם זה נכון? |לא. |כך אמר השר."),
    # Hindi, Bengali.
    ("hi", "वह दिल्ली गया। |क्या यह सच है? |हाँ।"),
    ("hi", "डॉ. शर्मा ने 3.5 लाख दिए। |सब चुप थे।"),
    ("hi", "वह यू.के. गया था। |अब घर पर है।"),
    ("bn", "সে ঢাকা গেল। |এটা কি সত্য?"),
    # Chinese, Japanese, Korean.
    ("zh", "他到了北京。¦“我们不知道。”他说。¦价格是3.5元。"),
    ("zh", "这是真的吗？¦是的！¦没有人回答……"),
    ("zh", "外交部说：“没有变化。”¦会议在周三结束。"),
    ("ja", "彼は東京に行った。¦「知りません。」と言った。¦本当？¦はい。"),
    ("ja", "「もう終わった」と大臣は述べた。¦誰も答えなかった。"),
    ("ko", "그는 서울에 갔다. |“모릅니다.” |장관은 3.5퍼센트라고 말했다."),
    # Others without data of their own.
    ("am", "እሱ ሄደ። |ማን ነው?"),
    ("hy", "Նա գնաց։ |Ոչ ոք չխոսեց։"),
    ("id", "Bpk. Joko tiba di Jl. Merdeka No. 5.|Ia tidak sendiri."),
)


def unpack(line: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a hard line and the ranges of its sentences."""
    text = ""
    ranges: list[tuple[int, int]] = []
    for group in line.split("¦"):
        for number, part in enumerate(group.split("|")):
            piece = part.strip()
            text += " " if number else ""
            ranges.append((len(text), len(text) + len(piece)))
            text += piece
    return text, ranges
