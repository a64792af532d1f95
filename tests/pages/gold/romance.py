# ruff: noqa: E501
"""French, Spanish, Italian, Portuguese and Romanian pages; places, people and events are invented."""

from __future__ import annotations

from tests.pages.gold.build import page

SPLIT = "dev"

PAGES = [
    page(
        "fr-main-interview",
        "fr",
        "main",
        "interview, questions and answers",
        """
x Réservé aux abonnés
x Culture
@ - | 2022-09-18 | Baptiste Lorrain
t Solène Kerbrat : « Je n'ai jamais voulu être la voix d'une génération »
b À 34 ans, la romancière bretonne publie un troisième livre sur les marins disparus. Rencontre dans le port de Trévidic, où elle vit depuis l'hiver.
w Propos recueillis par Baptiste Lorrain
d Publié le 18 septembre 2022 à 06h30
x Temps de lecture : 4 min.
b Pourquoi avoir attendu sept ans avant d'écrire à nouveau ?
b Parce que je n'avais plus rien à dire. Après le deuxième roman, on m'a invitée partout, on m'a demandé mon avis sur tout, et je me suis mise à parler comme un communiqué. Il a fallu que je me taise. J'ai travaillé à la criée, j'ai appris à réparer des filets, et un matin la première phrase est venue.
b Le livre s'ouvre sur un naufrage dont personne ne veut parler. Est-il réel ?
b Il y a eu, dans les années 1970, un chalutier qui n'est pas rentré. Les familles savent très bien pourquoi. Moi, j'ai seulement changé les noms et la couleur de la coque.
x À lire aussi : Notre critique de « La Mer étale »
b Vous refusez l'étiquette de romancière engagée…
b Je vote, je signe des pétitions, je vais aux réunions du conseil municipal. Mais un roman n'est pas un tract. Quand un personnage a raison tout le long, c'est qu'il est mal écrit.
b Et maintenant ?
b Maintenant, je voudrais écrire une comédie. On ne rit pas assez dans les ports.
x « La Mer étale », de Solène Kerbrat, éditions du Goéland, 288 p., 20 €.
""",
        gap="\n",
    ),
    page(
        "es-whole-menu",
        "es",
        "whole",
        "menus, teasers with sentences, newsletter, footer",
        """
x Saltar al contenido
x Suscríbete
x Iniciar sesión
x El Faro de Montalbán
x Portada
x Política
x Economía
x Deportes
x Cultura
x Última hora
x Buscar
x Medio Ambiente
@ El Faro de Montalbán | 2024-07-26 | Lucía Arrieta
t Los vecinos de Villaseca beberán agua de camiones cisterna todo el verano
b El Ayuntamiento admite que el nuevo pozo no estará listo antes de octubre y pide paciencia a los 2.300 habitantes
w Lucía Arrieta
d 26 de julio de 2024 - 13:05
x Compartir
x WhatsApp
x Facebook
x Twitter
x Comentarios (18)
c Una vecina llena garrafas en la plaza de Villaseca. / Nacho Beltrán
b El Ayuntamiento de Villaseca del Páramo anunció este viernes que el suministro con camiones cisterna se mantendrá al menos hasta finales de septiembre. El único manantial que abastecía al pueblo se secó a mediados de junio y el agua del pozo de emergencia contiene demasiados nitratos.
b “No es una situación agradable, pero tampoco es una catástrofe”, aseguró el alcalde, Rufino Salcedo, durante un pleno en el que hubo gritos y algún abucheo. Cada familia recibirá 40 litros diarios de agua potable, mientras que para la ducha y la lavadora se podrá seguir usando la red.
b La oposición reprocha al equipo de gobierno que dejara caducar una subvención de 480.000 euros destinada precisamente a perforar un nuevo pozo. “Había dinero, había proyecto y faltó una firma”, resumió la concejala Teresa Oliva.
b Los agricultores, por su parte, temen perder la cosecha de pimiento. Según la cooperativa local, el riego se ha reducido en un 70 % desde mayo.
x Archivado en: Sequía, Villaseca del Páramo, Agua
x Noticias relacionadas
x La sequía obliga a cerrar las piscinas de cuatro municipios de la comarca
x Un estudio advierte de que los acuíferos tardarán décadas en recuperarse
x Recibe nuestro boletín con lo más importante del día en tu correo
x He leído y acepto la política de privacidad
x Lo más leído
x 1 Muere a los 91 años el último campanero de Montalbán
x 2 El calor da una tregua, pero solo hasta el domingo
x 3 Detenido por vender entradas falsas para las fiestas
x Aviso legal
x Política de cookies
x Quiénes somos
x © Editorial Montalbán, S. L. Todos los derechos reservados
""",
        gap="\n",
    ),
    page(
        "it-extracted-no-title",
        "it",
        "extracted",
        "paragraphs only, agency credit at the end",
        """
@ - | - | -
b Il consiglio comunale di Torrefiume ha approvato nella notte, con 17 voti favorevoli e 14 contrari, il progetto che trasforma l'ex cotonificio in un polo universitario. I lavori dovrebbero cominciare entro la primavera e costeranno 38 milioni di euro, per due terzi coperti da fondi regionali.
b «È una giornata che aspettavamo da vent'anni», ha detto la sindaca Ornella Bassi uscendo dall'aula. L'opposizione ha abbandonato la seduta prima del voto finale, denunciando la mancanza di parcheggi e il rischio che gli affitti nel quartiere raddoppino.
b Nei capannoni di mattoni rossi, chiusi dal 1989, troveranno posto aule per 1.200 studenti, una biblioteca aperta fino a mezzanotte e un asilo nido. Resteranno in piedi la ciminiera e la vecchia portineria, vincolate dalla soprintendenza.
b Secondo il rettore dell'ateneo, Fabrizio Landi, i primi corsi potranno essere trasferiti nell'autunno successivo all'apertura del cantiere, «salvo sorprese nel sottosuolo». Proprio il sottosuolo preoccupa i comitati: nel 2011 le analisi avevano trovato tracce di solventi a quattro metri di profondità.
r (ANP)
""",
        gap="\n",
    ),
    page(
        "pt-main-list",
        "pt",
        "main",
        "numbered list inside the article, share lines, tags",
        """
x Início / Economia
@ Jornal da Barra | 2024-05-09 | -
t Feira do livro de Santa Eulália abre com o dobro de editoras; veja o que não perder
o Jornal da Barra
d 09/05/2024 às 08h15
x Compartilhe
x Ouvir notícia
b A 22ª Feira do Livro de Santa Eulália começa nesta quinta-feira com 146 editoras, o dobro do ano passado, e espera receber 90 mil visitantes até o dia 19. A entrada é gratuita, mas é preciso retirar a senha no site da prefeitura.
b “Saímos da praça e ocupamos o porto inteiro porque o público não cabia mais”, explica a curadora Dalva Menezes. Neste ano, a homenageada é a cronista Iracema Prado, morta em 2021.
h O que ver no primeiro fim de semana
b 1. Sarau na proa: poetas de seis estados leem a bordo de um rebocador, na sexta, às 19h.
b 2. Oficina de gravura para crianças, com papel feito de casca de banana. São 30 vagas por dia.
b 3. Conversa sobre tradução com a angolana Weza Ndombe, no sábado, às 16h, com intérprete de Libras.
x Leia também: Livrarias de bairro voltam a crescer, aponta pesquisa
b O estacionamento do porto ficará fechado. A prefeitura recomenda usar a linha 12 do ônibus, que terá reforço a partir das 14h e circulará até meia-noite e meia.
x Tags: feira do livro, literatura, Santa Eulália
x Siga o Jornal da Barra no Instagram e receba as notícias no seu celular
""",
    ),
    page(
        "fr-extracted-crlf",
        "fr",
        "extracted",
        "bullets first, CR LF, agency byline with date",
        """
@ - | 2024-10-16 | -
t Grève des éclusiers : le canal de la Basse-Ombre paralysé
b- Plus de soixante péniches sont à l'arrêt entre Verneuil et Port-Maillant.
b- Les agents réclament des embauches et la rénovation des logements de service.
d 16 octobre 2024
b Le trafic était toujours interrompu, mercredi matin, sur le canal de la Basse-Ombre, au troisième jour d'une grève très suivie des éclusiers. Selon les syndicats, huit agents sur dix ont cessé le travail ; la direction en compte six.
b « On nous demande de surveiller quatre écluses à la fois avec une tablette qui ne capte pas », s'indigne Yannick Moreau, délégué du personnel. La direction assure que l'automatisation a permis de réduire de 12 % le temps de passage.
b À bord de la « Belle Andrée », chargée de 280 tonnes de blé, Catherine Poulain a sorti les chaises sur le quai. « Le blé ne va pas s'envoler, mais mon client, lui, va finir par prendre des camions », soupire la batelière.
b Une réunion de conciliation est prévue jeudi à la préfecture.
""",
        eol="\r\n",
        gap="\n",
        bullet="• ",
    ),
    page(
        "it-whole-comments",
        "it",
        "whole",
        "menus, box 'leggi anche', comments, legal footer",
        """
x Questo sito utilizza cookie tecnici e, previo consenso, cookie di profilazione. Chiudendo questo banner si rifiutano i cookie non necessari.
x Accetta
x Rifiuta
x Gazzetta della Laguna
x Cronaca
x Politica
x Sport
x Cultura e Spettacoli
x Meteo
x Abbonati
x Accedi
x Sei in: Home > Cronaca
@ Gazzetta della Laguna | 2023-07-14 | Giulio Ferrandi
t Castelmare, il treno passa e il passaggio a livello resta chiuso: bloccati per cinque ore
b Quaranta automobilisti fermi sotto il sole. Il sindaco: «Una vergogna, chiederemo i danni»
w di Giulio Ferrandi
d 14 Luglio 2023 alle 20:15
x 2 minuti di lettura
c La coda al passaggio a livello di via dei Salici (foto Zanella)
b Il treno era passato alle 12.04, puntuale. Le sbarre del passaggio a livello di via dei Salici, a Castelmare, invece non si sono più rialzate. Per oltre cinque ore una quarantina di automobilisti è rimasta bloccata tra i binari e un cantiere stradale, con 36 gradi all'ombra e nessuna ombra.
b «Ho chiamato tre numeri diversi e tutti mi hanno detto di aspettare», racconta Marisa Toniolo, 68 anni, che andava a prendere la nipote. A portare acqua e ghiaccioli ci hanno pensato gli abitanti delle case vicine.
x LEGGI ANCHE Ferrovie, sulla linea costiera un ritardo ogni due corse
b La società che gestisce la linea parla di un «guasto di natura elettrica» e si scusa per il disagio. Il sindaco Elio Marangon non si accontenta: «È la quarta volta in un anno. Chiederemo i danni».
b Le sbarre si sono alzate alle 17.20, pochi minuti prima del treno successivo.
x © RIPRODUZIONE RISERVATA
x Commenti
x Scrivi un commento
x marco71
x Io c'ero e confermo tutto. Il tecnico è arrivato in treno ed è sceso alla stazione sbagliata.
x Rispondi
x laguna_nord
x Cinque ore per una sbarra: basterebbe tornare al casellante con la bandierina.
x Rispondi
x Video del giorno
x Il delfino che saluta i traghetti
x I più letti
x Scopre il vincitore della lotteria nel portafoglio smarrito
x Redazione
x Scriveteci
x Privacy
x Gestione consensi
x Editoriale Laguna S.p.A. - P.IVA 00000000000
""",
        gap="\n",
    ),
    page(
        "es-extracted-aggregator",
        "es",
        "extracted",
        "several outlets with dates, categories as bullets",
        """
x Noticias sobre #Puente-de-Arrás
@ Diario del Estrecho | 2025-03-28 | -
2 El puente de Arrás se cerrará dos fines de semana al mes
o Diario del Estrecho
d 28-03-2025
x- Local
x- Diario del Estrecho
t El puente de Arrás se cerrará dos fines de semana al mes
b El Gobierno regional confirmó el viernes que el puente colgante de Arrás permanecerá cerrado al tráfico dos fines de semana al mes hasta que concluya la sustitución de los cables. La consejera de Transportes, Pilar Menchaca, descartó el cierre total que habían recomendado los técnicos, por considerar que dejaría aislados a los vecinos de la orilla norte. Los peatones podrán cruzar en todo momento.
@ La Voz Norteña | 2025-03-11 | -
2 “Se oye cantar al cable”: el ingeniero que avisó del peligro
o La Voz Norteña
d 11-03-2025
x- Sociedad
x- La Voz Norteña
t “Se oye cantar al cable”: el ingeniero que avisó del peligro
b Ramón Iturbe lleva media vida escuchando puentes. En el de Arrás, dice, un cable sano murmura y uno enfermo canta. Hace cuatro años escribió un informe de noventa páginas en el que advertía de que al menos seis tirantes estaban corroídos por dentro. Nadie le contestó. “No busco medallas, busco una grúa”, bromea ahora, mientras señala desde la barandilla los puntos que habría que revisar cuanto antes. El Gobierno sostiene que el documento se extravió durante una mudanza y ha abierto una investigac…
@ El Mercantil | 2025-02-05 | -
2 Los transportistas calculan pérdidas de dos millones por el puente
o El Mercantil
d 05-02-2025
x- Economía
x- El Mercantil
t Los transportistas calculan pérdidas de dos millones por el puente
b La asociación de transportistas de la comarca cifra en dos millones de euros las pérdidas que acarreará la limitación de peso en el puente de Arrás. Los camiones de más de doce toneladas deben dar desde el lunes un rodeo de 64 kilómetros. “Cada viaje nos cuesta noventa euros más, y eso no lo paga el cliente”, lamentó su portavoz, Inés Gallardo.
x Ver más
""",
        bullet="  • ",
    ),
    page(
        "pt-whole-comments",
        "pt",
        "whole",
        "menus, alert box, comments, related, footer",
        """
x Ir para o conteúdo
x Assine
x Entrar
x Últimas notícias
x Política
x Cidades
x Esportes
x Entretenimento
x Folha do Planalto Verde
x Cidades
@ Folha do Planalto Verde | 2023-05-30 | Renata Coimbra
t Capivara vira atração em biblioteca pública e dobra número de leitores
b Animal entra todas as manhãs pela porta da frente e dorme na seção de poesia
w Por Renata Coimbra
d 30 de maio de 2023 às 16h40
x Atualizado em 31 de maio de 2023 às 09h12
x Ouça este conteúdo
x 0:00
x Compartilhar
c Apelidada de Cecília, a capivara não se incomoda com as fotos. (Foto: Davi Nunes/Folha do Planalto Verde)
b Faz três semanas que a bibliotecária Sônia Arruda chega ao trabalho e encontra a mesma visitante esperando na escada. Assim que a porta se abre, a capivara atravessa o saguão, ignora os computadores e se deita no tapete da seção de poesia.
b “No começo chamei os bombeiros. Eles vieram, olharam e disseram que ela estava mais calma do que eu”, conta Sônia. Desde então, o número de visitas à biblioteca municipal de Lagoa Branca passou de 140 para 310 por dia.
x LEIA MAIS: Por que as capivaras estão voltando para as cidades
b O biólogo Heitor Valadão, da secretaria do Meio Ambiente, recomenda não tocar nem alimentar o animal. Segundo ele, é provável que a capivara volte sozinha para a beira da lagoa quando as chuvas começarem.
b Até lá, a prefeitura instalou uma placa pedindo silêncio. “É para os leitores”, esclarece Sônia. “Ela nunca fez barulho.”
x Receba as notícias do Planalto no seu WhatsApp. Clique aqui e entre no grupo.
x Comentários
x Os comentários são de responsabilidade exclusiva de seus autores e não representam a opinião deste site.
x Josué
x Levei meus netos ontem e eles saíram com três livros cada um. Deviam contratar a capivara.
x Curtir
x Marlene S.
x Enquanto isso o posto de saúde do bairro continua sem médico. Bonitinho, mas tem coisa mais urgente.
x Curtir
x Veja também
x Trem turístico volta a circular em julho
x Mais lidas
x Expediente
x Fale conosco
x Termos de uso
x © 2023 Folha do Planalto Verde. Todos os direitos reservados.
""",
        gap="\n",
    ),
    page(
        "fr-whole-several-briefs",
        "fr",
        "whole",
        "three briefs with dates on one page, menus, footer",
        """
x Le Journal des Îles
x À la une
x Actualités
x Sports
x Annonces
x Contact
x En bref
@ Le Journal des Îles | 2024-03-28 | -
t Un phare à vendre, gardien compris
d 28 mars 2024
b La commune de Port-Hélion met en vente son phare, désaffecté depuis 1996. Prix demandé : un euro symbolique, à condition que l'acquéreur conserve le gardien, Léon Quémener, 82 ans, qui y loge encore. « Je ne coûte pas cher et je fais la soupe », précise l'intéressé. Les offres doivent parvenir à la mairie avant le 30 juin.
x Lire la suite
@ Le Journal des Îles | 2024-03-26 | -
t Le bac du matin avancé d'un quart d'heure
d 26 mars 2024
b À partir du 1er avril, le premier bac quittera Port-Hélion à 6 h 15 au lieu de 6 h 30. La compagnie répond ainsi à une demande des lycéens, qui manquaient chaque jour leur correspondance sur le continent. Les tarifs restent inchangés. Les réservations déjà effectuées seront reportées automatiquement sur le nouveau départ.
x Lire la suite
@ Le Journal des Îles | 2024-03-21 | -
t Les chèvres de l'îlot Noir sous surveillance
d 21 mars 2024
b Des colliers GPS ont été posés sur douze des quarante chèvres qui vivent en liberté sur l'îlot Noir. Les biologistes veulent comprendre comment elles trouvent de l'eau pendant l'été, alors qu'aucune source n'y est connue. Les premiers résultats sont attendus à l'automne. D'ici là, l'accès à la partie nord de l'îlot est interdit aux promeneurs.
x Page suivante
x Tous droits réservés – Le Journal des Îles
x Mentions légales
""",
        gap="\n",
    ),
    page(
        "ro-whole-portal",
        "ro",
        "whole",
        "menus, consent, related lines, comments, footer",
        """
x Acest site folosește cookie-uri. Continuând navigarea, vă exprimați acordul asupra folosirii lor.
x Sunt de acord
x Acasă
x Actualitate
x Politică
x Economie
x Sport
x Meteo
x Gazeta Câmpiei
x Actualitate
@ Gazeta Câmpiei | 2023-11-23 | Ioana Stănescu
t O bunică din Valea Cucului a transformat gara părăsită în sală de lectură
w Autor: Ioana Stănescu
d Publicat: 23 noiembrie 2023, 13:10
x Actualizat: 24 noiembrie 2023, 08:00
x Distribuie
b În gara din Valea Cucului nu mai oprește niciun tren din 2012, dar sala de așteptare este plină în fiecare după-amiază. Floarea Ilieș, în vârstă de 79 de ani, a adunat aici peste patru mii de cărți.
b „Oamenii tot veneau să aștepte, din obișnuință. M-am gândit să le dau ceva de citit”, spune ea. Rafturile au fost făcute din traverse vechi, iar la ghișeu se împrumută cărți cu bilet, ca odinioară.
x CITEȘTE ȘI: Gările fantomă ale câmpiei
b Compania de căi ferate a aflat abia luna trecută de bibliotecă și a cerut, inițial, evacuarea clădirii. După ce aproape întregul sat a semnat o petiție, directorul regional Sorin Badea a anunțat că va încheia un contract de închiriere pentru un leu pe an.
x Urmărește-ne și pe Google News
x Comentarii
x Adrian
x Am copilărit lângă gara aceasta și nu credeam că o să mai văd vreodată lumină la ferestre.
x Răspunde
x Știri recomandate
x Vremea se schimbă radical: ninsori de duminică
x Cele mai citite
x Despre noi
x Termeni și condiții
x © Gazeta Câmpiei 2023. Toate drepturile rezervate.
""",
        gap="\n",
    ),
    page(
        "fr-extracted-excerpts",
        "fr",
        "extracted",
        "aggregator's summary and excerpts cut with an ellipsis, no dates",
        """
@ - | - | -
t La tourbière de Lauzet rendue aux grues
b L'État rachète 340 hectares de tourbière pour y faire revenir l'eau et les oiseaux. Les maraîchers voisins redoutent l'inondation de leurs parcelles.
b- La remise en eau doit commencer à l'automne prochain.
b- Quatre exploitations seront indemnisées, deux refusent de partir.
b- Les premières grues ont été observées dès le mois de mars.
x 38 articles
x 38 articles
@ Le Matin des Monts | - | -
t À Lauzet, l'eau monte et le ton aussi
+x -
+o Le Matin des Monts
b Dans la salle des fêtes de Lauzet, on a manqué de chaises et de sang-froid. Les responsables du projet étaient venus avec des cartes, les maraîchers avec des photographies de 1977, année de la grande crue. « Vous allez noyer mes poireaux pour des oiseaux qui ne votent pas ! », a lancé l'un d'eux. La sous-préfète a promis que chaque parcelle serait mesurée avant et après les travaux, et que les pompes resteraient en pla…
@ - | - | -
b La restauration des tourbières est l'un des moyens les plus économiques de stocker le carbone, rappelle une équipe de chercheurs dans une étude parue au printemps. Un hectare asséché en émet plus qu'un foyer moyen. À Lauzet, le sol s'est tassé de près de deux mètres depuis le creusement des fossés, au XIXe siècle. Il faudra, selon les auteurs, une quarantaine d'années pour que la mousse repar…
@ Nature et Territoires | - | -
t Le retour des grues, mode d'emploi
+x -
+o Nature et Territoires
b Elles sont arrivées à l'aube, à sept, et se sont posées sur la seule mare que personne n'avait encore drainée. Pour Agathe Lemoine, qui guette les grues depuis son adolescence, ce fut le plus beau matin de l'année. Elle conseille aux curieux de rester sur la digue, de ne pas emmener de chien et de se taire. « Une grue n'a pas besoin qu'on l'applaudisse », sour…
""",
        gap="\n",
    ),
    page(
        "it-main-two-articles",
        "it",
        "main",
        "two full articles with bylines and dates, one after the other",
        """
@ - | 2024-06-21 | Chiara Molteni
t Val Serena, l'ultimo mulino torna a macinare
w di Chiara Molteni
d 21 giugno 2024
b Quando la ruota ha fatto il primo giro, nessuno ha parlato. Poi dal pubblico è partito un applauso, e il mugnaio Battista Cerri, 84 anni, si è tolto il cappello. Il mulino di Val Serena era fermo dal 1971.
b Il restauro è costato 310 mila euro, raccolti in gran parte con una lotteria. Da settembre le scuole potranno portare il proprio grano e tornare a casa con la farina. «Non è nostalgia, è colazione», scherza la presidente del comitato, Rosanna Pini.
b La Regione ha riconosciuto al mulino lo status di bene di interesse collettivo.
@ - | 2024-06-20 | Dario Fusi
t Biciclette gratis ai pendolari: a Borgoalto finiscono in due ore
w di Dario Fusi
d 20 giugno 2024
b Cento biciclette, cento lucchetti e una fila che girava intorno al municipio. A Borgoalto l'iniziativa pensata per convincere i pendolari a lasciare l'auto si è conclusa in due ore, per esaurimento scorte.
b Chi ha ritirato una bici si impegna a usarla almeno tre volte la settimana per raggiungere la stazione. A controllare sarà un piccolo contatore sul mozzo. «Non multeremo nessuno», assicura l'assessore alla mobilità Gino Tarsi, «ma pubblicheremo la classifica».
b Altre duecento biciclette sono state ordinate e dovrebbero arrivare prima dell'inizio della scuola.
""",
        gap="\n",
    ),
    page(
        "pt-extracted-digest",
        "pt",
        "extracted",
        "daily digest: short reports under headlines, no dates",
        """
x Resumo da manhã: o que precisa de saber
@ - | - | -
t Elétrico 9 volta à Calçada da Rainha
b O elétrico 9 volta a subir a Calçada da Rainha a partir de segunda-feira, depois de catorze meses de obras nos carris. A transportadora avisa que os horários podem falhar nos primeiros dias e que o bilhete comprado a bordo passa a custar três euros.
@ - | - | -
t Chuva salva a colheita de cereja em Vale Fundeiro
b As chuvas da última semana chegaram a tempo, dizem os produtores de Vale Fundeiro. Depois de dois anos de perdas, a cooperativa espera apanhar mais de novecentas toneladas de cereja. Faltam, no entanto, cerca de duzentos trabalhadores para a apanha.
@ - | - | -
t Farol de Ponta Ruiva aceita hóspedes
b Quem quiser passar a noite no farol de Ponta Ruiva já o pode fazer. O quarto tem uma cama, uma janela e nenhum sinal de rede. A Marinha, que continua a explorar a luz, impõe uma única regra: depois do pôr do sol, ninguém sobe à torre.
""",
        gap="\n",
    ),
]
