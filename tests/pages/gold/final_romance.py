# ruff: noqa: E501
"""Long pages in Romance languages, written without knowing the rules; all is invented."""

from __future__ import annotations

from tests.pages.gold.final_notation import long_page

SPLIT = "final"

PAGES = [
    long_page(
        "fr-whole-quotidien",
        "fr",
        "whole",
        "ticker, subscriber badges, 'lire aussi' lines inside, reactions, partner services, footer",
        """
x| Aller au contenu | Consulter le journal | S'abonner | Se connecter | À la une | En continu | International | Politique | Société | Éco | Culture | Idées | Sport | Planète | Santé | Sciences | Pixels | Campus | M le mag | Le Goût du jour | Vidéos | Podcasts | Jeux | Mots croisés | Sudoku | Services | Guides d'achat | Codes promo
x En ce moment
x| Budget 2025 | Procès de la mairie de Brévannes | Tour de Gironde | Météo
x* EN DIRECT, budget : le gouvernement renonce à la taxe sur les canaux | Le ministre a annoncé mardi soir qu'un nouveau texte serait présenté dans la semaine. | Il y a 12 min
x* « On vit avec des bottes » : à Loménil, un hiver sous l'eau | Depuis novembre, la rivière a débordé quatre fois. Les habitants ne rangent plus les sacs de sable. | Article réservé aux abonnés
x* La pénurie d'accordeurs inquiète les conservatoires | Il n'en resterait que 300 dans le pays, et un tiers partira à la retraite d'ici cinq ans.
x| Société | Patrimoine
@ - | 2024-11-19 | Solène Arquier
t A Vaucresson-les-Bois, la plus petite gare de France refuse de mourir
b Promis à la fermeture depuis 2008, l'arrêt accueille trois voyageurs par jour. Une poignée de retraités a pris les choses en main, avec un carnet, une cafetière et beaucoup de mauvaise foi.
w Par Solène Arquier
+x (Vaucresson-les-Bois, envoyée spéciale)
d Publié le 19 novembre 2024 à 05h45, modifié le 19 novembre 2024 à 10h12
x| Temps de lecture : 4 min. | Ajouter à vos sélections | Partager | Offrir l'article | Article réservé aux abonnés
c Henri Delmotte, 78 ans, devant l'arrêt de Vaucresson-les-Bois, le 12 novembre 2024. CAMILLE ROUSTAN POUR LE JOURNAL
b Il est 7 h 14 et le train n'a que deux minutes de retard. Sur le quai, qui mesure à peine la longueur d'un autobus, Henri Delmotte lève la main, comme on arrête un taxi. La règle est ancienne : si personne ne fait signe, le conducteur ne s'arrête pas.
b « Alors je fais signe tous les matins, explique cet ancien postier de 78 ans. Je ne monte pas toujours. Mais il faut bien que quelqu'un compte pour un voyageur. »
b En 2008, un rapport avait classé la halte parmi celles « dont l'utilité n'est pas démontrée ». Depuis, six autres études ont confirmé le premier constat, chacune pour un prix qui, selon M. Delmotte, aurait suffi à repeindre le guichet.
x Lire aussi | Article réservé aux abonnés Les petites lignes ferroviaires attendent toujours leur plan de sauvetage
h Un carnet et une cafetière
b Les Amis de la halte sont onze. Ils se relaient de l'aube au dernier omnibus et notent tout : les passagers, les vélos, les retards, les chevreuils. En 2023, ils ont recensé 1 096 montées, soit trois par jour, là où la compagnie n'en comptait que 0,8.
b La différence tient à la méthode. La compagnie compte les billets vendus sur place ; or la machine est en panne depuis 2019 et personne n'est venu la réparer, faute de voyageurs.
b « C'est le serpent qui se mord la queue, mais avec un rapport d'audit dans la bouche », soupire la maire (sans étiquette), Odile Perrachon, qui a fait voter une subvention de 400 euros pour le café.
n « C'est le serpent qui se mord la queue »
x Newsletter
x « Territoires » : chaque semaine, les reportages de nos correspondants en région
x| S'inscrire | Vous pouvez vous désinscrire à tout moment grâce au lien présent dans chaque message.
b A la direction régionale, on assure que « rien n'est décidé ». Un représentant, qui a requis l'anonymat, reconnaît pourtant que la suppression de l'arrêt ferait gagner quatre-vingt-dix secondes sur un trajet de deux heures. « Ce n'est pas rien, dit-il. Enfin, ce n'est pas beaucoup. »
b Les élus locaux, eux, ont trouvé un allié inattendu. Un cinéaste belge cherche une gare pour un film en costumes et s'est engagé à restaurer la marquise. Il a posé une condition : que le train ne s'arrête pas pendant le tournage.
h Le prix d'un arrêt
b Pour comprendre ce que coûte une halte, il faut décomposer :
b- l'énergie dépensée pour freiner puis relancer la rame, environ 6 euros ;
b- l'entretien du quai, 2 100 euros par an ;
b- le temps perdu par les autres passagers, que les économistes évaluent et que les intéressés, interrogés dans le train, disent n'avoir jamais remarqué.
b Le tribunal administratif doit se prononcer en janvier. En attendant, Henri Delmotte a acheté un sifflet. Il n'a pas le droit de s'en servir, précise-t-il, mais « l'avoir dans la poche, ça change la démarche ».
b Ce matin-là, une quatrième personne est montée. C'était la journaliste.
w Solène Arquier
+x (Vaucresson-les-Bois, envoyée spéciale)
x| Services Le Journal | Découvrir | Cours d'anglais | Orthographe et grammaire | Annuaire des notaires
x| Contribuer | Réutiliser ce contenu | Les contributions (38) | Voir les contributions
x| JEAN-LOUP M. | 19/11/2024 à 08h33 | Il faudrait arrêter de s'attendrir sur des quais vides : l'argent public manque partout, à commencer par les lignes où l'on voyage debout. | 14 | Répondre
x| Clarisse du Vexin | 19/11/2024 à 09h02 | Très bel article, merci. J'ai pris ce train enfant et le chef de gare nous donnait des pommes. | 52 | Répondre
x| Lecteur assidu | 19/11/2024 à 09h40 | Et combien coûte le rapport qui dit que la gare coûte trop cher ? On aimerait le savoir. | 77 | Répondre
x| L'espace des contributions est réservé aux abonnés. | Abonnez-vous pour accéder à cet espace d'échange et contribuer à la discussion. | S'abonner
x Les plus lus
x#. 0 6
x* Une amende de 35 euros pour avoir nourri un goéland | Le contrevenant plaide la légitime défense. | Récit
x* Comment bien choisir sa bouillotte : notre comparatif | Nous en avons testé quatorze pendant deux mois. | Guide d'achat
x* Le dernier sabotier de la vallée forme un ingénieur | Ils ne se comprennent pas toujours, mais les sabots tiennent. | Portrait
x* Mort de l'acteur Régis Vautrin, éternel second rôle | Il avait joué 140 notaires. | Disparition
x| Édition du jour | Lire le journal numérique | Nos newsletters | Nos applications | Mentions légales | Charte du groupe | Politique de confidentialité | Gestion des cookies | Conditions générales | Aide (FAQ) | Fréquence ACPM
x Suivez-nous
x| Facebook | Youtube | Instagram | Snapchat | Fils RSS
""",
    ),
    long_page(
        "fr-main-breves",
        "fr",
        "main",
        "two reports on one page, each with title, date and agency",
        """
x Faits divers
@ - | 2024-04-06 | -
t Un orage de grêle détruit la moitié des serres de Montaigu-sur-Lère
d Publié le 06/04/2024 à 19:22
x Partager cet article
c Des serres éventrées, samedi à Montaigu-sur-Lère. © Maxence Obry / Maxppp
b Des grêlons « gros comme des abricots » se sont abattus samedi après-midi sur Montaigu-sur-Lère, détruisant en moins d'un quart d'heure la moitié des serres maraîchères de la commune. Aucun blessé n'est à déplorer.
b Selon la chambre d'agriculture, les pertes pourraient dépasser deux millions d'euros. « Les fraises, c'est fini pour cette année », a déclaré à l'AFP le président du syndicat des maraîchers, Luc Pontailler, qui demande la reconnaissance de l'état de catastrophe naturelle.
b Les pompiers sont intervenus à 64 reprises, surtout pour bâcher des toitures. Une école maternelle, vide à cette heure, a perdu toutes ses vitres côté cour.
b Météo-France a maintenu le département en vigilance jaune jusqu'à dimanche matin.
r avec AFP
x À lire aussi : Grêle : que faire pour être indemnisé ?
x| Tags | Grêle | Agriculture | Intempéries
@ - | 2024-04-05 | -
t Il vole un tracteur et se rend de lui-même, faute de gazole
d Publié le 05/04/2024 à 11:08
x Partager cet article
c Le tracteur a été restitué à son propriétaire. © Gendarmerie
b Un homme de 34 ans a été placé en garde à vue jeudi soir à Sauveterre après avoir volé un tracteur dans un hangar, a indiqué la gendarmerie. Il s'est présenté de lui-même à la brigade, à pied, le réservoir étant vide.
b Le suspect, qui avait parcouru quarante et un kilomètres sans être inquiété, a expliqué qu'il voulait « voir la mer ». Il se trouvait alors à deux cent dix kilomètres de la côte et roulait dans la direction opposée.
b Il sera jugé en juin. Le propriétaire a refusé de porter plainte, estimant que l'homme « avait bien vidangé ».
x À lire aussi : Un troupeau de lamas bloque la départementale 12
x| Tags | Vol | Gendarmerie | Sauveterre
x| Commentaires | Soyez le premier à réagir à cet article
""",
        gap="\n\n",
    ),
    long_page(
        "es-whole-diario",
        "es",
        "whole",
        "cookie wall, sections, video list, 'más información' inside, archived in, comments, most read",
        """
x Con tu consentimiento, nosotros y nuestros 812 socios usamos cookies o tecnologías similares para almacenar, acceder y procesar datos personales como tu visita a esta página web.
x| Aceptar y continuar | Configurar | Suscríbete | Iniciar sesión | Selecciona: | España | América | México | Colombia | Chile | Argentina | Seleccione edición | Internacional | Opinión | Economía | Sociedad | Educación | Clima | Ciencia | Salud | Tecnología | Cultura | Babel | Deportes | Televisión | Gente | Gastro | Eskup | Última hora | Pasatiempos | Suscriptores
x* Última hora del temporal: cinco provincias en alerta naranja | Las rachas superarán los 90 kilómetros por hora en el litoral. | 10:31
x* El juez cita como testigo al loro del piso de la calle Mayor | El animal repite desde hace meses una conversación que interesa a la Fiscalía. | Ana Toral | Valdecuna
x* Guía para no perderse en la nueva factura de la luz | Qué se paga, qué se puede evitar y qué es inevitable.
x| Sociedad | Medio rural
@ - | 2024-03-03 | Inés Corbalán
t El pueblo que compró su propio autobús para no quedarse solo
b Los 212 vecinos de Torralba de la Sierra reunieron 38.000 euros en rifas y meriendas después de que la empresa concesionaria suprimiera la única línea
x Los conductores voluntarios, en la plaza de Torralba. Vídeo: L. OTERO
w Inés Corbalán
x Torralba de la Sierra
d 03 MAR 2024 - 05:40 CET
x| Compartir en WhatsApp | Compartir en Facebook | Compartir en Twitter | Copiar enlace | 63 | Ir a los comentarios
b A las siete y cuarto de la mañana, cuando todavía no se ve la torre, Consuelo Baeza gira la llave y el autobús tose. Tiene 69 años, el carné desde octubre y una libreta donde apunta quién sube. "Si falta alguien, lo llamo", dice. "Aquí nadie pierde el autobús: es el autobús el que te espera".
b El vehículo, de 27 plazas y con 410.000 kilómetros encima, fue comprado en noviembre a un colegio de Soria. Antes lo había usado una orquesta, y en el techo sigue pegada una luz que gira cuando se frena.
b La historia empezó en la primavera de 2022, cuando la concesionaria comunicó por carta que la línea a la capital dejaría de prestarse "por falta de demanda". La carta llegó con tres semanas de retraso, porque el cartero también había dejado de venir.
x MÁS INFORMACIÓN
x* Las tiendas que sobreviven a base de vender de todo a casi nadie | El comercio rural resiste con ayudas y pan congelado.
h Rifas, migas y un burro
b "Hicimos números y salía una locura", recuerda el alcalde, Eusebio Lacalle, de 58 años. Necesitaban 38.000 euros. Organizaron 14 rifas, cuatro comidas de migas y un concurso para adivinar el peso de un burro, que ganó el propio dueño y que hubo que repetir.
b Faltaba lo más difícil: el permiso. La ley autonómica no prevé que un municipio sin transporte se transporte a sí mismo. Tras once meses de trámites, la Junta encontró una fórmula y el servicio figura hoy como "actividad cultural itinerante".
b Por eso, cada viernes, alguien lee un poema a bordo. No es obligatorio escuchar.
x Las noticias que importan, cada mañana en tu correo
x| Apúntate aquí | Recíbela
h Un modelo que se mira desde fuera
b Otros 19 municipios de la comarca han pedido los estatutos de la asociación. La investigadora Marta Oyarzun, de la Universidad de Numancia, que estudia la movilidad en zonas despobladas, advierte de que no todos los pueblos tienen a una Consuelo. "Un servicio público no puede depender de que una jubilada madrugue", señala.
b La Consejería de Transportes, preguntada por este periódico, responde que "valora muy positivamente la iniciativa" y que estudia "fórmulas de acompañamiento". No concreta cuáles.
b Mientras tanto, los datos son estos:
b- 31 viajeros diarios de media, el doble que con la línea antigua.
b- 1,50 euros por trayecto, gratis para quien lleve huevos.
b- Cero accidentes y una multa, por aparcar delante del mercado.
b De vuelta, con la luz del techo girando en cada curva, Consuelo hace balance. Le han ofrecido salir en un anuncio de la marca del autobús. "Les he dicho que sí, si nos cambian los frenos".
x Puedes seguir a este periódico en Facebook y X, o apuntarte aquí para recibir nuestra newsletter semanal.
x Sobre la firma
x Inés Corbalán
x Redactora especializada en medio rural. Antes trabajó en la radio y en la sección de Local. Es licenciada en Historia y máster de Periodismo, y ha publicado un libro de crónicas sobre la despoblación.
x| Comentarios | 63 | Normas | Más información
x| Pilar Anadón | Hace 2 horas | Enhorabuena a todos los vecinos. Así es como se hacen las cosas cuando los de arriba miran hacia otro lado. | 41 | Responder
x| Tomás R. G. | Hace 3 horas | Muy bonito, pero es ilegal que lleve pasajeros alguien con seis meses de carné, y cuando pase algo vendrán los llantos. | 9 | Responder
x| Abuelo Cebolleta | Hace 5 horas | Yo iría solo por los poemas. Con los huevos ya veríamos. | 28 | Responder
x| Archivado En | Despoblación | Transporte | Autobuses | Mundo rural
x Si está interesado en licenciar este contenido, pinche aquí
x Últimas noticias
x* 10:58 | Detenido por tercera vez el falso revisor de ascensores
x* 10:42 | Los hoteles prevén una ocupación del 84% en el puente
x* 10:15 | Aparece en un desván una partitura inédita del maestro Orduña
x| Lo más visto
x#. 0 4
x| Cursos | Inglés online | Máster en dirección | Contenidos | Colecciones | Vinos | Entradas | Promociones | Contacto | Venta de Contenidos | Publicidad | Aviso legal | Política cookies | Configuración de cookies | Política de privacidad | Mapa | Suscripciones digitales | RSS | Índice
x © EDICIONES TORRALBA S.L. Calle del Molino, 40, 28037 Madrid. Reservados todos los derechos.
""",
    ),
    long_page(
        "es-extracted-agencia",
        "es",
        "extracted",
        "agency report in short paragraphs, date line, photo line at the top",
        """
@ - | 2025-01-27 | -
d 27/01/2025 13:04
c Vista del puerto de Arenillas tras el vertido. EFE/ Raúl Mendieta
b [[Arenillas (Perú), 27 ene (EFE).-]] Las autoridades peruanas declararon este lunes la emergencia ambiental en la bahía de Arenillas, después de que un buque de carga vertiera unas 90 toneladas de aceite de pescado.
b El Ministerio del Ambiente informó de que el derrame se produjo el domingo por la tarde, cuando el barco, con bandera de Panamá, maniobraba para atracar.
b "No es petróleo, pero asfixia igual a los peces", explicó a los periodistas la ministra Rosario Quispe durante una visita a la zona.
b La mancha ocupa una superficie de cuatro kilómetros cuadrados y, según los pescadores, "huele a sardina hasta en la plaza de armas".
b Unos 340 trabajadores participan en la limpieza con barreras, paños absorbentes y cubos.
b La empresa propietaria, Naviera del Pacífico Sur, lamentó lo ocurrido y aseguró que colabora con la Fiscalía, que ha abierto una investigación contra el capitán por un presunto delito de contaminación.
b Las clases quedaron suspendidas en tres colegios de la ribera.
b En la misma bahía, en 2019, otro buque perdió 12 contenedores de calzado deportivo, que todavía hoy aparecen en las playas, casi siempre del pie izquierdo.
r EFE
r rmq/jcr
x Te puede interesar
x- Pescadores de Arenillas exigen un subsidio de tres meses
x- ¿Qué es la emergencia ambiental y qué supone para la población?
""",
        gap="\n\n",
    ),
    long_page(
        "it-whole-quotidiano",
        "it",
        "whole",
        "hour ticker, teasers, fused caption credits, 'leggi anche', tags, readers' comments, footer with address",
        """
x| Menu | Cerca | Abbonati | Accedi | Home | Cronaca | Politica | Esteri | Economia | Sport | Cultura | Spettacoli | Tecnologia | Salute | Viaggi | Cucina | Motori | Moda | Casa | Animali | Oroscopo | Meteo | Necrologie | Bologna | Firenze | Genova | Milano | Napoli | Palermo | Roma | Torino | Video | Podcast | Edicola
x| 08:12 | Sciopero dei mezzi, fasce di garanzia fino alle 9 | 08:05 | Terremoto di magnitudo 3,1 al largo delle isole, nessun danno | 07:51 | Borsa, avvio cauto
x* Il sindaco ritira le multe, il Comune si spacca | Dopo le proteste dei commercianti salta il piano della sosta. Ma l'opposizione parla di resa. | di Gianni Altobelli
x* Vino, la vendemmia più corta degli ultimi trent'anni | Caldo e grandine hanno dimezzato i raccolti, i prezzi saliranno. | LO SPECIALE
x* "Mio nonno ha nascosto un Caravaggio": la storia che divide gli esperti | Per alcuni è una copia del Seicento, per altri un'intera carriera da rifare.
x| Home | Cronaca | Veneto
@ - | 2023-10-14 | Marta Dal Corso
x Il caso
t Pontevecchio, il ponte finisce nel campo sbagliato: "Lo abbiamo costruito al contrario"
b L'opera da 11 milioni doveva superare il torrente, ma il disegno era stato stampato a specchio. Il progettista: "Bastava girare il foglio"
w di Marta Dal Corso
d 14 Ottobre 2023 Aggiornato alle 09:27
x| 3 minuti di lettura | Ascolta l'articolo | Salva | Condividi | Regala
c Il ponte di Pontevecchio visto dal drone: a destra il torrente (Ansa)
b La mattina dell'inaugurazione, quando il nastro era già teso, un bambino di sette anni ha fatto la domanda che nessun adulto aveva osato fare: "Ma il fiume dov'è?". Il fiume, o meglio il torrente Lisca, era sessanta metri più a ovest.
b È una storia che in paese raccontano ridendo, ma che alla Corte dei conti non ha fatto sorridere nessuno. Il ponte, lungo 84 metri, scavalca oggi un campo di radicchio di proprietà della famiglia Bortolan, che non è stata espropriata e che adesso vorrebbe almeno sapere chi taglia l'erba.
b "Lo abbiamo costruito al contrario, è vero, ma lo abbiamo costruito bene", si difende il geometra Ivo Zamperin, direttore dei lavori. Secondo la sua ricostruzione, i disegni esecutivi sono usciti dalla stampante rovesciati e nessuno, in quattro anni di cantiere, ha guardato fuori dal finestrino.
x Leggi anche
x* La rotonda più grande d'Italia non ha uscite
x Grandi opere incompiute: la mappa regione per regione
h I soldi e le carte
b Gli inquirenti hanno sequestrato trentadue faldoni. In uno c'è la lettera di un pensionato che già nel 2020 avvertiva l'ufficio tecnico: "Il ponte va dove non c'è acqua". Sul margine, a matita, qualcuno ha scritto: "Informarsi".
b Ora le strade sono tre. Demolire costerebbe un milione e mezzo. Ruotare la campata, secondo uno studio dell'università di Belluno, quasi quattro. La terza ipotesi, quella che in piazza piace di più, è spostare il torrente.
b- Demolizione: 1,5 milioni, otto mesi di lavori
b- Rotazione: 3,8 milioni, due anni
b- Deviazione del torrente: costo ignoto, parere contrario delle trote
n "Bastava girare il foglio"
b L'assessora regionale alle Infrastrutture, Loredana Pieri, promette tempi rapidi e nessuno spreco. Poi, lasciando la conferenza stampa, ha imboccato per errore la rampa del ponte ed è dovuta tornare indietro a piedi.
b Intanto i Bortolan hanno messo un cartello: "Ponte panoramico, due euro". Domenica scorsa sono venuti in quattrocento.
x © Riproduzione riservata
x| Argomenti | veneto | grandi opere | corte dei conti
x| Iscriviti alla newsletter Buongiorno Nordest | Ogni mattina alle 7 le notizie che contano, scelte dalla nostra redazione.
x| Commenti (88) | Vuoi commentare? Accedi o registrati | I più votati
x| lucianob | 14 ottobre 2023 - 10:12 | Siamo alle solite: nessuno pagherà e tra dieci anni il ponte sarà ancora lì, con il radicchio sotto. | 120 | Rispondi
x| Anna Maria Z. | 14 ottobre 2023 - 10:40 | Il bambino andrebbe assunto subito all'ufficio tecnico. | 341 | Rispondi
x| pontaiolo | 14 ottobre 2023 - 11:25 | Da ingegnere posso dire che un disegno specchiato si riconosce al primo sguardo, perché le quote risultano illeggibili. Qui qualcuno non ha guardato proprio. | 77 | Rispondi
x Leggi tutti i commenti
x I più letti
x#. 0 5
x* Truffa dello specchietto, arrestato mentre la spiegava in tv | Stava illustrando ai telespettatori come difendersi. | Cronaca
x* Il ristorante senza menù, senza prezzi e senza tavoli | La stella l'ha presa lo stesso. | Cucina
x* Meteo, arriva la prima neve: ecco dove | Da mercoledì crollo delle temperature al Nord. | Previsioni
x* Addio a Bruno Talamini, voce storica delle radiocronache | Aveva 91 anni, raccontò cinque Mondiali. | Lutti
x| Contatti | Scriveteci | Rettifiche | Pubblicità | Privacy | Cookie policy | Codice etico | Dichiarazione di accessibilità | Note legali
x Editoriale Lisca S.p.A. - Via delle Conce 9, 32100 Belluno - P.IVA 00912340259 - Società soggetta all'attività di direzione e coordinamento di Lisca Holding. I diritti delle immagini e dei testi sono riservati. È espressamente vietata la loro riproduzione con qualsiasi mezzo e l'adattamento totale o parziale.
""",
    ),
    long_page(
        "it-extracted-cultura",
        "it",
        "extracted",
        "title repeated with outlet, lead, quotation paragraphs, no date",
        """
@ Il Foglio di Lerina | - | Ettore Vianello
t Quella biblioteca dove i libri si prestano solo di notte
x Quella biblioteca dove i libri si prestano solo di notte - Il Foglio di Lerina
b Aperta dalle dieci di sera alle quattro del mattino, la Notturna di Lerina ha più iscritti che il paese abitanti
w di Ettore Vianello
b Chi arriva in corriera la trova chiusa. Chi arriva insonne la trova piena. La Biblioteca Notturna di Lerina, ospitata nell'ex mattatoio, apre quando gli altri vanno a dormire e serve, insieme ai romanzi, una tisana che sa di fieno.
b L'ha voluta Clara Senise, quarantadue anni, ex infermiera. In corsia, racconta, aveva notato che i malati le chiedevano tutti la stessa cosa: non una pastiglia, ma qualcosa da leggere fino all'alba.
b «All'inizio pensavo che sarebbero venuti in cinque. La prima notte erano in settanta, e uno in pigiama».
b Il fondo conta oggi dodicimila volumi, quasi tutti donati. La regola è che nessun libro può essere consigliato se chi lo consiglia non è disposto a dire come si sentiva quando lo ha letto. Ne nascono conversazioni lunghissime, sottovoce, tra camionisti e studenti.
b Il catalogo non segue l'alfabeto. Gli scaffali si chiamano: per chi aspetta una telefonata; per chi l'ha ricevuta; per chi deve alzarsi tra due ore; per chi non deve alzarsi più presto.
b La Regione ha promesso un finanziamento, ma chiede che la struttura resti aperta anche di giorno. Senise ci sta pensando. Di giorno, dice, la gente ha già i suoi rumori.
c Clara Senise nella sala grande (foto di Ugo Marra)
x © RIPRODUZIONE RISERVATA
""",
    ),
    long_page(
        "pt-whole-portal",
        "pt",
        "whole",
        "portal: weather, sections, teaser blocks, list, 'leia também', tables, comments with counters",
        """
x| Ir para o conteúdo | Menu | Assine | Entrar | Buscar | Brasil | Política | Mundo | Economia | Cotidiano | Ciência | Saúde | Educação | Tecnologia | Esporte | Futebol | Cultura | Televisão | Celebridades | Turismo | Comida | Carros | Horóscopo | Loterias | Tempo | Vídeos | Podcasts | Newsletters | Fale conosco | Min 18° | Max 29° | Dólar R$ 5,12 | Euro R$ 5,58
x PUBLICIDADE
x* AO VIVO: Câmara vota projeto das balsas nesta quarta | Sessão começou com três horas de atraso e sem café. | há 8 minutos
x* Professora usa novela antiga para ensinar química e viraliza | Alunos de Serra Funda agora sabem por que o vilão ficou verde. | Educação
x* Como declarar o cachorro no Imposto de Renda (spoiler: não dá) | Especialistas respondem às dúvidas mais estranhas dos leitores. | Economia
x| Cotidiano | Interior
@ - | 2024-05-08 | Lívia Sarmento
t Cidade de 4 mil habitantes elege o mesmo prefeito duas vezes no mesmo dia
b Urna foi aberta às 7h com os votos do treino da véspera; resultado, segundo a Justiça Eleitoral, não mudou em nada
w Lívia Sarmento
x Do Portal, em Riacho Manso (MG)
d 08/05/2024 05h30 Atualizada em 08/05/2024 11h47
x| Compartilhe | Ouvir notícia | 5 min | Salvar | Comente
c Fila na escola estadual de Riacho Manso no segundo turno do mesmo turno Imagem: Ademir Lobo/Folhapress
b A eleição suplementar de Riacho Manso, no norte de Minas, terminou às 17h de domingo com a vitória de Geraldo Teles, o Gegê da Farmácia. O problema é que, às 7h12, ela já havia terminado uma vez, com o mesmo vencedor e quase a mesma diferença.
b O que aconteceu entre um resultado e outro virou processo de 212 páginas. Segundo o documento, a que a reportagem teve acesso, a urna da seção 14 guardou os votos de um treinamento de mesários realizado na véspera, com 61 moradores que foram "só para ajudar" e comer pão de queijo.
b "O pessoal votou de verdade, porque aqui ninguém sabe votar de mentira", diz a presidente da seção, Dona Cleonice Prado, 66. Ela percebeu o engano quando o boletim saiu impresso antes de o primeiro eleitor chegar.
x LEIA TAMBÉM
x Urna eletrônica completa 28 anos; veja como ela mudou de cara
x Município mais seco do país ganha escola de natação
h Recontagem com rapadura
b A juíza eleitoral Tereza Camargo determinou que tudo fosse refeito. A votação recomeçou às 9h, e os 61 moradores do treino voltaram para a fila. Um deles, o sanfoneiro Zé Bentinho, cobrou indenização: já tinha tirado a roupa de domingo.
b Veja os números das duas votações:
b Candidato Às 7h12 Às 17h
b Geraldo Teles 38 1.402
b Marlene Couto 21 1.177
b Brancos e nulos 2 90
b A candidata derrotada, Marlene Couto, anunciou que vai recorrer. Para o advogado dela, a primeira totalização "contaminou o ânimo do eleitorado", já que a notícia correu a cidade antes das oito, levada pelo carro de som da padaria.
n "Aqui ninguém sabe votar de mentira"
b O Tribunal Regional Eleitoral informou, em nota, que "não houve prejuízo à vontade popular" e que os mesários receberão novo treinamento. Desta vez, sem eleitores.
h O que diz a lei
b Pela resolução em vigor, toda urna usada em simulação precisa ser zerada diante de fiscais dos partidos. Em Riacho Manso os fiscais estavam presentes, mas, conforme a ata, "acompanhavam a missa".
b Gegê, que tomou posse na terça, tenta virar a página. "Ganhei duas vezes, mas o salário é um só", brincou, antes de inaugurar um bueiro.
x| Seja assinante e apoie o jornalismo profissional | Assine por R$ 1,90 no primeiro mês
x| As mais lidas agora
x#. 0 5
x| Comentários (29) | Os comentários não representam a opinião do portal; a responsabilidade é do autor da mensagem.
x| Wanderley Pinto | há 3 horas | No meu tempo era na cédula e ninguém errava, porque quem contava era o padre. | Curtir 18 | Responder | Denunciar
x| Rosângela M. | há 4 horas | Parabéns à juíza, que resolveu em um dia o que em Brasília levaria dez anos. | Curtir 44 | Responder | Denunciar
x| cético_de_plantão | há 6 horas | Se a diferença foi a mesma, para que gastar dinheiro público com outra votação? Alguém me explica. | Curtir 7 | Responder | Denunciar
x Veja também
x* Boi invade agência bancária e espera a vez | Gerente diz que animal pegou senha preferencial. | 07/05/2024 | Cotidiano
x* Receita de bolo de fubá que cabe na caneca | Fica pronto em quatro minutos. | Receitas
x* Os dez municípios com os nomes mais compridos | O campeão não cabe na placa. | Viagem
x* Sanfoneiro recusa indenização e pede palco | Zé Bentinho quer tocar na posse. | Cotidiano
x| Mais notícias | Sobre o Portal | Expediente | Política de privacidade | Termos de uso | Anuncie | Trabalhe conosco | Central de atendimento
x © 1999-2024 Portal Cerrado - O melhor conteúdo. Todos os direitos reservados. Proibida a reprodução total ou parcial sem autorização expressa.
""",
    ),
    long_page(
        "pt-main-lisboa",
        "pt",
        "main",
        "European: agency lead, pull quote, embedded post, author bio, tags, comments",
        """
x Exclusivo
x Local
@ - | 2024-09-12 | Beatriz Falcato
t Há um farol à venda em Vila Branca, e o faroleiro vem incluído
b Ministério da Defesa pede 640 mil euros pela torre, desactivada em 2011. O último guarda recusa-se a sair e já escreveu ao Presidente.
w Beatriz Falcato
d 12 de Setembro de 2024, 6:47
x| Ouça este artigo | 00:00 | 04:38 | Partilhar notícia | Oferecer artigo | Comentar
c Joaquim Rilhas subiu os 201 degraus todos os dias durante 37 anos NELSON PRATA
b O anúncio cabe em oito linhas e não menciona Joaquim Rilhas. Fala de "vista desafogada", de "potencial turístico" e de uma área bruta de 190 metros quadrados, distribuída por sete pisos redondos.
b Mas Joaquim Rilhas está lá. Tem 73 anos, uma cama no terceiro piso e a convicção de que um farol sem faroleiro é apenas uma chaminé mal pensada. "Vendam-no, se quiserem. Eu faço parte da mobília", diz.
b A torre foi construída em 1868 e apagou-se há 13 anos, quando a Marinha instalou uma bóia luminosa meia milha ao largo. Desde então serviu de cenário a dois casamentos e a um anúncio de atum.
n "Um farol sem faroleiro é apenas uma chaminé mal pensada" Joaquim Rilhas, faroleiro
h Uma carta a Belém
b Em Julho, quando o edital foi afixado na porta, o antigo guarda escreveu ao Presidente da República. A resposta chegou em três semanas, manuscrita, e elogiava a caligrafia. Sobre o farol, remetia para "as entidades competentes".
x Subscreva gratuitamente as newsletters e receba o melhor da actualidade e os trabalhos mais profundos do nosso jornal.
b A Câmara Municipal exerceu o direito de preferência uma vez, em 2016, para comprar um moinho que ardeu no mês seguinte. O presidente, Artur Salema, admite que não tem verba e que, de resto, tem vertigens.
b Há, pelo que o jornal apurou, três interessados: um grupo hoteleiro espanhol, um casal neerlandês e um homem de Braga que não quis revelar o que pretende fazer com a lente.
e Câmara de Vila Branca @cmvilabranca O farol é de todos. Mas convém que alguém o pague. 10:12 AM · 11 Set 2024
b O casal é o favorito de Rilhas. Vieram em Agosto, subiram os 201 degraus sem parar e, lá em cima, perguntaram-lhe se queria continuar a viver ali. "Foram os primeiros a perguntar", conta. "E ela já sabe fazer nós."
b As propostas em carta fechada são abertas a 30 de Setembro.
x Beatriz Falcato é jornalista da secção Local desde 2017. Escreve sobre o litoral, pescas e património.
x| Tópicos | Local | Património | Faróis | Marinha | Comentários | 11 comentários
x| Duarte Pimenta | Moderador | 12.09.2024 07:55 | Que vergonha vender os faróis ao retalho. Um dia vendem também as marés. | Responder
x| maria.gaivota | 12.09.2024 09:18 | O senhor Joaquim ensinou o meu filho a ler as estrelas e merecia ficar lá até ao fim. | Responder
""",
        gap="\n\n",
    ),
    long_page(
        "ro-main-stiri",
        "ro",
        "main",
        "bold lead, 'citește și' lines, ads, bullets, follow prompts, editor line, comments",
        """
x| Prima pagină | Actualitate | Social
@ - | 2024-10-23 | Ilinca Văcărescu
t Un sat din Bărăgan și-a făcut plajă pe marginea autostrăzii. „Marea nu mai vine, așa că am adus noi nisipul”
w Ilinca Văcărescu
d Data publicării: 23 octombrie 2024, 08:15
x| Timp de citire: 3 minute | Distribuie pe Facebook | Trimite pe WhatsApp | 17 comentarii
c Șezlonguri la kilometrul 114, cu vedere spre Dunăre. Foto: Sorin Apetrei
b La ieșirea din Gura Văii, între un câmp de rapiță și banda de urgență, stau aliniate patruzeci de șezlonguri. Nu e reclamă și nici glumă: este singura plajă din țară la care se ajunge pe autostradă.
b Ideea i-a venit primarului Costel Druțu în vara lui 2022, când constructorul a lăsat în urmă opt mii de metri cubi de nisip. „Ne-au zis că îl ridică. Am așteptat doi ani, apoi am cumpărat umbrele”, povestește el.
b Investiția a costat 31.000 de lei, bani strânși de la săteni. Până la sfârșitul lui septembrie au trecut pe aici, potrivit primăriei, peste 20.000 de turiști, dintre care jumătate credeau că au ajuns la un spațiu de servicii.
x Citește și: Cât costă cu adevărat un litoral: calculele unui hotelier din Sulina
x PUBLICITATE
h Poliția a venit să dea amenzi și a rămas la soare
b Compania de drumuri a trimis trei notificări. În prima cerea desființarea plajei, în a doua întreba cine a montat dușurile, iar în a treia solicita, politicos, ca muzica să fie dată mai încet.
b Agenții de la rutieră recunosc că nu există o amendă pentru construit castele de nisip. „Am sancționat un singur șofer, care a intrat cu duba până la apă. Nu era apă, era un lighean”, spune comisarul Remus Oltean.
b Regulile sunt scrise pe o scândură, la intrare:
b- nu se traversează autostrada, nici măcar pentru înghețată;
b- câinii stau la umbră, iar stăpânii lor unde găsesc;
b- cine pleacă ultimul stinge semaforul.
x Urmărește cele mai noi știri pe canalul nostru de WhatsApp și în Google News.
b Specialiștii sunt împărțiți. Arhitectul Petru Ghenea consideră că plaja „spune mai mult despre noi decât orice strategie națională de turism”. Biologii se tem însă că nisipul va acoperi cuiburile de prigorii.
b Pentru vara viitoare, satul are deja un plan. S-a comandat o barcă.
x Editor : C.B.
x| Etichete: | autostrada | gura văii | turism | plajă
x| Știrile zilei | Ceață densă în șapte județe | Leul se apreciază ușor în raport cu euro | Un urs a fost surprins la bancomat
x| Comentarii (17) | Adaugă comentariu
x| Dan din Slobozia | 23 Octombrie 2024, 10:20 | Am fost acolo în august cu copiii și vă spun că nisipul e mai curat decât la Mamaia. | Răspunde
x| Nea Vasile | 23 Octombrie 2024, 11:02 | Râdem noi, dar când o să sară o mașină peste parapet nu o să mai râdă nimeni. | Răspunde
""",
        gap="\n\n",
    ),
]
