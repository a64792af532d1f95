# ruff: noqa: E501
"""Pages in Latin letters, written without knowing the rules that cut them; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "fresh"

PAGES = [
    page(
        "de-whole-magazin",
        "de",
        "whole",
        "kicker, audio and bookmark buttons, related box inside, credits",
        """
x Zum Inhalt springen
x Abonnement
x Abo testen
x Anmelden
x Menü
x Startseite
x Schlagzeilen
x Politik
x Ausland
x Panorama
x Sport
x Wirtschaft
x Wissenschaft
@ - | 2024-05-03 | -
x Panorama
x Umzug eines Storchenpaars
t Wie ein Nest ein ganzes Dorf lahmlegt
b In Oberweilach darf seit Wochen kein Lastwagen mehr über die Hauptstraße fahren. Schuld sind zwei Störche – und ein Gutachten.
d 03.05.2024, 14.21 Uhr
x Artikel zum Hören•4 Min
x Anhören
x Merken
x Zur Merkliste hinzufügen
x Link kopieren
c Storchenpaar über der Hauptstraße: »Die haben sich das ausgesucht«
c Foto: Jens Adler / dpa
b Wer in diesen Tagen nach Oberweilach will, braucht Geduld. Die Umleitung führt über elf Kilometer Feldweg, vorbei an drei Schranken und einem Hofhund namens Kanzler. Der Grund für das Ganze sitzt auf dem Dach der alten Schmiede und klappert.
b »Das ist kein Spaß mehr«, sagt Ortsvorsteherin Renate Kögl. Der Bäcker bekomme sein Mehl nur noch mit dem Traktor, die Post komme »wann sie will«.
x Mehr zum Thema
x Naturschutz: Gemeinde verliert Streit um Biberdamm Von Lisa Thorn
x +Rückkehr der Vögel: Warum es so viele Störche gibt wie nie
b Nach Ansicht der Naturschutzbehörde würde jede Erschütterung das marode Dach zum Einsturz bringen, mitsamt dem Nest. Erst wenn die Jungen flügge sind, frühestens im Juli, darf wieder Schwerverkehr rollen.
b Eine Petition gegen die Sperrung haben bislang 63 der 412 Einwohner unterschrieben. Eine zweite, für die Störche, kommt auf 9000 Unterschriften, die meisten davon aus Köln.
r rbn/dpa
x Feedback
x Mehrfachnutzung erkannt
x Bitte beachten Sie: Die zeitgleiche Nutzung von Inhalten ist auf ein Gerät beschränkt.
x Die Wiedergabe wurde unterbrochen.
x Impressum
x Datenschutz
x Nutzungsbedingungen
x Cookies & Tracking
x Newsletter
x Kontakt
x Hilfe & FAQ
""",
        gap="\n",
    ),
    page(
        "de-whole-lokal",
        "de",
        "whole",
        "regional daily, paywall hint, comments, weather",
        """
x 7°
x Samstag, 16. März 2024
x E-Paper
x Anzeigen
x Trauer
x Lokales Sport Kultur Ratgeber
x Mindelfurter Bote › Lokales › Landkreis
@ Mindelfurter Bote | 2024-03-15 | Sabine Röckl
t Freibad Mindelfurt: Die Rutsche ist da, das Wasser fehlt
w Von Sabine Röckl
d 15.03.2024 | Stand: 18:05 Uhr
x Teilen
x Drucken
c Noch trocken: die neue Rutsche im Freibad. Foto: Markus Weidl
b [[Mindelfurt]] – Sie ist 84 Meter lang, knallgelb und hat mehr gekostet als das alte Schwimmerbecken: Am Donnerstag ist die neue Rutsche im Mindelfurter Freibad montiert worden. Nur rutschen wird in dieser Saison wohl niemand.
b Denn die Leitung, die das Wasser nach oben bringen soll, ist laut Stadtwerken „schlicht vergessen worden“. Im Leistungsverzeichnis tauchte sie nicht auf, und die Firma habe gebaut, was bestellt war.
x Lesen Sie auch: Eintrittspreise im Freibad steigen um 50 Cent
b Bürgermeister Alois Prem (parteilos) nahm es mit Humor. Man könne ja mit Schmierseife anfangen, sagte er im Stadtrat. Die Opposition lachte nicht: Sie will wissen, wer die Nachbesserung von rund 90.000 Euro zahlt.
b Eine Entscheidung soll nach Ostern fallen.
x Das könnte Sie auch interessieren
x Polizei stoppt Traktor mit Tempo 80
x Neue Hebamme für den Landkreis
x Kommentare
x 2 Kommentare
x hansi54 vor 3 Stunden
x Und wer haftet dafür? Natürlich wieder der Steuerzahler, so wie immer.
x Antworten
x Petra M. vor 1 Stunde
x Schmierseife! Ich habe Tränen gelacht, der Mann gehört ins Kabarett.
x Antworten
x Um kommentieren zu können, melden Sie sich bitte an.
""",
    ),
    page(
        "fr-extracted-entretien",
        "fr",
        "extracted",
        "interview, questions and answers, bullets for related",
        """
