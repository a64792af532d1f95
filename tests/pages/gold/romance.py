# ruff: noqa: E501
"""French, Spanish, Italian and Portuguese pages; places, people and events are invented."""

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
]
