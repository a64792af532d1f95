# ruff: noqa: E501
"""Pages in Latin letters, as the fresh ones; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "later"

PAGES = [
    page(
        "en-whole-broadcaster",
        "en",
        "whole",
        "skip links, relative date, image labels, related topics",
        """
x Skip to content
x Accessibility Help
x Your account
x Home
x News
x Sport
x Weather
x iPlay
x Sounds
x Search
x Menu
x Home | InDepth | Israel | Cost of Living | Climate | UK | World | Business | Culture
@ Northcast News | - | Ellie Marsh
t Ferry stuck on sandbank for eleven hours in Dunmarrow Sound
x Published
x 3 hours ago
x Comments
x 214
x Share
x Save
c Image source, Coastguard Dunmarrow
c Image caption, The Lady Isobel was lying at an angle when lifeboats arrived
w Ellie Marsh
x Northcast News, Dunmarrow
b A ferry with 131 people on board spent the night on a sandbank after a steering fault, its operator has said.
b The Lady Isobel ran aground at about 22:40 on Sunday, less than a mile from the harbour it had left.
b No-one was hurt but three passengers were taken off by lifeboat, one of them a woman who was eight months pregnant.
h 'We played cards until dawn'
b Passenger Colin Ferrie said the crew had been "brilliant" and that the bar had stayed open.
b "We played cards until dawn. My wife won forty quid off a vicar, so somebody had a good night," he told us.
x Lifeboat crews launched twice in one night
x Island ferry fleet 'older than its captains'
b Caledor Ferries apologised and said the vessel would be inspected before it went back into service.
b It said passengers would be offered a full refund "and a hot breakfast".
x Get our flagship newsletter with all the headlines you need to start the day. Sign up here.
x Related topics
x Dunmarrow
x Ferries
x Shipping
x More on this story
x Ferry firm fined over missing lifejackets
x 14 February
x New ferry delayed for the fifth time
x 2 January
x Related internet links
x Caledor Ferries
x The Northcast is not responsible for the content of external sites.
x Top stories
x LIVE
x PM faces questions over rail plan
x Two held after warehouse fire
x 1 hour ago
x Most read
x 1
x The village that banned leaf blowers
x 2
x How a goose stopped a motorway
x 3
x Quiz of the week: Whose hat was it?
x Terms of Use
x Privacy Policy
x Cookies
x Contact us
x Copyright © 2025 Northcast. The Northcast is not responsible for the content of external sites. Read about our approach to external linking.
""",
        gap="\n",
        end="\n\n",
    ),
    page(
        "en-main-liveblog",
        "en",
        "main",
        "live blog with times, key events, posts by three people",
        """
@ - | 2024-11-05 | Josh Pallister; Amira Lowe
t Storm Edwin live: thousands without power as bridges close across the north
w Josh Pallister
+x (now) and
+w Amira Lowe
+x (earlier)
d Tue 5 Nov 2024 17.42 GMT
x First published on Tue 5 Nov 2024 06.15 GMT
x Key events
x 1h ago Rail operator tells passengers not to travel
x 3h ago Gusts of 94mph recorded at Skell Point
x Show key events only
x Please turn on JavaScript to use this feature
x 17.42 GMT
h Rail operator tells passengers not to travel
b TransMoor has advised passengers not to travel on any of its routes until Wednesday lunchtime after fourteen trees came down on the line between Askby and Thorle.
b A spokesperson said engineers could not begin work until the wind dropped below 50mph.
x Share
x 16.58 GMT
b The council in Askby has opened two leisure centres to people whose homes are without power. Both have hot showers and, we are told, a table tennis tournament.
x Updated at 17.10 GMT
x Share
x 15.31 GMT
h Gusts of 94mph recorded at Skell Point
b Forecasters say it is the strongest gust in the region since 1998.
b “We were shouting at each other from a metre away,” said Priya Dass, who was on duty at the weather station.
x Share
x 06.15 GMT
b Good morning and welcome to our live coverage of Storm Edwin. Ferries are cancelled, schools in four districts are shut and the first power cuts are being reported.
x Share
x Most viewed
""",
    ),
    page(
        "fr-whole-quotidien",
        "fr",
        "whole",
        "subscriber notice, read-also lines inside, modified date, nav",
        """