@ - | - | -
t Yasmine Kerrouche : « Le silence est un instrument »
b Percussionniste et compositrice, Yasmine Kerrouche publie un disque enregistré dans un silo à grains. Rencontre.
b Pourquoi un silo ?
b Parce que la réverbération y dure dix-neuf secondes. On frappe, on attend, et le bâtiment répond. C'est une école de patience.
b Vous dites que vous avez « désappris » à jouer vite…
b Oui ! À vingt ans je voulais remplir chaque mesure. Maintenant je retire. Un jour il ne restera qu'un coup de cymbale et les gens demanderont à être remboursés.
b L'album a été enregistré en une nuit ?
b En trois. La première, un hibou chantait ; nous l'avons gardé. Il est crédité.
b Et la tournée ?
b Nous cherchons des lieux sonores : châteaux d'eau, parkings, une piscine vide à Roubaix.
x « Dix-neuf secondes », Label du Hangar, 14 euros.
x Propos recueillis par Denis Morvan
""",
        gap="\n",
    ),
    page(
        "es-whole-diario",
        "es",
        "whole",
        "menu, newsletter and video inside, archived topics, bio, comments rules",
        """
x Seleccione:
x España
x América
x México
x Suscríbete
x Iniciar sesión
x Internacional
x Opinión
x Economía
x Clima y Medio Ambiente
x Última hora
@ EL HERALDO DEL SUR | 2023-10-09 | Lucía Marchena
x Medio ambiente
t Un pueblo de Jaén vende el silencio de sus noches
b Valdeolivas apaga las farolas a las once y llena sus hostales de aficionados a las estrellas
c Varios visitantes observan el cielo en Valdeolivas (Jaén). PACO RUANO
w Lucía Marchena
x Jaén -
+d 09 oct 2023 - 05:20 CEST
x Compartir en Whatsapp
x Compartir en Facebook
x Compartir en Twitter
x Copiar enlace
x Ir a los comentarios
b A las once en punto, el alcalde baja una palanca y el pueblo desaparece. Durante unos segundos solo se oyen risas nerviosas; después, alguien señala hacia arriba y la plaza entera calla.
b La idea nació de una avería. En 2019, un rayo dejó sin luz a Valdeolivas durante cuatro días y una vecina colgó en internet una foto de la Vía Láctea sobre la iglesia. “Nos llamaron de Alemania preguntando si el cielo se veía siempre así”, recuerda el regidor, Andrés Quesada.
x Más información
x La contaminación lumínica crece un 10% al año
b Desde entonces, el municipio, de 611 habitantes, ha pasado de uno a nueve alojamientos. El Ayuntamiento calcula que el apagón deja 340.000 euros anuales y ahorra otros 18.000 en electricidad.
b No todos están contentos. Las dueñas del bar Central sostienen que sus clientes mayores ya no salen de noche por miedo a tropezar.
x Puedes seguir a EL HERALDO DEL SUR en Facebook y Twitter, o apuntarte aquí para recibir nuestra newsletter semanal
x Sobre la firma
x Lucía Marchena
x Redactora de Andalucía. Licenciada en Biología y máster de Periodismo. Antes trabajó en varias radios locales.
x Comentarios
x Normas
x Rellena tu nombre y apellido para comentar
x Archivado En
x Andalucía
x Turismo
x Astronomía
x Se adhiere a los criterios de The Trust Project
x Lo más visto
x Aviso legal
x Política de cookies
""",
        gap="\n",
    ),
    page(
        "it-main-cronaca",
        "it",
        "main",
        "one long line for the whole text, leggi anche fused",
        """
