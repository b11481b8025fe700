/** Further common words: qualities, measures, abstract nouns, forms of address; see `lexicon.ts` for how to read a row. */
export const general = `
mr;г-н. господин мистер;мырза
mrs ms miss;г-жа. госпож миссис;ханым
according;согласн данным. словам.;сәйкес айтуынша. бойынша мәліметінше.
during;время. течение. ходе.;барысында. кезінде.
through via;через. посредством.;арқылы.
around;вокруг. около.;айнала маңында төңірегінде шамамен.
behind;позади. за. сзади.;артында артта
outside;вне. снаружи. пределами.;тыс сырт
within inside;внутри. пределах. течение.;ішінде ішкі
near nearby;рядом. возле. близ. недалеко. около.;жақын жанында маңында
among;среди. между.;арасында
away far;далеко. прочь. дал;алыс
again re;снова. вновь.;қайта.
ago;назад.;бұрын.
something anything;что-то. нибудь. чего.;бірдеңе бірнәрсе
so therefore thus;поэтому. так. следовательно.;сондықтан. осылайша.
whether;ли.;ма. ме. ба. бе. па. пе.
especially particularly;особенн;әсіресе ерекше
exactly clear clearly;точн ясн понятн;дәл. анық айқын
actually indeed;самом. действительно.;шын. шынымен
completely fully totally;полност совершенн совсем.;толығымен мүлде мүлдем әбден
least;крайней. меньшей. минимум.;кемінде. кем.
future;будущ;болашақ болашағ
final finally;окончательн наконец. финал;ақыр соңғы финал
previous previously;предыдущ ранее. прежде.;алдыңғы бұрын
latest;последн новейш;соңғы
common general generally;общ;ортақ жалпы
local;местн;жергілікті
foreign abroad overseas;иностр зарубеж рубеж;шетел сыртқы
international;международн;халықаралық
domestic;внутренн отечествен;ішкі отандық
social;социальн;әлеуметтік
personal;личн персональн;жеке
special;специальн особ;арнайы ерекше
similar;похож подоб аналогич схож;ұқсас
ready prepare prepared;готов;дайын
sure certain certainly;уверен конечно. определен;сенімді әрине.
serious seriously;серьезн серьёзн;маңызды елеулі күрделі
significant significantly;значительн существен;айтарлықтай едәуір
successful success succeed;успе успеш;табыс сәтті жетістік
popular;популярн;танымал
available;доступн;қолжетімді
responsible responsibility;ответствен;жауапты жауапкершілік
special;специальн;арнайы
rare;редк;сирек
deep;глубок;терең
wide broad;широк;кең
fast quick quickly rapid;быстр скор;жылдам тез
slow slowly;медлен;баяу
rich wealth;богат;бай байлық
poor poverty;бедн;кедей
clean;чист;таза
empty;пуст;бос.
heavy;тяжел тяжёл;ауыр
beautiful;красив прекрасн;әдемі сұлу әсем
strange;странн;оғаш біртүрлі
angry anger;зл злость гнев сердит;ашу
surprise surprised;удив сюрприз;таңғал таңдан
interest interesting interested;интерес;қызық қызығушылық мүдде
experience;опыт;тәжірибе
information data;информац данн;ақпарат мәлімет дерек
statement;заявлен;мәлімдеме
order;порядк приказ распоряж;тәртіп бұйрық
measure step;мер шаг;шара қадам
action act;действ;әрекет қимыл
condition;услов состоян;жағдай шарт
situation circumstances;ситуац положен обстоятельств;жағдай ахуал
pressure;давлен;қысым
risk;риск;тәуекел қатер
damage harm;ущерб вред поврежд;зиян зардап залал
disaster;катастроф бедстви;апат
accident crash;авар катастроф;апат
emergency;чрезвычайн экстрен скор;төтенше жедел
aid assistance;помощ;көмек жәрдем
effort;усил;күш талпыныс
attention;внимани;назар көңіл
influence impact effect;влиян воздейств эффект;ықпал әсер
control;контрол;бақыла
access;доступ;қолжетім
majority;большинств;көпшілік
population;населен;халық тұрғын
society community;обществ сообществ;қоғам қауым
minority;меньшинств;азшылық
refugee migrant immigrant;беженц мигрант иммигрант;босқын мигрант иммигрант
worker;рабоч;жұмысшы
expert;эксперт специалист;сарапшы маман
director;директор режисс;директор режиссер
author;автор;автор
viewer audience;зрител;көрермен
secretary;секретар министр;хатшы
chairman chair;председател;төраға
representative;представител;өкіл
deputy;заместител депутат;орынбасар депутат
mayor;мэр;әкім
governor;губернатор;губернатор әкім
candidate;кандидат;кандидат үміткер
opponent rival opposition;против оппозиц соперник;қарсылас оппозиция
colleague;коллег;әріптес
partner;партнер партнёр;серіктес
owner;владел собственник;иесі иелік
farmer;фермер крестьян;фермер шаруа
reader;читател;оқырман
rest;остальн остат;қалған
agency;агент управлен ведомств;агенттік
office;офис кабинет бюро;кеңсе
department;департамент отдел управлен;департамент бөлім басқарма
organisation organization;организац;ұйым
property estate;имуществ недвижим собственност;мүлік меншік
tourist tourism;турист туризм;турист туризм
border;границ;шекара
beach coast shore;пляж берег побереж;жағажай жаға
field;пол. поле. поля. област;алаң дала сала
forest;лес;орман
ground floor;земл этаж пол.;жер қабат
space;космос косми пространств;ғарыш кеңістік
nuclear;ядер;ядро
mile;мил;миля
kilometre kilometer km;километр км.;километр км. шақырым
metre meter;метр м.;метр
inch;дюйм;дюйм
kilogram kg ton tonne;килограмм кг. тонн;килограмм келі кг. тонна
dollar;доллар;доллар
pound;фунт;фунт
euro;евро.;еуро
rouble ruble;рубл;рубль
tenge;тенге.;теңге
half-time;перерыв тайм;үзіліс тайм
penalty;пенальти штраф наказан;пенальти жаза айыппұл
punish punishment sentence sentenced;наказ приговор;жаза үкім
fine;штраф;айыппұл
fail failed failure;неудач провал;сәтсіз
reach reached achieve;достиг достич достижен;жет жетістік
raise raised;поднима поднял повыс собра;көтер жина
turn turned;поверн превра оберну;бұр айнал
push pushed;толк подтолк;итер
seek sought search;ищ иска поиск;ізде
promise promised pledge pledged;обеща обязат;уәде
admit admitted;призна;мойында
argue argued argument dispute;спор утвержда аргумент;дау талас дәлел
notice noticed;замет замеч;байқа
experience;испыт;тәжірибе
share shared;дел поделил дол;бөліс үлес
provide provided;предостав обеспеч;қамтамасыз ұсын бер
represent;представл;білдір өкіл
refuse;отказ;бас.
cook;готов повар;пісір аспаз
carry;нест перевоз;тасы
fill;наполн заполн;толтыр
count;счит считал;сана есеп
learn;узна;біл
wear wore;нос одет;киген кию киіп
touch;каса тро;тиіс
smile laugh;улыб сме;күл жымый
cry;плак плач крич;жыла айғай
`;