x Aller au contenu principal
x Se connecter
x S’abonner
x À la une
x En continu
x International
x Planète
x Politique
x Société
x Économie
x Idées
x Le Goût du jour
@ - | 2024-03-12 | Clémence Aubrac
x Planète
x Biodiversité
t A Saint-Vérand, le retour de l’écrevisse divise les pêcheurs
b Disparu depuis quarante ans, le crustacé à pattes blanches recolonise le ruisseau du Merle. Les autorités veulent fermer le cours d’eau, les riverains protestent.
x Par
+w Clémence Aubrac
x (Saint-Vérand (Isère), envoyée spéciale)
d Publié le 12 mars 2024 à 06h00, modifié le 12 mars 2024 à 09h15
x Temps de Lecture 3 min.
x Ajouter à vos sélections
x Partager
x Offrir cet article
x Article réservé aux abonnés
c Dans le ruisseau du Merle, à Saint-Vérand, le 2 mars 2024. BRUNO CASTEL POUR « LE COURRIER DU JOUR »
b Il faut s’agenouiller dans la vase, soulever la pierre sans bruit, et attendre. « Là, vous la voyez ? », souffle Jean-Marc Pollet, 71 ans, en désignant une ombre grosse comme un pouce. Personne, au village, n’en avait aperçu depuis l’hiver 1983.
x Lire aussi l’enquête | Article réservé à nos abonnés Les rivières oubliées du Dauphiné
b La nouvelle aurait pu réjouir tout le monde. Elle a coupé Saint-Vérand en deux. D’un côté, l’association de pêche, qui redoute de perdre son dernier parcours à truites ; de l’autre, une poignée de naturalistes, rejoints par l’institutrice et ses vingt-deux élèves.
h « On nous prend pour des braconniers »
b « On nous prend pour des braconniers alors que c’est nous qui nettoyons les berges depuis cinquante ans », s’emporte le président de l’association, Luc Favier. Le 27 février, une réunion publique a dû être interrompue.
x Newsletter
x « Chaleur humaine »
x Comment faire face au défi climatique ? Chaque semaine, nos meilleurs articles sur le sujet
x S’inscrire
b La préfecture doit trancher avant l’ouverture de la pêche. Elle étudie une fermeture partielle, sur 1,2 kilomètre.
w Clémence Aubrac
+x (Saint-Vérand (Isère), envoyée spéciale)
x Contribuer
x Réutiliser ce contenu
x L’espace des contributions est réservé aux abonnés. Abonnez-vous pour accéder à cet espace d’échange et contribuer à la discussion.
x Voir les contributions
x Les plus lus
x 1 Le maire qui ne voulait plus de ronds-points
x 2 Guerre des prix dans les boulangeries
x Mentions légales
x Charte du Groupe
x Politique de confidentialité
x Gestion des cookies
""",
        gap="\n",
    ),
    page(
        "es-main-agencia",
        "es",
        "main",
        "two wire stories with datelines, one after another",
        """
@ - | 2022-08-17 | -
t Detectan un puma en el techo de una escuela de Antofalla
d 17/08/2022 11:42
b [[Antofalla (Argentina), 17 ago (EFE)]].- Un puma joven permaneció este miércoles casi seis horas sobre el techo de una escuela rural de la provincia de Catamarca, hasta que fue dormido con un dardo por técnicos de fauna silvestre.
b Los 34 alumnos, que estaban en clase cuando fue visto el animal, esperaron dentro del edificio y siguieron con la lección de matemáticas, según contó a Efe la directora, Norma Guaymás.
b El felino, una hembra de unos 25 kilos, será liberado en una reserva cercana. EFE
x ng/rmo/cpy
@ - | 2022-08-17 | -
t Ecuador subasta el primer lote de cacao “fantasma”
d 17/08/2022 12:05
b [[Guayaquil (Ecuador), 17 ago (EFE)]].- Una variedad de cacao que se creía perdida se vendió este miércoles por 9.800 dólares el saco en una subasta en Guayaquil.
b El comprador, una firma belga, pidió no ser identificado. La variedad fue hallada hace cuatro años en una finca abandonada de la provincia de Los Ríos. EFE
x fgg/lll
""",
    ),
    page(
        "it-whole-agenzia",
        "it",
        "whole",
        "agency page with tag list, reproduction rights, ultima ora ticker",
        """