@ - | 2023-07-04 | -
t Bari Vecchia, le signore delle orecchiette contro il multone: «Impastiamo lo stesso»
d 4 Luglio 2023 07:35
b I vigili sono arrivati alle otto, quando i tavolini erano già pieni di pasta fresca. Tre verbali, cinquemila euro in tutto: secondo il Comune le orecchiette vendute per strada devono essere confezionate ed etichettate. «Ho settantotto anni e mia madre le faceva qui fuori prima di me», dice Nunzia, che ha continuato a impastare mentre l'agente compilava il modulo. La protesta è partita nel pomeriggio: una trentina di donne ha marciato fino al municipio con il mattarello in mano.
x LEGGI ANCHE - Bari, il mercato del pesce cambia orario
b L'assessore ha promesso un incontro entro la settimana. «Nessuno vuole cancellare una tradizione, ma le regole valgono per tutti», ha spiegato. Le signore hanno risposto a modo loro: ieri sera gli hanno recapitato in ufficio due chili di orecchiette. Senza etichetta.
x © RIPRODUZIONE RISERVATA
""",
        gap="\n",
    ),
    page(
        "pt-whole-portal",
        "pt",
        "whole",
        "portal page with share names, caption with photo credit, veja também inside, vídeos",
        """
x g9
x Menu
x ge
x globo play
x Vale do Ribeira
x Buscar
x Assine já
x Minha conta
@ g9 Vale do Ribeira | 2024-06-20 | Camila Prates
t Capivara entra em agência bancária, pega senha e espera sentada no interior de SP
b Animal ficou cerca de 40 minutos no local em Registro. Gerente disse que foi 'a cliente mais calma do dia'.
w Por Camila Prates
+x , g9 Vale do Ribeira
d 20/06/2024 09h13
+x Atualizado há 5 meses
c Capivara foi flagrada dentro de agência bancária em Registro (SP) — Foto: Reprodução
b Uma capivara entrou em uma agência bancária no Centro de Registro, no interior de São Paulo, e permaneceu cerca de 40 minutos perto da fila de atendimento na tarde desta quarta-feira (19).
b Segundo funcionários, o animal encostou o focinho na máquina de senhas, que emitiu o papel de número P047. "Ela ficou olhando o painel. A gente até pensou em chamar", brincou a gerente Solange Tavares.
x 📲 Participe do canal do g9 no WhatsApp
b A Polícia Ambiental foi acionada e conduziu a capivara até uma área de mata às margens do rio. Ela não estava ferida.
x Veja também: onça é vista em condomínio em Cananéia
h O que fazer ao encontrar uma capivara
b Especialistas recomendam:
b- Não tente tocar ou alimentar o animal;
b- Mantenha cães presos;
b- Ligue para o 190 ou para a prefeitura.
x VÍDEOS: as notícias mais vistas do g9
x Registro
x Veja também
x Mais lidas
x 1
x Motorista perde controle e carro para dentro de padaria
x 2
x Festa do peixe tem data confirmada
x © Copyright 2000-2024 Globo do Vale Comunicação e Participações S.A.
x princípios editoriais
x política de privacidade
""",
        gap="\n",
    ),
    page(
        "pt-main-colunista",
        "pt",
        "main",
        "opinion column with bio, European Portuguese, dotted date",
        """
