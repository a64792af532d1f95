# ruff: noqa: E501
"""Pages kept apart, in Latin script; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "held"

PAGES = [
    page(
        "held-en-main-correction",
        "en",
        "main",
        "correction note, tweet, relative time, bio",
        """
x SCIENCE
@ - | - | Teodora Finch
t The lake that breathes out once a decade
w Teodora Finch
x 2 days ago
c Researchers lower a sampling bottle through the ice of Lake Orrin. Courtesy of the Orrin Field Station
b Every ten years or so, something stirs at the bottom of Lake Orrin. The water, which lies still beneath a metre of ice for most of the winter, begins to rise in slow columns, and a smell of struck matches drifts over the shore.
b People in the three villages around the lake have a name for it: the exhale. Scientists had none until last week, when a team led by the limnologist Paul Achterberg described the event for the first time with instruments in place.
b “We had been waiting for eleven winters,” Dr. Achterberg said. “Two of my students finished their degrees, got married and had children while we waited.”
e It happened. It actually happened. Eleven years of cold toes. pic.twitter.com/Or1nL — Orrin Field Station (@orrinfield) February 9, 2024
b The team believes that salt-heavy water, which seeps in from an old mine, presses the gas out of the sediment until the balance tips. If that is right, the interval should shorten as the mine fills.
n Correction: An earlier version of this article gave the depth of Lake Orrin as 114 feet. It is 114 metres.
x Teodora Finch writes about water and those who study it. She lives in Calder with two dogs.
x Related Stories
x A map of every frozen lake you can walk on
""",
    ),
    page(
        "held-de-whole-portal",
        "de",
        "whole",
        "consent wall, menus, teasers in sentences, agency credit",
        """
x Wir und unsere Partner verarbeiten personenbezogene Daten, z. B. Ihre IP-Adresse, um Ihnen passende Anzeigen zu zeigen. Sie können Ihre Einwilligung jederzeit widerrufen.
x Zustimmen und weiter
x Zum Inhalt springen
x Abo
x Anmelden
x E-Paper
x Politik
x Wirtschaft
x Panorama
x Sport
x Startseite
x Panorama
x Wildtiere
@ Norddeutsche Morgenpost | 2024-09-03 | -
t Wildschwein verirrt sich in Baumarkt und schläft zwischen Teppichen
d 3. September 2024, 10:17 Uhr
x Quelle: dpk
x Artikel merken
x Drucken
b Ein Wildschwein hat in einem Baumarkt in Kleinwehlen eine ungewöhnliche Nacht verbracht. Mitarbeiter entdeckten das Tier am Dienstagmorgen schlafend in der Teppichabteilung, wie die Polizei mitteilte.
b Vermutlich war die Bache am Vorabend durch die Schiebetür des Gartencenters geschlüpft. „Sie hat sich für einen hochflorigen Läufer entschieden, das spricht für Geschmack“, sagte ein Sprecher. Ein Jäger betäubte das Tier und brachte es zurück in den Wald.
x ANZEIGE
b Der Schaden hält sich in Grenzen: Neben drei Teppichen müssen mehrere Säcke Blumenzwiebeln ersetzt werden. Der Markt öffnete mit einer Stunde Verspätung.
r dpk/lno
x Das könnte Sie auch interessieren
x Ein Schwan legt den Bahnverkehr lahm. Die Helfer brauchen vier Stunden und eine Wolldecke.
x So verhalten Sie sich richtig, wenn Ihnen ein Wildschwein begegnet
x Zur Startseite
x Impressum
x Datenschutz
x Kontakt
x AGB
x © Norddeutsche Morgenpost Verlags-GmbH
""",
        gap="\n",
    ),
    page(
        "held-fr-whole-regional",
        "fr",
        "whole",
        "menus, subscription wall, updated date, footer",
        """