x Temi caldi
x Maltempo
x Serie A
x Fisco
x ULTIMA ORA
x 18:22 Borsa: Milano chiude in rialzo
x 18:10 Calcio: rinviata la gara di Lecce
x Naviga
x Cronaca
x Politica
x Economia
x Regioni
x Mondo
x Cultura
@ ANTA | 2024-01-22 | -
t Trovato un violino del '700 in un cassonetto a Cremona
b Lo strumento era avvolto in una coperta, si cerca il proprietario
x CREMONA,
+d 22 gennaio 2024, 16:48
x Redazione ANTA
x Condividi
x Facebook
x Twitter
x Mail
c - RIPRODUZIONE RISERVATA
b (ANTA) - [[CREMONA, 22 GEN]] - Un violino attribuito alla bottega di un liutaio cremonese della prima metà del Settecento è stato trovato ieri sera da un netturbino in un cassonetto di via del Giordano.
b Lo strumento, privo di corde ma in buone condizioni, era avvolto in una coperta a quadri. "Pensavo fosse un gatto", ha raccontato l'uomo ai carabinieri.
b Secondo una prima perizia il valore potrebbe superare i 400mila euro. Le telecamere della zona avrebbero ripreso un anziano con un carrello della spesa. (ANTA).
x Riproduzione riservata © Copyright ANTA
x Condividi
x Notizie Correlate
x Da non perdere
x I carabinieri trovano la refurtiva in un presepe
x Newsletter ANTA
x Veloci, dettagliate, verificate. Nella tua casella mail.
x Iscriviti alle newsletter
x P.I. 00876481003 - © Copyright ANTA - Tutti i diritti riservati
""",
        gap="\n",
    ),
    page(
        "nl-main-kort",
        "nl",
        "main",
        "five short news items on a page, each with a title and time",
        """
@ - | - | -
t Wolf loopt rondje over atletiekbaan in Ede
x Binnenland • Vandaag, 11:20
b Op een atletiekbaan in Ede is vanochtend een wolf gezien. Volgens de trainer liep het dier precies één ronde, in de goede richting.
b De boswachter zegt dat het om een jong mannetje gaat dat op zoek is naar een eigen gebied.
@ - | - | -
t Brug bij Zaltbommel weer open na aanvaring
x Regionaal • Vandaag, 10:02
b De brug over de Waal is weer open voor verkeer. Vannacht voer een schip met grind tegen een pijler. Rijkswaterstaat heeft geen schade gevonden.
@ - | - | -
t Kamer wil af van plastic schepje in koffiebeker
x Politiek • Gisteren, 22:47
b Een meerderheid van de Tweede Kamer wil roerstaafjes van plastic nu echt verbieden. Het verbod bestaat al, maar wordt volgens D66 en de ChristenUnie nauwelijks gecontroleerd.
@ - | - | -
t Kunstrijdster Van Wessem stopt
x Sport • Gisteren, 19:15
b Kunstrijdster Liesbeth van Wessem (27) stopt per direct met topsport. "Mijn knie heeft beslist", schrijft ze op Instagram.
""",
        gap="\n",
    ),
    page(
        "pl-whole-gazeta",
        "pl",
        "whole",
        "Polish daily, paywall hints, photo credit, listen, related inside, comments",
        """
x Przejdź do treści
x Zaloguj się
x Prenumerata
x Kraj
x Świat
x Gospodarka
x Kultura
x Nauka
x Sport
@ Gazeta Nadodrzańska | 2024-01-08 | Weronika Szulc
t Tramwaj numer 9 gubi pasażerów. MPK: to wina mgły
w Weronika Szulc
d 08.01.2024, 06:12
x Posłuchaj
x Udostępnij
x 38
c Pętla Krańcowa (Fot. Tomasz Rybak / Agencja Nadodrzańska)
b Od tygodnia "dziewiątka" mija przystanek Młyńska, jakby go nie było. Motorniczowie twierdzą, że we mgle nie widać ani wiaty, ani ludzi.
b - Stałam z latarką w telefonie i machałam. Przejechał, nawet nie zwolnił - mówi pani Halina, która dojeżdża do szpitala na dializy.
x CZYTAJ TEŻ: Nowe tramwaje stoją w zajezdni. Są za szerokie
b MPK zamówiło już dodatkowe oświetlenie. Rzecznik spółki Adam Goc zapewnia, że do czasu montażu na przystanku będzie dyżurował pracownik w kamizelce odblaskowej.
b - To nie żart, naprawdę zatrudniliśmy człowieka do świecenia - dodaje.
x Ten artykuł czytasz w ramach bezpłatnego limitu
x Cały artykuł tylko dla prenumeratorów
x Komentarze
x motorniczy_z_krzyków
x Przystanek stoi za drzewem i od lat o tym mówimy. Nikt nie słucha.
x już oceniałe(a)ś
x 41
x 0
x Najczęściej czytane
x Wojna o parking pod katedrą
x Polityka prywatności
x Ustawienia prywatności
x Copyright © Gazeta Nadodrzańska sp. z o.o.
""",
        gap="\n",
    ),
    page(
        "pl-main-depesza",
        "pl",
        "main",
        "Polish agency text with (PAP) and author marks",
        """