x Opinião
@ - | 2021-11-28 | Matilde Serrano
t O elevador, esse país
w Matilde Serrano
d 28 de Novembro de 2021, 6:30
x 17 comentários
b Moro num prédio com um elevador para quatro pessoas onde cabem duas e um saco de compras. Quando se entra com um vizinho, fala-se do tempo; quando se entra com dois, ninguém fala, porque já não há ar.
b Há anos que a administração do condomínio discute a sua substituição. Fizeram-se actas, pediram-se três orçamentos, constituiu-se uma comissão. O senhor Fausto, do quinto direito, votou sempre contra: vai a pé por princípio e por teimosia.
b Na semana passada o elevador parou comigo lá dentro. Fiquei cinquenta minutos a ler o papel da inspecção, caducado em 2014. E percebi que Portugal não é um país de brandos costumes. É um país à espera do técnico.
x A autora escreve segundo o antigo acordo ortográfico
x Cronista e professora do ensino secundário
""",
    ),
    page(
        "tr-whole-gazete",
        "tr",
        "whole",
        "Turkish daily with abone ol, giriş/güncelleme, haberin devamı lines, tags",
        """
x Anasayfa
x Gündem
x Ekonomi
x Dünya
x Spor
x Magazin
x Yazarlar
x Son Dakika
x Gündem Haberleri
@ Yenigün Gazetesi | 2024-02-09 | -
t Kedinin bastığı tuş, apartmanı ısıtmaya yetti
b Eskişehir'de bir apartmanda haftalardır çalışmayan kalorifer, kedinin kumanda paneline atlamasıyla çalıştı.
x Oluşturulma Tarihi:
+d Şubat 09, 2024 10:12
x Güncelleme Tarihi: Şubat 09, 2024 12:30
x Abone Ol
x Haberin Devamı
b Olay, Tepebaşı ilçesindeki 24 daireli Güneş Apartmanı'nda yaşandı. Üç servis firmasının çözemediği arıza, kapıcı Hasan Yıldız'ın kedisi Duman sayesinde giderildi.
b Yıldız, "Kazan dairesinde çay içiyordum, Duman panele atladı, bir tıkırtı geldi, sonra borular ısındı. Hangi tuşa bastığını hâlâ bilmiyoruz" dedi.
x İlginizi Çekebilir
x Doğalgaz faturalarında yeni dönem
x Haberin Devamı
b Apartman yönetimi, Duman'a bir yıllık mama hediye etti. Toplantı tutanağına "teknik destek" olarak geçen kediye oy hakkı verilmesi ise oy birliğiyle reddedildi.
x #Eskişehir
x #kedi
x Haberle ilgili daha fazlası:
x Yorumlar
x Yorum Yap
x Kurallar
x Küfür, hakaret içeren yorumlar onaylanmamaktadır.
x Künye
x İletişim
x Kişisel Verilerin Korunması
x Copyright © 2024 Yenigün Gazetesi Her hakkı saklıdır.
""",
        gap="\n",
    ),
    page(
        "tr-main-ajans",
        "tr",
        "main",
        "Turkish agency text with dateline and reporter names, dotted date",
        """
@ - | 2019-06-30 | -
t Van'da inci kefallerinin göçü sona erdi
d 30.06.2019 15:41
x VAN (AA) - AHMET YURT
b Van Gölü havzasında yaşayan inci kefallerinin tatlı sulara yaptığı üreme göçü tamamlandı. Su Ürünleri Fakültesi, bu yıl 180 milyon balığın akıntıya karşı yüzdüğünü tahmin ediyor.
b Dr. Selim Aras, AA muhabirine yaptığı açıklamada, av yasağının 15 Temmuz'da biteceğini hatırlatarak, "Balığı göçte avlamak, geleceği avlamaktır." ifadesini kullandı.
b Göçü izlemek için Erciş ilçesine 90 bine yakın ziyaretçi geldi.
""",
        eol="\r\n",
    ),
    page(
        "cs-whole-aktualne",
        "cs",
        "whole",
        "Czech portal with photo counter, discussion, ad label inside",
        """