x Aller au contenu principal
x Menu
x Rechercher
x Je m'abonne
x Se connecter
x Mon compte
x Accueil
x Faits divers
x Le Courrier du Val
@ Le Courrier du Val | 2023-12-11 | -
t Saint-Aubry : un boulanger retrouve son four volé en 2009
x Par La rédaction
+d Publié le 11/12/2023 à 17:48
+x , mis à jour le 12/12/2023 à 08:10
x Écouter l'article
x Partager
c Le four pèse près de 400 kilos. © Le Courrier du Val – Inès Bauland
b C'est une histoire comme on n'en voit guère. Quatorze ans après le vol de son four à pain, un artisan de Saint-Aubry l'a reconnu, mardi dernier, sur un site de petites annonces. L'appareil était proposé à 900 euros par un particulier de la région.
b « J'ai tout de suite vu la bosse sur la porte, c'est moi qui l'avais faite avec une pelle », raconte Gérard Mathurin, 61 ans. Les gendarmes se sont rendus chez le vendeur, qui affirme l'avoir acheté de bonne foi dans un vide-greniers.
b Le parquet n'a pas encore décidé des suites de l'affaire. En attendant, le four dort dans la cour de la brigade, sous une bâche.
x Il vous reste 45 % de cet article à lire. La suite est réservée aux abonnés.
x Abonnez-vous à partir de 1 € le premier mois, sans engagement
x Déjà abonné ? Connectez-vous
x Les plus lus
x Une tempête attendue dans la nuit de jeudi à vendredi
x Le marché de Noël déménage, les commerçants grondent
x Sur le même sujet
x Vols de matériel agricole : la gendarmerie lance un appel à témoins
x Mentions légales
x Gestion des cookies
x Politique de confidentialité
x Nous contacter
""",
        gap="\n",
    ),
    page(
        "held-es-extracted-wrapped",
        "es",
        "extracted",
        "hard-wrapped paragraphs, author and date lines",
        """
@ - | 2021-03-02 | Marina Etxeberri
t La última telegrafista del puerto de Zarauela cumple cien años
w Por Marina Etxeberri
d 2 de marzo de 2021
b Amparo Lizaso recuerda todavía el primer mensaje que transmitió: un capitán avisaba de que llegaría tarde a su propia boda. Tenía diecisiete años y las manos heladas, y el operador que debía enseñarle el oficio se había marchado sin despedirse.
b Desde entonces pasaron por sus dedos naufragios, nacimientos, quiebras y alguna declaración de amor pagada por palabras. «La gente se volvía poeta cuando descubría lo que costaba cada sílaba», dice, sentada en la cocina de la casa que comparte con su sobrina.
b El telégrafo de Zarauela cerró en 1978. El aparato, que todos daban por perdido, apareció hace un mes en el desván de la cofradía de pescadores, envuelto en una red. Ayer, durante la fiesta, Amparo volvió a pulsarlo. Nadie entre los presentes supo descifrar lo que decía, y ella no quiso traducirlo.
""",
        wrap=68,
    ),
    page(
        "held-en-extracted-excerpts",
        "en",
        "extracted",
        "excerpts cut with an ellipsis, outlet glued to titles",
        """
@ - | - | -
t Orchard blight reaches the Tamsin valley
b Growers in the Tamsin valley have begun to fell healthy trees in the hope of stopping a fungus that has already killed a third of the region's plums.
b- The fungus was first seen in April on a farm near Doyle's Crossing.
b- A cordon of two kilometres is to be cleared by the end of the month.
b- Farmers demand compensation; the ministry has offered loans.
x 64 Articles
x 64 Articles
@ Valley Gazette | - | -
t Plum growers reach for the axe
+x -
+o Valley Gazette
b The sound of chainsaws has replaced birdsong in the upper Tamsin. On the Ferris farm, where the blight was discovered, the last of 2,100 trees came down on Sunday. “My grandfather planted these the year he came home,” said Nell Ferris. “I counted the rings. He wasn't lying.” The ministry wants a bare strip all around the valley, and it wants it before the spores ripen in the warm we…
@ - | - | -
b Scientists warned that felling alone would not be enough. The spores can travel on boots, tyres and the feet of starlings, said Dr. Yusuf Karim of the Institute for Fruit Research, who has studied similar outbreaks abroad. He called for washing stations at every gate and for a ban on moving crates between farms until the first frost. The association of growers said that it had proposed exactly that in May and had rec…
@ The Morning Register | - | -
t Loans for lost trees: ministry's offer splits farmers
+x -
+o The Morning Register
b The minister for agriculture arrived with an umbrella and a promise. Any grower who loses more than half of an orchard will be able to borrow up to 80,000 crowns without interest, she told a meeting in Doyle's Crossing. Some clapped. Others pointed out that a plum tree needs seven years before it bears fruit, and that the loans must be paid back in five. The minister said that the terms could be looked at aga…
""",
        gap="\n",
    ),
    page(
        "held-en-whole-blog-comments",
        "en",
        "whole",
        "opinion with long comments, moderation note, prompts",
        """