@ - | 2020-10-02 | -
t Zamość: zegar na ratuszu po raz pierwszy od wojny wybił trzynastą
d 2020-10-02 13:20
b W piątek w samo południe zegar na zamojskim ratuszu uderzył dwanaście razy, a minutę później dołożył jeszcze jeden cios – poinformował PAP konserwator zegara Edmund Pawluk.
b „To nie usterka, tylko młoteczek, który ktoś założył odwrotnie w 1947 r. Dopiero teraz ruszył” – wyjaśnił.
b Turyści, którzy nagrali trzynaste uderzenie, pytali, czy będzie się powtarzać. Pawluk zapowiedział, że zostawi je do końca miesiąca. (PAP)
x autorka: Gabriela Bogacz
x gab/ aszw/
""",
    ),
    page(
        "hu-whole-index",
        "hu",
        "whole",
        "Hungarian portal, tags on top, dotted native date, support prompt, offers inside",
        """
x Belföld
x Külföld
x Gazdaság
x Kultúr
x FOMO
x Vélemény
x 24 óra
x Keresés
@ Mutató.hu | 2024-02-14 | Bíró Eszter
x BELFÖLD
t Elkésett a polgármester, mert eltévedt a saját városában
w Bíró Eszter
d 2024. február 14., szerda 13:05
x Megosztás
x Küldés
b Fél órás késéssel kezdődött szerdán a kisvarsányi képviselő-testület ülése, mert Tar Levente polgármester nem talált oda az új városházára.
b „Húsz éve járok ugyanazon az úton a régi épülethez, a lábam vitt magától” – mondta a városvezető, aki végül egy postás segítségével ért oda.
c Az új városháza – Fotó: Szollár Zsófi / Mutató
b A testület ezután egyhangúlag megszavazta, hogy a főtéren irányjelző táblákat helyezzenek ki. A költség 340 ezer forint.
x KAPCSOLÓDÓ
x Nyolcmilliárdból újul meg a főtér
b Az ellenzéki Kovács Réka szerint az eset „sajnos jelképes”. A polgármester erre annyit felelt: legalább ő odaért.
x Rendszeresen szeretne hozzánk hasonló híreket olvasni? Iratkozzon fel hírlevelünkre!
x Címkék:
x kisvarsány
x polgármester
x Kövesse a Mutatót a Facebookon is!
x Impresszum
x Adatvédelem
x Szerzői jogok
x © 1999-2024 Mutató.hu Zrt.
""",
        gap="\n",
    ),
    page(
        "sv-whole-svt",
        "sv",
        "whole",
        "Swedish broadcaster: lead, published and updated lines, fact box, related inside",
        """
x Till innehållet
x Nyheter
x Lokalt
x Sport
x Play
x Sök
x Meny
@ - | 2023-12-07 | Linnéa Öberg
t Tomte fastnade i skorsten – räddades av brandkåren i Krokom
b En 54-årig man som klättrat upp på taket för att överraska barnbarnen fick tillbringa två timmar i mörker.
x Lyssna
x 1 min
c Brandkåren fick använda såpa. Foto: Räddningstjänsten Jämtland
w Linnéa Öberg
x linnea.oberg@example.se
x Publicerad
+d 7 december 2023 kl 19.40
x Uppdaterad 8 december 2023 kl 07.12
b Larmet kom vid 17-tiden på torsdagen. Då hade mannens rop hörts genom kakelugnen i ungefär en kvart.
b – Barnen trodde att det hörde till, säger insatsledare Per-Anders Kroik.
b Mannen kunde till slut dras upp med rep och flera liter såpa. Han fördes till sjukhus för kontroll men var oskadd, "så när som på självkänslan", enligt räddningstjänsten.
x Fakta: Så sotas en skorsten
x Mer i ämnet
x Kvinna fast i brunn i sex timmar
x Så arbetar vi
x SVX:s nyheter ska stå för saklighet och opartiskhet. Det vi publicerar ska vara sant och relevant.
x Ansvarig utgivare: Malin Thorsell
x Kontakta oss
x Om cookies
""",
        gap="\n",
    ),
    page(
        "sv-main-dodsruna",
        "sv",
        "main",
        "Swedish obituary column, family signatures",
        """