x Zprávy
x Domácí
x Zahraničí
x Ekonomika
x Sport
x Magazín
x Názory
x Přihlásit
x Počasí 11 °C
@ Deník Přehled | 2023-04-25 | Barbora Nečasová
x Domácí
t Lípa, pod kterou se volí starosta, letos hlasovala taky
w Barbora Nečasová
d 25. 4. 2023 14:30
c Lípa na návsi v Horních Klášterkách | Foto: Jakub Vlček, ČTK
b Když v Horních Klášterkách sčítali hlasy v referendu o nové silnici, našli v urně o jeden lístek víc, než kolik přišlo lidí. Byl na něm přilepený lipový list.
b „Uznali jsme ho jako neplatný, ale s úctou,“ říká starostka Zdena Macháčková. Silnice, kvůli které by strom musel pryč, neprošla o tři hlasy.
x Reklama
b Lípě je podle dendrologů 430 let. Správa silnic teď počítá s obchvatem, který bude o 22 milionů korun dražší.
x Mohlo by vás zajímat
x 8 fotografií
x Nejstarší stromy Česka: přehled
x Video: Jak se kácí topoly
x Diskuse (12)
x Vstoupit do diskuse
x Právě se děje
x před 8 minutami Fotbal: Ostrava remizovala
x před 1 hodinou V Brně hoří sklad pneumatik
x Více aktuálních zpráv
x Nejčtenější
x Publikování nebo jakékoli jiné formy šíření obsahu serveru je bez písemného souhlasu zakázáno.
x © Deník Přehled s.r.o. 2023
""",
        gap="\n",
    ),
    page(
        "cs-main-sport",
        "cs",
        "main",
        "Czech sport result with line-up and table lines",
        """
@ - | 2018-03-11 | -
t Kometa Hradiště – Slavoj Bor 4:3 po nájezdech. Rozhodl dorostenec
d 11. března 2018 20:48
b Hokejisté Hradiště otočili zápas v posledních dvou minutách a v nájezdech je spasil osmnáctiletý Petr Hanák, který nastoupil v lize teprve podruhé.
b „Trenér se mě zeptal, jestli na to mám. Řekl jsem, že ne, a on mě poslal,“ smál se Hanák.
n Branky a nahrávky: 12. Kučera (Vích), 58. Novotný, 59. Dobeš, rozh. náj. Hanák – 5. Malina, 31. Grulich, 44. Petr.
n Rozhodčí: Hribik, Šír. Vyloučení: 4:6. Diváci: 2 114.
n Hradiště: Pour – Žák, Vích – Kučera (C), Dobeš, Novotný.
b V pátek čeká Hradiště venkovní derby v Lounech.
""",
        gap="\n",
    ),
    page(
        "fi-whole-yle",
        "fi",
        "whole",
        "Finnish broadcaster: short date, comments with likes, share, opening of log-in",
        """
x Siirry sisältöön
x Etusivu
x Uutiset
x Areena
x Urheilu
x Sää
x Kirjaudu
@ Uutisraitti | 2022-04-26 | Juho Räsänen
x Joensuu
t Hirvi astui keskustelutilaisuuteen – puheenjohtaja antoi puheenvuoron
b Valtimolla väiteltiin hirvikannasta, kun yksi osapuolista käveli sisään takaovesta.
w Juho Räsänen
d 26.4.2022 14:08
x •
x Päivitetty 26.4.2022 16:30
x Jaa
c Hirvi viipyi salissa noin neljä minuuttia. Kuva: Ilkka Parviainen / Uutisraitti
b Kunnantalon valtuustosalissa oli maanantai-iltana noin kuusikymmentä ihmistä, kun takaovi työntyi auki ja sisään asteli nuori uroshirvi.
b – Totesin, että pöytäkirjaan merkitään yksi läsnäolija lisää, kertoo puheenjohtaja Seija Kettunen.
b Eläin joi vesikannusta, nuuhki riistanhoitoyhdistyksen esitteitä ja poistui samaa tietä. Kukaan ei loukkaantunut.
x Lue myös: Hirvikolarit vähenivät Pohjois-Karjalassa
b Keskustelua jatketaan toukokuussa. Takaovi on luvattu pitää lukossa.
x Mitä ajatuksia juttu herätti? Voit keskustella aiheesta 27.4. kello 23:een saakka.
x Keskustelu
x Kirjaudu sisään kommentoidaksesi
x Hirvellä oli paremmat perustelut kuin valtuutetuilla keskimäärin.
x nimim. Metsän reunalta
x Tykkää 64
x Suosittelemme
x Kymmenen kuvaa jäidenlähdöstä
x Luetuimmat
x Palaute
x Tietosuoja
""",
        gap="\n",
    ),
    page(
        "fi-extracted-lyhyet",
        "fi",
        "extracted",
        "Finnish brief without title, two paragraphs",
        """