x Menu
x Search
x Log In
x Today's Paper
x Opinion
x Guest essay
@ - | 2022-11-30 | Ruth Abelard
t I Let My Phone Die for a Month. Nobody Noticed, and That Was the Point.
d Nov. 30, 2022
w By Ruth Abelard
x Dr. Abelard teaches the history of technology at Corrie College.
b On the first of the month I put my phone in a drawer and waited for the world to protest. By the third day I understood that the world had not been informed.
b I had expected withdrawal. I had read the studies, and I teach some of them. What I had not expected was boredom so complete that it felt like weather. I stood in line at the pharmacy and read the label on a bottle of cough syrup, twice, and then the back.
b My students asked whether I was making a statement. I wasn't, or I was making it so quietly that it hardly counted. A man asked me for the time and I told him, looking at a clock on a church. He thanked me as if I had performed a trick.
x Advertisement
x SKIP ADVERTISEMENT
b Here is what I learned, for what it is worth. Most of what reaches us in a day is not addressed to anyone. It will wait. It will, in fact, not even wait: It will be gone, and you will be on a bench, watching a dog decide about a puddle.
x 214 comments
x The comments section is closed. To submit a letter to the editor for publication, write to letters@corrie.example.
x Helen
x Vermont Nov. 30
x I did the same thing last winter and I have never slept so well. The hard part was explaining it to my daughter, who thought that I had been hospitalized.
x Recommend 312
x Tom B.
x Ohio Nov. 30
x Some of us are on call, professor. A surgeon cannot read the back of the cough syrup. This is a luxury dressed up as wisdom.
x Recommend 287
x Share full article
x Related Content
x The Case for Paper Maps
x Site Index
x Terms of Sale
x Help
""",
    ),
    page(
        "held-nl-whole-portal",
        "nl",
        "whole",
        "cookie wall, menus, relative time, related items",
        """
x Wij gebruiken cookies en vergelijkbare technieken om de website goed te laten werken en om advertenties af te stemmen op uw interesses.
x Alles accepteren
x Instellingen aanpassen
x Nieuws
x Sport
x Uitzendingen
x Teletekst
x Binnenland
@ - | - | -
t Ooievaars kiezen bouwkraan boven kunstnest van tienduizend euro
x vandaag, 14:32
x Aangepast vandaag, 16:05
c Het nest in de kraan in Terhoven (foto: Wim Stokvis)
b In Terhoven ligt een bouwproject stil omdat een ooievaarspaar een nest heeft gebouwd in de top van een hijskraan. De vogels negeerden het kunstnest dat de gemeente vorige maand op vijftig meter afstand had geplaatst.
b "We hadden er zelfs een uitzichtpunt bij gemaakt", zegt wethouder Karin Dol. Het nest kostte ongeveer tienduizend euro. Volgens de vogelwacht liggen er inmiddels drie eieren in de kraan, en dat betekent dat er tot half juli niet gehesen mag worden.
h Uitstel
b De aannemer verwacht dat de 24 appartementen drie maanden later worden opgeleverd. Toekomstige bewoner Sanne Prins kan er wel om lachen. "Mijn huurcontract loopt door, en ik krijg elke dag een foto van de kraan."
x Bekijk hier hoe de ooievaars hun nest bouwden:
x Deel artikel:
x Meer over
x Dieren
x Terhoven
x Ook in het nieuws
x Brug in Loon blijft dit weekend dicht voor alle verkeer
x Dit moet je weten over de nieuwe afvalpas
x Over ons
x Privacy
x Toegankelijkheid
""",
        gap="\n",
    ),
    page(
        "held-sv-extracted-agency",
        "sv",
        "extracted",
        "dateline, prose, agency at the end",
        """
@ - | - | -
t Älg stoppade valvaka – höll partiledaren instängd i bastun
b [[BJÖRKFORS.]] Partiledaren Annika Wrede missade starten på sin egen valvaka när en älgtjur ställde sig framför dörren till bastun där hon förberedde sitt tal. Det dröjde nästan en timme innan djuret lommade i väg.
b – Jag hann skriva om hela slutet, säger Wrede. Det blev bättre.
b Enligt kommunens viltansvarige har älgen synts i området i flera veckor. Den lockas troligen av fallfrukt i trädgårdarna. Något beslut om avskjutning är inte aktuellt.
b Valvakan drog över en och en halv timme. Partiet fick 7,8 procent av rösterna, vilket är en ökning med 1,1 procentenheter jämfört med förra valet.
r (NYHETSBYRÅN NORR)
""",
        gap="\n",
    ),
    page(
        "held-it-main-interview",
        "it",
        "main",
        "interview, numeric date, author's bio",
        """