x Familj
@ - | - | -
t Minnesord: Gun Hällström
b Skolkantinens drottning Gun Hällström, Piteå, har lämnat oss i en ålder av 91 år. Närmast sörjande är barnen Tore och Britta med familjer.
b Gun föddes i Älvsbyn som näst yngst av nio syskon. Efter folkskolan tog hon plats i hushåll, men det var som kokerska vid Strömbackaskolan hon blev en institution: två generationer elever minns hennes pannkakor, och hur hon lade en extra till den som såg trött ut.
b Hon skrev varje dag i en liten svart bok vad som serverats och hur mycket som blivit kvar. Den sista anteckningen, från juni 1994, lyder: "Köttbullar. Inget kvar. Tack för mig."
b För oss barnbarn var hennes kök alltid öppet.
w Barnbarnen genom Elin Hällström
""",
    ),
    page(
        "ro-whole-hotnews",
        "ro",
        "whole",
        "Romanian site: follow prompts, ad markers inside, PHOTO label, comments prompt",
        """
x Meniu
x Actualitate
x Economie
x Extern
x Sport
x Opinii
x Caută
x Susține
@ ZiarulViu.ro | 2023-08-30 | Raluca Dima
t Un urs a spart un geam la primărie și a mâncat dosarul cu planul urbanistic
x de
+w Raluca Dima
d Miercuri, 30 august 2023, 12:26
x Facebook Twitter Whatsapp Copiază link
c Primăria din Tușnad, după vizita ursului Foto: Inquam / Csaba Vereș
b Un urs a intrat în noaptea de marți spre miercuri în primăria din Tușnad, a răsturnat două dulapuri și a mâncat o parte din dosarul Planului Urbanistic General, spun autoritățile locale.
b „Probabil mirosea a miere, un coleg își ține acolo borcanele”, a declarat primarul Zoltán Bíró pentru ZiarulViu.ro.
x Publicitate
b Documentele distruse pot fi refăcute, dar consultarea publică, programată pentru vineri, a fost amânată cu o lună. Este a treia amânare: prima a fost din cauza unei inundații, a doua din cauza alegerilor.
x CITEȘTE ȘI:
x Câți urși trăiesc în România? Ministerul are trei cifre diferite
b Jandarmii au alungat animalul cu semnale sonore.
x Sursa foto: Inquam Photos
x Urmărește cele mai noi știri și pe Google News
x Dacă ți-a plăcut articolul, te invităm să dai LIKE paginii noastre de Facebook.
x Adaugă un comentariu
x Cele mai citite
x 1.
x Vremea se schimbă radical de mâine
x Termeni și condiții
x Politica de cookies
""",
        gap="\n",
    ),
    page(
        "vi-whole-vnexpress",
        "vi",
        "whole",
        "Vietnamese portal with native weekday date, share names, comments with likes, related inside",
        """
