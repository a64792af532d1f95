# ruff: noqa: E501  (wide characters count twice)
"""Words, names and page furniture of the languages that made-up articles are written in.

`words` come in the order of their frequency; rarer ones are made of `pieces`. Nothing of it is
taken from a corpus: the sentences mean nothing, only their shape is that of news.
"""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """How articles in a language look. `months` are as they stand in a date."""

    code: str
    weight: int
    words: tuple[str, ...]
    pieces: tuple[str, ...]
    months: tuple[str, ...]
    outlets: tuple[str, ...]
    people: tuple[str, ...]
    by: str
    cookies: str
    share: str
    related: str
    caption: str
    rights: str
    quotes: tuple[str, str] = ("“", "”")
    gap: str = " "
    stop: str = "."
    comma: str = ", "
    date: str = "{day} {month} {year}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


_LATIN = _words(
    "ba be bi bo bra bri ca ce co cor da de del di do dra e el en fa fe fi for ga gen go gra i in ka "
    "ke la le li lo lu ma me mi mon mo na ne ni no nor o or pa pe pi po pra ra re ri ro sa se si so "
    "sta sto ta te ti to tra u un va ve vi vo za zo"
)
_CYRILLIC = _words(
    "ба бе бо бра ва ве ви во га го гра да де ди до дра жа же за зи и ка ке ки ко кра ла ле ли ло "
    "лу ма ме ми мо на не ни но о об па пе пи по при ра ре ри ро са се си со ста та те ти то тра у "
    "фа ха че ша ю"
)