x Intervista
@ - | 2024-02-28 | Paola Serventi
t «Il silenzio si accorda come un violino». Parla la liutaia dei campanelli
w Paola Serventi
d 28/02/2024
b Nella bottega di Nora Quaglia, in cima a una scala di quarantadue gradini, si costruiscono strumenti che quasi nessuno suona più. L'abbiamo incontrata mentre limava una barretta di bronzo.
b Come si diventa costruttrice di campanelli?
b Per esclusione. Mio padre faceva violini e io non volevo essere confrontata con lui. Un giorno un teatro gli chiese un glockenspiel e lui disse: non è roba mia, chiedete alla ragazza. Avevo sedici anni.
b Che cosa cerca chi sale fin quassù?
b Un suono che ha in testa e non sa dire. Arrivano, canticchiano, gesticolano. Io li faccio sedere e aspetto che smettano. Quando tace, la gente spiega meglio.
b È vero che ha rifiutato una commessa di duecentomila euro?
b Era per un centro commerciale. Volevano che suonasse ogni quarto d'ora. Ho pensato alle commesse.
x Paola Serventi scrive di musica e artigianato. Il suo ultimo libro è «Mani che ascoltano» (2021).
x Condividi questo articolo
""",
    ),
    page(
        "held-pt-extracted-single",
        "pt",
        "extracted",
        "title fused to a subtitle, dateline, one block a line",
        """
@ - | - | -
t Câmara de Alcorvel proíbe trotinetas no centro histórico
b Multas podem chegar aos 150 euros; empresas falam em decisão “precipitada”
b [[Alcorvel]], 18 (NP) – A Câmara Municipal de Alcorvel aprovou por unanimidade a proibição da circulação de trotinetas elétricas em todo o centro histórico. A medida entra em vigor dentro de trinta dias e prevê coimas entre 50 e 150 euros.
b O presidente da autarquia, Duarte Sequeira, justificou a decisão com os 63 feridos registados no último ano, entre os quais duas crianças. “As ruas têm seiscentos anos e não vão alargar”, afirmou.
b As três empresas que operam na cidade lamentam não ter sido ouvidas. Uma delas admite recorrer aos tribunais. Já os moradores, reunidos à porta dos Paços do Concelho, receberam a notícia com palmas e, em pelo menos um caso, com lágrimas.
""",
        gap="\n",
    ),
    page(
        "held-pl-whole-portal",
        "pl",
        "whole",
        "consent text, menus, topics, teasers, footer",
        """
x Szanowny Użytkowniku! Zanim przejdziesz do serwisu, prosimy o zapoznanie się z informacjami o przetwarzaniu danych osobowych przez nas i naszych Zaufanych Partnerów.
x Przejdź do serwisu
x Wiadomości
x Biznes
x Sport
x Pogoda
x Program TV
x Zaloguj się
x Wiadomości
x Kraj
@ - | 2024-08-19 | Agnieszka Maliniak
t Kapela z domu seniora podbija festiwale. „Średnia wieku? Nie liczymy, bo się mylimy”
w Agnieszka Maliniak
d 19.08.2024 07:30
x Udostępnij
x Skopiuj link
b Zaczynali od kolęd na stołówce, a w sobotę zagrali dla sześciu tysięcy ludzi. Zespół „Druga Zmiana” z domu seniora w Brzezinach Dolnych stał się największą niespodzianką tegorocznego lata.
b Najmłodszy muzyk ma 71 lat, najstarszy – 93. Na perkusji gra była sędzia, na kontrabasie emerytowany dentysta. – Przez czterdzieści lat ludzie krzyczeli na mój widok, teraz też krzyczą, ale z radości – mówi Bolesław Trąbka.
x REKLAMA
b Kapela nie ma menedżera, za to ma pielęgniarkę, która pilnuje, żeby próby nie trwały dłużej niż dwie godziny. Jesienią ukaże się płyta. Dochód trafi na remont windy.
x Tematy: muzyka, seniorzy, festiwal
x Zobacz też
x Upał nie odpuszcza. Synoptycy ostrzegają przed burzami
x Masz newsa, zdjęcie lub filmik? Prześlij nam na adres redakcja@kraina.example
x Najnowsze
x Na autostradzie rozsypały się jabłka. Utrudnienia potrwają kilka godzin
x Regulamin
x Polityka prywatności
x Copyright © Kraina Media Sp. z o.o.
""",
        gap="\n",
    ),
    page(
        "held-es-whole-front",
        "es",
        "whole",
        "front page: teasers, times, opinion, no article",
        """