x Mới nhất
x International
x Thời sự
x Góc nhìn
x Thế giới
x Kinh doanh
x Đăng nhập
x Tất cả
@ - | 2024-03-06 | Hoàng Lam
x Thời sự
d Thứ tư, 6/3/2024, 11:00 (GMT+7)
t Cụ ông chèo xuồng phát sách miễn phí suốt 12 năm
b Cần Thơ Mỗi sáng thứ bảy, ông Tư Nghĩa chất 200 cuốn sách lên xuồng rồi chèo dọc rạch Cái Sơn để cho trẻ em mượn.
b Chiếc xuồng ba lá của ông Trần Văn Nghĩa, 74 tuổi, có mái che bằng bạt và hai kệ gỗ tự đóng. Nghe tiếng chuông xe đạp ông gắn ở mũi xuồng, bọn trẻ hai bên bờ chạy ùa ra.
c Ông Tư Nghĩa bên tủ sách nổi, ngày 2/3. Ảnh: Cửu Long
b "Hồi nhỏ tôi chỉ học hết lớp ba, thèm đọc mà không có sách", ông nói và cho biết số sách ban đầu được gom từ vựa ve chai.
x Thư viện giữa vườn của cô giáo về hưu
b Đến nay tủ sách có hơn 3.000 cuốn. Một công ty ngỏ ý tặng ông chiếc xuồng máy nhưng ông từ chối vì "máy nổ ồn, tụi nhỏ không nghe được tiếng chuông".
w Hoàng Lam
x Trở lại Thời sự
x Ý kiến (35)
x Xem thêm
x minhtam88
x Đọc bài mà rưng rưng, chúc ông thật nhiều sức khỏe.
x Thích 412
x Trả lời
x 6/3
x Chia sẻ
x Đọc nhiều
""",
        gap="\n",
    ),
    page(
        "id-whole-kompas",
        "id",
        "whole",
        "Indonesian portal: byline with editor, BACA JUGA inside, WIB time, page numbers",
        """
x News
x Tren
x Health
x Bola
x Otomotif
x Masuk
x Home / News / Regional
@ Kompas Timur.com | 2023-03-27 | Rahmat Hidayat
t Nenek di Sleman Jual Kue di Depan Bank, Ternyata untuk Bayar Utang Orang Lain
x Kompas Timur.com -
+d 27/03/2023, 07:15 WIB
x Lihat Foto
w Rahmat Hidayat
x Penulis
x Dini Astuti
x Editor
c Mbah Sari (79) melayani pembeli di depan bank, Sleman, Minggu (26/3/2023).(Dok. Pribadi)
b [[YOGYAKARTA, KOMPAS TIMUR.com]] - Setiap pagi, Mbah Sari (79) menggelar tampah berisi kue lupis di depan sebuah kantor bank di Sleman, Daerah Istimewa Yogyakarta.
b Ia tidak sedang mencari nafkah untuk diri sendiri. Hasil dagangannya dipakai untuk melunasi utang tetangganya yang meninggal dunia dua tahun lalu.
x Baca juga: Kisah Pak Wiryo, Guru Ngaji yang Digaji Pisang
b "Kalau tidak ada yang bayar, kasihan anak-anaknya," kata Mbah Sari saat ditemui, Minggu (26/3/2023).
b Kepala cabang bank tersebut mengaku baru mengetahui cerita itu setelah video Mbah Sari viral di media sosial.
x Halaman Selanjutnya
x Halaman
x 1
x 2
x Tag
x Sleman
x kue tradisional
x Dapatkan update berita pilihan dan breaking news setiap hari dari Kompas Timur.com. Mari bergabung di Grup Telegram.
x Berita Terkait
x Komentar
x Terpopuler
x Copyright 2008 - 2023 PT. Kompas Timur Siber Media. All Rights Reserved.
""",
        gap="\n",
    ),
    page(
        "da-main-lokalt",
        "da",
        "main",
        "Danish local item with fakta list and credit",
        """
@ - | 2017-10-23 | Mette Krogh
t Nisse stjålet for syvende gang
w Af Mette Krogh
d 23. oktober 2017 kl. 09:52
b Den to meter høje havenisse foran Hans Peders Planteskole i Brande er væk igen. Det er syvende gang på elleve år, og ejeren er efterhånden blevet vant til det.
b - Den kommer altid tilbage. Sidste gang havde den nye støvler på, siger Hans Peder Bro.
h Fakta: Nissens rejser
b- 2008: fundet på en rasteplads ved Padborg
b- 2011: fundet på taget af gymnasiet
b- 2015: fundet i en kano på Skjern Å
b Politiet opfordrer vidner til at ringe på 114.
r /ritzau/
""",
        bullet="  • ",
    ),
    page(
        "lt-whole-delfi",
        "lt",
        "whole",
        "Baltic portal, Lithuanian, comments count, share, related inside",
        """