@ - | - | -
b Poliisi löysi Kuopiosta kadoksissa olleen bussin perjantaina aamuyöllä. Auto oli pysäköity siististi huoltoaseman pihaan, ja sen lattia oli imuroitu.
b Rikoskomisario Aki Tolosen mukaan kuljettajaa ei ole tavoitettu, mutta tapausta ei tutkita enää varkautena.
b Bussiyhtiö kiitti tuntematonta siivouksesta.
r Lähde: STT
""",
        gap="\n",
    ),
    page(
        "id-main-antara",
        "id",
        "main",
        "Indonesian wire with dateline and copyright line naming the outlet",
        """
@ ANTERA | 2021-09-01 | Siti Nurul
t Petani Lembang panen kubis seberat 11 kilogram
d Rabu, 1 September 2021 14:09 WIB
b [[Bandung (ANTERA)]] - Seorang petani di Lembang, Kabupaten Bandung Barat, memanen kubis seberat 11 kilogram yang tumbuh tanpa pupuk kimia.
b "Saya kira ada anak kucing tidur di bawahnya, ternyata memang kubisnya besar," ujar Dadang (45), Rabu.
b Dinas Pertanian setempat berencana mengambil benihnya untuk diteliti.
w Pewarta: Siti Nurul
x Editor: Agus Wahid
x Copyright © ANTERA 2021
""",
    ),
    page(
        "sr-whole-vesti",
        "sr",
        "whole",
        "Serbian Latin portal, source credit, comments, related inside",
        """
x Najnovije
x Vesti
x Biznis
x Sport
x Život
x Pretraga
x Vesti > Društvo
@ Beogradski list | 2024-05-21 | -
t Roda vratila ukradeni novčanik: "Neka neko kaže da nema čuda"
b U selu kod Bačke Palanke nestali novčanik pronađen u gnezdu, sa svim parama
n Izvor:
+n Beta, Beogradski list
d 21.05.2024.
+x 09:20
x Podeli:
c Foto: Pixabay/Ilustracija
b Stevan Jovanov iz Obrovca ostao je prošle nedelje bez novčanika dok je kosio travu. Policiji je prijavio krađu, a novčanik je juče našao elektroinstalater koji je na banderi čistio rodino gnezdo.
b "Unutra je bilo svih 14.000 dinara i lična karta, samo malo ulepljena", kaže Jovanov za Beogradski list.
x Pročitajte još: Rode stigle ranije nego ikad
b Ornitolog Marko Tucakov objašnjava da rode u gnezdo unose sve što je mekano ili sjajno.
x Komentari 9
x Pošalji komentar
x Podeli:
x Najčitanije
x Pravila korišćenja
x Politika privatnosti
x Copyright © 2024 Beogradski list
""",
        gap="\n",
    ),
    page(
        "no-main-kommentar",
        "no",
        "main",
        "Norwegian with quote lines, fold notice, comment section",
        """
@ - | 2021-02-02 | -
t Hytteeier fikk snøskred av regninger
d 2. feb. 2021 kl. 06:31
b Da Torstein Myhre åpnet døra på hytta i Sirdal, falt 212 brev ut på trappa. Alle var fra kommunen, og alle gjaldt brøyting av en vei han ikke har.
b – Jeg har ikke vei. Jeg går på ski de siste fire kilometerne, sier Myhre.
x Artikkelen fortsetter under bildet.
c Torstein Myhre måtte spa seg inn. Foto: Privat
b Kommunen beklager og sier at et datasystem byttet om to gårdsnumre.
b Naboen, som har vei, har aldri fått regning. Det kommer han nå til å få.
x Les også: Strømprisene halvert på ett døgn
x Kommentarer
x Vi vil vite hva du mener! Hold deg til saken og vis respekt for andre.
""",
        gap="\n",
    ),
    page(
        "en-extracted-violin",
        "en",
        "extracted",
        "aggregator: summary in bullets, four outlets' excerpts cut with an ellipsis, bias figures",
        """