x Diario de Belmar
x Martes, 14 de noviembre de 2023
x Portada
x Municipios
x Deportes
x Opinión
x Esquelas
x Suscriptores
x El puerto recupera la normalidad tras 36 horas de temporal
x Los barcos volvieron a salir de madrugada, aunque la lonja tardará días en llenarse.
x Redacción
x Hace 2 horas
x Belmar tendrá por fin una residencia pública
x El pleno aprueba el proyecto con los votos de todos los grupos menos uno.
x Marta Quiroga
x Directo: sigue aquí el sorteo de la copa
x OPINIÓN
x El banco de la plaza
x Julián Aldecoa
x Elogio de la siesta breve
x Nieves Tobar
x Fotos: así quedó el paseo marítimo
x Lo más visto
x 1 La panadera que responde con versos
x 2 Aviso amarillo por viento
x Publicidad
x Hemeroteca
x Contacto
x © Diario de Belmar
""",
        gap="\n",
    ),
    page(
        "held-en-main-explainer",
        "en",
        "main",
        "explainer with questions as headings, paywall line, credit, relative date",
        """
x Explainer
@ - | - | -
t What we know about the Calder tunnel fire
x Last modified on Tue 14.20
b A fire in a cable duct closed the Calder road tunnel for most of Monday and left 200 people waiting in their cars. Here is what is known so far.
h What happened?
b Smoke was first seen by a lorry driver at 7.40am, about 600 metres from the northern end. He pulled an alarm and walked out. By 8am the fans had been reversed and both carriageways were closed.
h Was anybody hurt?
b Nine people were treated for smoke inhalation, and one of them, a cyclist who was not supposed to be in the tunnel, spent the night in hospital. Nobody is in danger, the ambulance service said.
h Why did the evacuation take so long?
b That is disputed. The operator says that doors were unlocked within four minutes. Several drivers told reporters that they had pushed against them in vain. “There was a sign with a running man on it,” said one. “He was the only one getting anywhere.”
h When will it reopen?
b The southbound tube may open on Thursday. The northbound one needs 3km of new cable, and that will take until at least next week.
x This article is free to read. To support our journalism, become a member today.
x Become a member
r Press Union contributed to this report
x Explore more on these topics
x Transport
x Fire
""",
        gap="\n",
    ),
    page(
        "held-de-extracted-fused",
        "de",
        "extracted",
        "one line: caption, dateline and report run together",
        """
@ - | - | -
c Blick auf das leere Becken des Freibads. Foto: Anke Sievers
+b [[Wellin]]. Das Freibad in Wellin bleibt in diesem Sommer geschlossen. Bei Messungen im Mai war aufgefallen, dass das Becken täglich rund 40 Kubikmeter Wasser verliert. Wo das Wasser bleibt, weiß niemand so genau. „Unter dem Bad ist Sand, und Sand ist verschwiegen“, sagte Bauamtsleiter Ole Harms am Donnerstag. Die Stadt will nun mit einem Färbemittel nach dem Leck suchen. Schwimmkurse sollen im See stattfinden, sofern der Badeverein genug Rettungsschwimmer findet. Für Inhaber von Dauerkarten gibt es das Geld zurück. Der Förderverein hat unterdessen Spenden in Höhe von 11.300 Euro gesammelt und hofft, dass das Bad zum 70. Jubiläum im kommenden Jahr wieder öffnet.
""",
    ),
    page(
        "held-vi-whole-portal",
        "vi",
        "whole",
        "menus, related lines, comments, footer",
        """