x Naujienos
x Sportas
x Verslas
x Veidai
x Kultūra
x Prisijungti
x Orai Vilniuje 2°C
@ Žinynas.lt | 2023-11-15 | Rasa Petkutė
t Šuo kasdien važiuoja autobusu į biblioteką: „Turi savo kėdę“
w Rasa Petkutė
x , Žinynas.lt
d 2023 m. lapkričio 15 d. 12:44
x Dalintis
x 21
c Šuo Matas bibliotekoje © Asmeninio albumo nuotr.
b Anykščių autobuso vairuotojai jau žino: ketvirtą valandą į trečią maršrutą įlips rudas mišrūnas Matas, pats vienas, ir išlips prie bibliotekos.
b „Iš pradžių ieškojome šeimininko, paskui supratome, kad jis čia tiesiog skaito“, – juokiasi bibliotekininkė Dalia Gražienė.
x Taip pat skaitykite
x Kauno troleibusuose – nauji bilietai
b Šuo priklauso netoliese gyvenančiai pensininkei, kuri apie jo keliones sužinojo iš žinių.
x Naujienų prenumerata
x Svarbiausios dienos naujienos – tiesiai į Jūsų el. paštą.
x Komentarai
x Griežtai draudžiama Žinynas.lt paskelbtą informaciją panaudoti kitose interneto svetainėse.
""",
        gap="\n",
    ),
    page(
        "en-main-table",
        "en",
        "main",
        "local election results: prose, table rows, prose",
        """
@ Fenland Echo | 2023-05-05 | Tom Aldous
t Results in full: Independents take control in Fenmarsh
w By Tom Aldous
+x Local democracy reporter
d Friday, 5th May 2023, 4:58 pm
b Independents have taken control of Fenmarsh Town Council for the first time, winning nine of the 16 seats after a campaign fought almost entirely over a car park.
n Ward	Winner	Votes	Majority
n Abbey	Ruth Pell (Ind)	611	204
n Castle	George Tuck (Con)	498	12
n Drove	Nasreen Ali (Ind)	702	388
b Turnout was 41 per cent, up from 29 per cent in 2019. In Castle ward there were two recounts and, at one point, a search for a missing ballot box that turned out to be holding open a fire door.
b New leader Ruth Pell said the car park would stay free "for as long as I have breath".
x Comments
x The Fenland Echo is now on WhatsApp. Join our community for breaking news.
""",
        gap="\n",
    ),
    page(
        "de-main-ticker",
        "de",
        "main",
        "three short agency items in a digest, each with a dateline in brackets",
        """
@ - | - | -
t Kurz gemeldet
h Kuh auf Autobahn
b Passau. Eine Kuh hat am Montag auf der A3 für einen Stau von sieben Kilometern gesorgt. Das Tier stand auf dem Standstreifen und rührte sich laut Polizei „aus Prinzip nicht“. (dpa)
h Orgel gestohlen
b Greifswald. Unbekannte haben aus einer Dorfkirche 214 Orgelpfeifen entwendet. Der Schaden beträgt rund 60.000 Euro. Gottesdienste finden vorerst mit Akkordeon statt. (epd)
h Lottogewinn verfällt
b Trier. Ein Gewinn von 1,3 Millionen Euro verfällt Ende des Jahres, wenn sich der Tipper nicht meldet. Der Schein wurde an einer Tankstelle abgegeben. (AFP)
""",
    ),
    page(
        "it-whole-votazioni",
        "it",
        "whole",
        "paginated whole page, photo gallery counters, sponsor teasers with prices, Windows line ends",
        """
x MENU
x CERCA
x ABBONATI
x Accedi
x HOME
x CRONACA
x SPORT
@ - | 2024-10-01 | Giulia Ferrandi
t Il sindaco si dimette per fare il pastore: «Le pecore ascoltano di più»
w di Giulia Ferrandi
d 01 Ottobre 2024 alle 10:30
x 2 minuti di lettura
c Il sindaco uscente con il suo gregge
c (ansa)
b «Ho dato dieci anni al Comune, adesso do il resto a loro». Così Ettore Boni, sindaco di Pietragrigia, ha annunciato lunedì sera le dimissioni davanti a un consiglio comunale incredulo.
b Boni, 52 anni, erediterà dallo zio 180 pecore e un alpeggio a 1.900 metri. La vicesindaca lo sostituirà fino al voto di primavera.
x Pietragrigia, il Comune più piccolo della valle cerca un medico
x di Paolo Renzi
x 12 Settembre 2024
b Tra gli abitanti prevale la simpatia. «Almeno sappiamo dove trovarlo», dice la barista del circolo.
x 1
x 2
x successivo
x Scegli ora il piano di abbonamento. Da 1€ al mese
x Leggi anche
x Vino, la vendemmia migliore da dieci anni
x Argomenti
x comuni
x montagna
x © Riproduzione riservata
x GEDA News Network S.p.A. - P.I. 01578251009
""",
        gap="\n",
        eol="\r\n",
    ),
    page(
        "en-extracted-feature",
        "en",
        "extracted",
        "prose only as an extractor leaves it, subscribe line in the middle, bio at the end",
        """