x Published 2 days ago
x 4 articles
@ - | - | -
t Lost violin returned to orchestra after 31 years
b- A violin stolen from the Harrow Philharmonic in 1993 has been found in a charity shop in Leeds.
b- The instrument, made in Naples in 1762, is valued at about £600,000.
b- Police say no one will be charged.
x Left 1 Center 2 Right 1
x 50% of the sources are Center
@ The Leeds Ledger | - | -
o The Leeds Ledger
x · Leeds, United Kingdom
t Charity shop volunteer finds £600k violin in donated pram
b LEEDS — Volunteer Janet Obi was about to price the pram at £15 when she noticed a case wedged under the mattress. Inside lay a violin missing since John Major was prime minister, and a sandwich of roughly the same…
x Read Full Article
@ Classical Wire | - | -
o Classical Wire
x Center
t Harrow Philharmonic recovers stolen Gagliano
b The Harrow Philharmonic has confirmed that the Gagliano violin taken from its leader's car in June 1993 is back in its possession. Experts authenticated the scroll on Monday, the orchestra said in a…
x Read Full Article
@ Union Post | - | -
o Union Post
x Right
t 'It sounds angry,' says violinist reunited with stolen fiddle
b Retired violinist Peter Lomax, 79, has played the instrument he lost three decades ago for the first time. "It sounds angry, and I don't blame it," he told the Union Post from his home in…
x Read Full Article
x Show All
x Bias Distribution
x Related Topics
x Harrow
x Violins
x Broke the News
x Ground rules · About · Careers
""",
        gap="\n",
    ),
    page(
        "en-whole-frontpage",
        "en",
        "whole",
        "front page: headlines, deks, times, no article",
        """
x Tuesday, January 14
x Today’s Paper
x The Meridian Times
x U.S. World Business Arts Lifestyle Opinion Audio Games Cooking
x S&P 500 +0.42%
x 34°F 41° 29°
x Senate Votes to Delay Dam Removal
x The vote, 52 to 47, puts off a decision that has split farmers and tribes.
x 4 min read
x LIVE
x Wildfire Updates: Crews Gain Ground Before Winds Return
x See more updates
x What to Know About the New Air Rules
x 6 min read
x Opinion
x Dana Whitlow
x Stop Apologizing for Your Casserole
x The Editorial Board
x A Bridge Is Not a Monument
x More News
x He Collected Doorbells. Then They All Rang.
x 9 min read
x Games
x Word Chain
x Site Index
x © 2025 The Meridian Times Company
""",
        gap="\n",
    ),
    page(
        "en-whole-oneline",
        "en",
        "whole",
        "whole page in lines joined by blanks, cookie banner first, no line breaks in the article",
        """
x We value your privacy We and our partners store and/or access information on a device, such as cookies. Accept all Reject all
x Home News Traffic Weather Obituaries Contests
@ - | 2022-11-02 | -
t Moose visits drive-thru, leaves without ordering
d Posted: Nov 2, 2022 / 07:14 AM MDT
b [[BOZARD, Mont. (KXRB)]] — Employees at a coffee stand in Bozard got an unexpected customer Tuesday morning when a bull moose put its head through the drive-thru window.
b Barista Kayla Hume said she offered it an oat milk latte. “It looked at the menu, looked at me, and walked off,” Hume said.
b Wildlife officials remind residents that moose can be dangerous and should be given at least 25 yards.
x Copyright 2022 Nexbar Media Inc. All rights reserved. This material may not be published, broadcast, rewritten, or redistributed.
x Trending Stories Man finds bear in hot tub Snow expected above 6,000 feet Sign up for our daily newsletter
""",
        gap=" ",
    ),
    page(
        "fr-main-agregateur",
        "fr",
        "main",
        "aggregator: two outlets' pieces, title with outlet suffix, dates dd/mm",
        """