x Đăng nhập
x Mới nhất
x Thời sự
x Thế giới
x Kinh doanh
x Giải trí
x Thể thao
x Pháp luật
x Báo Đồng Quê
x Trang chủ > Thời sự
@ Báo Đồng Quê | 2023-03-25 | Thu Trà
t Cả làng góp gạch xây cầu, ba tháng nối liền hai bờ kênh
d 25/03/2023 06:40
w Thu Trà
x Chia sẻ
x Lưu bài
x Nghe đọc bài
b Cây cầu dài 28 mét bắc qua kênh Năm Xã vừa được khánh thành sáng thứ bảy, sau ba tháng thi công bằng tiền và công sức của chính người dân hai bên bờ.
b Ý tưởng bắt đầu từ một lớp học. Cô giáo Phạm Thị Lụa nhận ra một nửa học sinh của mình phải đi vòng bảy cây số mỗi ngày. "Tôi bảo các em mỗi nhà cho tôi mượn mười viên gạch. Hôm sau, sân trường chất đầy gạch", cô kể.
c Ngày thông cầu, xe đầu tiên đi qua là xe đạp chở học sinh. Ảnh: Quốc Bảo
b Kỹ sư về hưu Trần Hữu Đạt nhận thiết kế không công. Theo ông, cầu chịu được xe tải nhẹ, tổng chi phí khoảng 620 triệu đồng, chỉ bằng một phần ba dự toán từng được lập trước đây.
x TIN LIÊN QUAN
x Những chuyến đò đêm trên kênh Năm Xã
x Gần 200 cây cầu tạm chờ được thay mới
x Bình luận (1)
x Ngọc Hân
x Quê tôi cũng cần một cô giáo như thế. Chúc mừng bà con!
x Thích
x Trả lời
x Đọc nhiều
x Giá lúa tăng nhẹ, nông dân chưa vội bán
x Tổng biên tập: Lê Văn Sáu
x Liên hệ quảng cáo
x ® Báo Đồng Quê giữ bản quyền nội dung trên website này.
""",
        gap="\n",
    ),
    page(
        "held-id-extracted-brief",
        "id",
        "extracted",
        "title, date, dateline, blocks one a line",
        """
@ - | 2022-12-21 | -
t Pasar Terapung Muara Sari Kini Terima Pembayaran dengan Pisang
d 21/12/2022 10:05
b [[MUARA SARI]] – Pedagang di Pasar Terapung Muara Sari sepakat menerima pisang sebagai alat tukar setelah uang receh makin sulit didapat. Satu sisir pisang kepok dihargai setara lima ribu rupiah.
b Ketua paguyuban pedagang, Hj. Aminah, menjelaskan bahwa kesepakatan itu berlaku hanya untuk belanja di bawah dua puluh ribu rupiah. "Awalnya bercanda, tetapi ternyata pembeli senang," katanya.
b Bank daerah menyatakan tidak mempermasalahkan kebiasaan tersebut karena tergolong barter. Meski begitu, bank berjanji mengirim uang pecahan kecil dengan perahu setiap hari Jumat.
""",
        gap="\n",
    ),
    page(
        "held-nl-main-two-articles",
        "nl",
        "main",
        "two articles with outlet and date lines, fused read-more",
        """
x Zoekresultaten voor: stadsduiven
@ Het Waalblad | 2023-08-24 | -
t Duivenoma van Loon krijgt gelijk van de rechter
o Het Waalblad
d 24-08-2023
b De 81-jarige Truus Hermans mag de duiven in haar tuin blijven voeren. De rechtbank vindt dat de gemeente niet heeft aangetoond dat juist haar brood de overlast veroorzaakt. De dwangsom van 250 euro is van de baan.
b "Ze hebben een jaar lang foto's gemaakt van mijn schutting", zegt Hermans. "Op geen enkele staat een duif die zich misdraagt." De gemeente beraadt zich op hoger beroep.
x Lees meer op Het Waalblad
@ Loonse Courant | 2023-08-17 | -
t Valkenier moet duiven uit centrum verjagen
o Loonse Courant
d 17-08-2023
b De gemeente Loon zet vanaf september een valkenier in om de duiven uit de binnenstad te verjagen. De proef kost 18.000 euro en duurt een half jaar. Eerdere pogingen met plastic uilen en een geluidsinstallatie liepen op niets uit.
b Winkeliers reageren opgelucht, al vraagt de eigenaar van een lunchroom zich af wat de gasten vinden van een roofvogel boven het terras.
x Lees meer op Loonse Courant
""",
        gap="\n",
    ),
]