@ - | - | -
b The last man in Britain who can mend a barrel organ lives above a vape shop in Wrexham, and he would rather talk about anything else.
b “I’ve been interviewed six times,” says Emrys Foulkes, 81. “Every time they ask who’ll do it after me. Well, nobody. Next question.”
b His workshop smells of shellac and toast. On the bench is a cylinder with eleven thousand brass pins, each of which he has touched.
x Sign up to The Long Weekend: our best features, every Saturday.
b Foulkes learned from his aunt, who learned from a prisoner of war. The family never asked the prisoner’s name, and it bothers him now.
b - How long does one organ take?
b - It takes as long as it takes. The one in Bruges took nine years.
b What he would really like to talk about is swimming. He does forty lengths a day and holds, he believes, the county record for his age, “mostly because the other chap died”.
x Bethan Rowe is a freelance writer. Her book on lost trades, Hand Work, is published in May.
x Follow her on X @bethrowe_example
""",
        gap="\n",
    ),
    page(
        "de-extracted-tabelle",
        "de",
        "extracted",
        "results in pipes, list in bullets, agency credit glued to the end",
        """
@ - | - | -
t Darts: Überraschung in Hildesheim
b Die 19 Jahre alte Qualifikantin Jule Harms hat bei den German Masters in Hildesheim den Titelverteidiger aus dem Turnier geworfen. Sie gewann am Freitagabend mit 6:4 und traf dabei 47 Prozent ihrer Doppel.
b „Ich hab gezittert wie Espenlaub, aber der Pfeil nicht“, sagte die Auszubildende.
n | Spieler | Legs | Schnitt |
n | Harms | 6 | 94,1 |
n | van Loon | 4 | 92,8 |
b Das sind die Viertelfinals:
b- Harms gegen O'Dowd
b- Petersen gegen Ruiz
b- Clark gegen Wiśniewski
b Gespielt wird am Samstag ab 19 Uhr.
+r (SID)
""",
        gap="\n",
    ),
    page(
        "pt-extracted-listas",
        "pt",
        "extracted",
        "bullets for the summary, continua após a publicidade inside, tags in one line",
        """
@ - | - | -
t Cidade mineira troca fogos por coral de galos
b- Festa de São João em Serro Frio terá 200 aves 'afinadas' por maestro
b- Ideia surgiu depois de reclamações de donos de cachorros
b Serro Frio, em Minas Gerais, não terá fogos de artifício na festa de São João deste ano. No lugar deles, à meia-noite, cantarão galos.
x CONTINUA APÓS A PUBLICIDADE
b "Galo desafina menos que vereador", disse o maestro Tião Batista, que ensaia as aves há três meses com milho e diapasão.
b A prefeitura estima público de 8 mil pessoas.
x Tags: São João, Minas Gerais, animais
""",
        gap="\n",
    ),
    page(
        "hu-extracted-hirek",
        "hu",
        "extracted",
        "three items of a news bulletin on a page, each with a title and a date",
        """
@ - | 2023-06-12 | -
t Elszabadult strucc futott a villamossal Szegeden
d 2023.06.12. 11:30
b Egy strucc kísérte hétfő reggel az 1-es villamost két megállón át Szegeden. A madár a közeli vadaskertből szökött meg, és a Mars téren egy virágárus fogta meg.
@ - | 2023-06-12 | -
t Hetvenévesen tett érettségit a faluvégi kovács
d 2023.06.12. 10:05
b Ötösre vizsgázott történelemből Bakos Imre, aki 54 évvel ezelőtt hagyta ott az iskolát. „Akkor a lovak fontosabbak voltak” – mondta.
@ - | 2023-06-11 | -
t Rekordméretű rétest sütöttek Göcsejben
d 2023.06.11. 19:44
b Száznegyven méter hosszú lett a rétes, amelyet vasárnap sütöttek Zalaegerszegen. A töltelékhez 300 kiló mák kellett.
""",
        gap="\n",
    ),
]