@ Ouest-Matin | 2023-09-21 | -
t Le phare de Kerbran cherche un gardien bénévole
+x -
+o Ouest-Matin
d 21/09/2023 à 18:40
b L’association qui gère le phare de Kerbran (Finistère) recherche une personne prête à y vivre de novembre à mars, sans salaire mais avec vue. Quarante-trois candidatures sont déjà arrivées, dont celle d’un couple de notaires parisiens.
b Seule exigence : savoir réparer une chaudière, « et ne pas avoir peur de ses propres pensées », précise l’annonce.
@ La Dépêche des Îles | 2023-09-22 | -
t Kerbran : qui veut passer l’hiver dans un phare ?
+x -
+o La Dépêche des Îles
d 22/09/2023 à 07:12
b Pas de wifi, pas de livraison et un ravitaillement toutes les trois semaines : l’offre a pourtant séduit. À Kerbran, on se souvient du dernier gardien, parti en 1994 en emportant la corne de brume.
x Voir plus de sources
""",
    ),
    page(
        "es-whole-consejos",
        "es",
        "whole",
        "service article, numbered list, sticky ads, embedded post",
        """
x Aceptar y continuar
x Tu privacidad nos importa. Nosotros y nuestros 812 socios almacenamos información en tu dispositivo.
x Portada
x Recetas
x Hogar
@ Vida Práctica | 2024-04-02 | -
t Siete errores al guardar el pan (y cómo evitarlos)
x Redacción
d 2 de abril de 2024
x PUBLICIDAD
b El pan se endurece más deprisa en la nevera que fuera de ella. Es solo uno de los errores que cometemos en casa y que hacen que acabe en la basura, según el panadero Iñaki Rementería.
b 1. Meterlo en la nevera. El frío acelera la retrogradación del almidón.
b 2. Dejarlo en la bolsa de plástico. La corteza se ablanda y aparece el moho.
b 3. Cortarlo entero. Mejor rebanada a rebanada.
x PUBLICIDAD
e El pan no se tira: se tuesta, se moja o se reza por él.
e — Iñaki Rementería (@panrementeria) March 30, 2024
b ¿Y congelarlo? Sí, pero el mismo día y en porciones, y siempre bien envuelto.
x Te puede interesar
x Cómo limpiar el horno sin productos químicos
x Suscríbete gratis a nuestro boletín
x Siguiente artículo
x © 2024 Vida Práctica
""",
        gap="\n",
    ),
    page(
        "nl-extracted-lijst",
        "nl",
        "extracted",
        "prose, question headings, lees ook with title fused, credit",
        """
@ - | - | -
t Waarom je fietsbel straks meeluistert
b Vanaf volgend jaar test Utrecht 500 fietsbellen met een microfoontje. Ze meten hoe vaak er wordt gebeld, en waar.
h Wat wil de gemeente weten?
b "Op plekken waar veel gebeld wordt, gaat iets mis", zegt verkeerskundige Anouk Hermsen. "Te smal, te druk of te veel toeristen."
h En de privacy?
b Volgens de gemeente wordt alleen het belgeluid herkend. De Fietsersbond is kritisch:
b- er is geen onafhankelijk toezicht
b- het is onduidelijk wie de data krijgt
b- een bel kan ook per ongeluk afgaan
x Lees ook: Deze stad schafte alle stoplichten af
b De proef duurt tot eind 2026.
""",
        gap="\n",
        bullet="  • ",
    ),
    page(
        "ro-extracted-interviu",
        "ro",
        "extracted",
        "questions in dashes, read more fused in text, source line",
        """
@ - | - | -
t „Am cartografiat gropile din oraș, acum mă sună primarul”
b Un curier din Bacău a făcut o hartă cu 1.904 gropi. Am vorbit cu el între două livrări.
b – De ce ați început?
b – Mi-am rupt bicicleta de trei ori în aceeași lună. Am zis că măcar să știe și alții.
b – Ce v-a spus primarul?
b – M-a întrebat dacă pot șterge groapa din fața casei lui. I-am zis că pot, dar numai cu asfalt.
x Citește și: Cât costă un metru de drum în România
b – Câte s-au astupat?
b – Până azi, șaptezeci și una. Le marchez cu verde. E cel mai frumos verde din lume.
""",
        gap="\n",
    ),
]