LANGUAGES: tuple[Language, ...] = (
    Language(
        "en", 30,
        _words(
            "the of to and in a that for on was with said by at from it is were has had be not but "
            "council minister government people would after before city court budget water bridge "
            "harbour strike vote prices police region school hospital energy election border union "
            "company workers talks plan report officials announced critics residents money week "
            "month year new first public according between under against while could since"
        ),
        _LATIN,
        _words(
            "January February March April May June July August September October November December"
        ),
        _lines("Harbour Herald | The Northern Star | Evening Ledger | Wire Desk"),
        _lines("Ann Holloway | Peter Marsh | Ruth Tanner | Idris Vaughan"),
        "By {}",
        "We use cookies to improve your experience. Accept all cookies",
        "Share this article", "Related articles", "Photo: {}",
        "© {} {}. All rights reserved.",
    ),
    Language(
        "es", 10,
        _words(
            "de la que el en y a los del se las por un para con no una su al es lo como más pero "
            "sus gobierno ayuntamiento ministro ciudad agua puente huelga precios tribunal región "
            "escuela energía elecciones frontera empresa según sobre también entre cuando desde "
            "años vecinos presupuesto policía semana plan informe obras"
        ),
        _LATIN,
        _words(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
            "diciembre"
        ),
        _lines("El Faro de la Costa | Diario del Valle | La Voz del Puerto"),
        _lines("Lucía Herrero | Tomás Ibarra | Nuria Campos"),
        "Por {}", "Utilizamos cookies para mejorar su experiencia. Aceptar cookies",
        "Compartir", "Noticias relacionadas", "Foto: {}",
        "© {} {}. Todos los derechos reservados.", ("«", "»"), date="{day} de {month} de {year}",
    ),
    Language(
        "fr", 8,
        _words(
            "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce "
            "il sont avec conseil ministre ville eau pont grève prix tribunal région école énergie "
            "élection frontière entreprise selon après avant habitants budget police semaine projet "
            "rapport travaux accord réunion port"
        ),
        _LATIN,
        _words(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
        ),
        _lines("Le Courrier du Port | La Gazette des Collines | Le Matin du Fleuve"),
        _lines("Claire Besson | Hugo Lambert | Inès Caron"),
        "Par {}", "Nous utilisons des cookies pour améliorer votre expérience. Tout accepter",
        "Partager", "À lire aussi", "Photo : {}",
        "© {} {}. Tous droits réservés.", ("« ", " »"),
    ),
    Language(
        "de", 8,
        _words(
            "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch "
            "es an nach wird bei aus Rat Minister Stadt Wasser Brücke Streik Preise Gericht Region "
            "Schule Energie Wahl Grenze Firma Anwohner Haushalt Polizei Woche Plan Bericht Hafen "
            "Vertrag sagte gegen zwischen seit während"
        ),
        (*_LATIN, "schen", "ung", "ge", "ver", "ß", "ü", "ö"),
        _words(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
        ),
        _lines("Hafenblatt | Der Talbote | Nordkurier am Abend"),
        _lines("Karin Vogt | Jens Albrecht | Mira Scholz"),
        "Von {}", "Wir verwenden Cookies, um Ihr Erlebnis zu verbessern. Alle akzeptieren",
        "Teilen", "Lesen Sie auch", "Foto: {}",
        "© {} {}. Alle Rechte vorbehalten.", ("„", "“"), date="{day}. {month} {year}",
    ),
    Language(
        "pl", 4,
        _words(
            "w i na z do się nie że o jest to od po przez za jak dla tym oraz są rada minister "
            "miasto woda most strajk ceny sąd region szkoła energia wybory granica firma mieszkańcy "
            "budżet policja tydzień plan raport port umowa powiedział między wobec"
        ),
        (*_LATIN, "szcz", "rzy", "ł", "ny", "wie", "czy", "ści"),
        _words(
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października "
            "listopada grudnia"
        ),
        _lines("Kurier Nadrzeczny | Głos Doliny"),
        _lines("Ewa Lipska-Maj | Jan Borowik"),
        "Autor: {}", "Używamy plików cookies. Akceptuję wszystkie",
        "Udostępnij", "Czytaj także", "Fot. {}",
        "© {} {}. Wszelkie prawa zastrzeżone.", ("„", "”"),
    ),
    Language(
        "ru", 10,
        _words(
            "в и на не что с по он из за к от для о как это но его до при после или совет министр "
            "город вода мост забастовка цены суд регион школа энергия выборы граница компания "
            "жители бюджет полиция неделя план доклад порт договор сообщил заявил между против"
        ),
        _CYRILLIC,
        _words(
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
        ),
        _lines("Речной вестник | Голос побережья | Утренний маяк"),
        _lines("Анна Лугова | Пётр Северин | Ирина Бережная"),
        "Автор: {}", "Мы используем файлы cookie. Принять все",
        "Поделиться", "Читайте также", "Фото: {}",
        "© {} {}. Все права защищены.", ("«", "»"),
    ),
    Language(
        "uk", 4,
        _words(
            "в і на не що з до за у та від для про як це його після або але рада міністр місто вода "
            "міст страйк ціни суд регіон школа енергія вибори кордон компанія мешканці бюджет "
            "поліція тиждень план звіт порт угода повідомив заявив між проти"
        ),
        (*_CYRILLIC, "ї", "є", "ій", "ість"),
        _words(
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
        ),
        _lines("Дніпровий листок | Вечірня варта"),
        _lines("Оксана Гай | Тарас Ярема"),
        "Автор: {}", "Ми використовуємо файли cookie. Прийняти все",
        "Поділитися", "Читайте також", "Фото: {}",
        "© {} {}. Усі права захищено.", ("«", "»"),
    ),
    Language(
        "el", 4,
        _words(
            "το και να του η της με που την από για είναι στο σε στην θα τα δεν τους οι μετά πριν "
            "συμβούλιο υπουργός πόλη νερό γέφυρα απεργία τιμές δικαστήριο περιοχή σχολείο ενέργεια "
            "εκλογές σύνορα εταιρεία κάτοικοι προϋπολογισμός αστυνομία εβδομάδα σχέδιο λιμάνι"
        ),
        _words("α ε ο κα κο λα λε μα με μο να νι πα πε πο ρα ρι ρο σα σι το τα τε φα χο δι γα θε ων"),
        _words(
            "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου "
            "Οκτωβρίου Νοεμβρίου Δεκεμβρίου"
        ),
        _lines("Φάρος του Κόλπου | Πρωινός Δρόμος"),
        _lines("Ελένη Μαρή | Νίκος Δάφνης"),
        "Του {}", "Χρησιμοποιούμε cookies. Αποδοχή όλων",
        "Κοινοποίηση", "Διαβάστε επίσης", "Φωτογραφία: {}",
        "© {} {}. Με επιφύλαξη παντός δικαιώματος.", ("«", "»"),
    ),
    Language(
        "ar", 8,
        _words(
            "في من على إلى أن عن مع هذا التي الذي كان بعد قبل بين قد لم كما أو ما لا مجلس وزير "
            "حكومة مدينة ماء جسر إضراب أسعار محكمة منطقة مدرسة طاقة انتخابات حدود شركة سكان ميزانية "
            "شرطة أسبوع خطة تقرير ميناء اتفاق قال أعلن خلال ضد منذ"
        ),
        _words("ا ب ت ج ح د ر س ش ص ع ف ق ك ل م ن ه و ي ال مو مس تا را لي ني ون ات"),
        _words("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        _lines("صوت الميناء | جريدة الوادي | منارة الصباح"),
        _lines("ليلى الساحلي | كريم النهري"),
        "كتب: {}", "نستخدم ملفات تعريف الارتباط. قبول الكل",
        "شارك", "اقرأ أيضا", "تصوير: {}",
        "© {} {}. جميع الحقوق محفوظة.", ("«", "»"), comma="، ",
    ),
    Language(
        "he", 4,
        _words(
            "של את על לא הוא גם כי עם זה כל אל או היה אחרי לפני בין אך יותר רק מועצה שר ממשלה עיר "
            "מים גשר שביתה מחירים משפט אזור בית ספר אנרגיה בחירות גבול חברה תושבים תקציב משטרה "
            "שבוע תוכנית דוח נמל הסכם אמר הודיע נגד מאז"
        ),
        _words("א ב ג ד ה ו ח ט י כ ל מ נ ס פ צ ק ר ש ת מו לי רו הת נו ים ות"),
        _words("בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"),
        _lines("קול הנמל | יומון העמק"),
        _lines("נועה גפן | איתי כרמון"),
        "מאת {}", "אנו משתמשים בעוגיות. אישור",
        "שתפו", "כתבות נוספות", "צילום: {}",
        "© {} {}. כל הזכויות שמורות.", ('"', '"'),
    ),
    Language(
        "hi", 6,
        _words(
            "के में की है और से को का ने पर कि यह भी एक नहीं हो तो कर इस बाद पहले लिए परिषद मंत्री सरकार "
            "शहर पानी पुल हड़ताल कीमत अदालत क्षेत्र स्कूल ऊर्जा चुनाव सीमा कंपनी निवासी बजट पुलिस सप्ताह "
            "योजना रिपोर्ट बंदरगाह समझौता कहा बताया खिलाफ"
        ),
        _words("का की कु ग चा जा टी डा ता दि न ना पा बा भा मा मि या रा री ल ला वा शा स सा हा को नि र"),
        _words("जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
        _lines("नदी समाचार | सुबह की आवाज"),
        _lines("मीरा तटवर | अरुण घाटे"),
        "लेखक: {}", "हम कुकीज़ का उपयोग करते हैं। सभी स्वीकार करें",
        "शेयर करें", "यह भी पढ़ें", "फोटो: {}",
        "© {} {}. सर्वाधिकार सुरक्षित", stop="।",
    ),
    Language(
        "zh", 8,
        _words(
            "的 在 是 和 了 有 对 将 为 不 也 与 说 表示 市议会 部长 政府 城市 供水 大桥 罢工 价格 法院 地区 学校 "
            "能源 选举 边境 公司 居民 预算 警方 本周 计划 报告 港口 协议 宣布 会议 项目 工程 以来 之后"
        ),
        tuple("安北城川东方福光海河华江金林龙明南平青山石水天文西新兴阳云长中州建设发展工业交通教育"),
        tuple(f"{month}月" for month in range(1, 13)),
        _lines("港湾日报 | 北方晨报 | 河谷晚报"),
        _lines("林海生 | 周明岚"),
        "作者：{}", "我们使用Cookie来改善您的体验。接受全部",
        "分享", "相关新闻", "图片来源：{}",
        "© {} {} 版权所有", gap="", stop="。", comma="，", date="{year}年{number}月{day}日",
    ),
    Language(
        "ja", 6,
        _words(
            "の は が を に で と も から まで した して いる ある 市議会 大臣 政府 都市 水道 大橋 ストライキ 価格 "
            "裁判所 地域 学校 エネルギー 選挙 国境 会社 住民 予算 警察 今週 計画 報告 港 協定 発表 会議 工事 について"
        ),
        tuple("アイウエカキクコサシスセタチテトナニノハヒフマミモラリルロ東西南北山川海空道町村駅橋"),
        tuple(f"{month}月" for month in range(1, 13)),
        _lines("港町新聞 | 北の朝刊"),
        _lines("浜田 凪 | 川瀬 透"),
        "文：{}", "当サイトではクッキーを使用しています。同意する",
        "シェアする", "関連記事", "写真：{}",
        "© {} {} 無断転載を禁じます", ("「", "」"), gap="", stop="。", comma="、",
        date="{year}年{number}月{day}日",
    ),
    Language(
        "th", 4,
        _words(
            "ที่ และ ใน ของ ได้ มี เป็น ว่า จะ ไม่ ให้ กับ จาก โดย แล้ว สภา รัฐมนตรี รัฐบาล เมือง น้ำ สะพาน ราคา ศาล "
            "โรงเรียน พลังงาน เลือกตั้ง ชายแดน บริษัท ชาวบ้าน งบประมาณ ตำรวจ สัปดาห์ แผน รายงาน ท่าเรือ ข้อตกลง "
            "กล่าว ประกาศ ประชุม โครงการ"
        ),
        _words("กา คำ จาน ชล ดี ตา ทอง นา บาง ปา พร ฟ้า มา ยา รัก ลม วัน สาย หิน อำ เกาะ แก้ว โพ ไร่ ขาว"),
        _words(
            "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน "
            "ธันวาคม"
        ),
        _lines("ข่าวริมน้ำ | เช้าวันใหม่"),
        _lines("นภา ธารา | วิชัย ลำน้ำ"),
        "โดย {}", "เว็บไซต์นี้ใช้คุกกี้ ยอมรับทั้งหมด",
        "แชร์", "ข่าวที่เกี่ยวข้อง", "ภาพ: {}",
        "© {} {} สงวนลิขสิทธิ์", gap="", stop=" ", comma=" ",
    ),
)  # fmt: skip
