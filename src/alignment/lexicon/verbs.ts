/** The commonest verbs of news; see `lexicon.ts` for how to read a row. */
export const verbs = `
say said told tell;сказа говор сообщ расска заяв слов. словам. отмет;деді дейді деп. айт мәлімде хабарла
speak speech spoke spoken;говор выступ речь. речи.;сөйле сөз
talk conversation discuss discussion;говор разговор беседо обсужд;сөйлес әңгіме талқыла
ask asked question;спрос вопрос прос попрос;сұра сұрақ
answer reply replied respond response;ответ отвеч;жауап
announce announced announcement;объяв анонсир;жария хабарла
add added;добав;қос қосты.
explain explained;объясн;түсіндір
believe belief;верит вер. вера. веры. счита полага;сен. сенем сенеді сенім
think thought;дума счита мысл;ойла ойы ой. пікір
know knew known knowledge;зна. знае знал знан извест;біл біледі белгілі
understand understood;поня поним;түсін
want wanted wish;хоте хоч хоти жела;қала. қалай тіле келеді.
hope;наде;үміт
fear afraid worry worried concern;боя страх опас беспоко тревог обеспоко;қорқ үрей алаңда уайым
feel feeling felt;чувств ощущ;сезін
love loved;люб;сүй махаббат жақсы
like;нрав люб подоб похож;ұнат ұқса сияқты.
hate;ненави;жек.
see saw seen;вид увид;көр көре көрді
look watch watched;смотр посмотр гляд выгляд;қара қарап
hear heard listen;слыш услыш слуш;есті тыңда
show showed shown;показ покаж демонстр;көрсет
find found;найд нашел нашл находи обнаруж;тап. табы тапты
lose lost loss losses;потер проигр утра;жоғалт жеңіл. ұтыл айыр шығын
win won winner victory;побед выигр;жең. жеңі жеңіс ұт
come came;прийт приш прих приез;кел. келді келе келген
arrive arrived arrival;прибы приех;жет келді
go went gone;ид пой пош ход поех уех;бар. бара барды кет
leave;покин уйт уш уход остав;кет. кетті шығ тастап
return returned back;верну возвра обратн;қайт орал
move moved movement;движ двиг перее перемещ;қозғал көш
travel trip journey;путешеств поездк езд;сапар саяхат
bring brought;прин привез привод;әкел алып.
take took taken;взя брал бер прин;ал. алды алып алған
get got;получ;ал. алды
give gave given;дать. дал даё дав предостав;бер. берді береді
send sent;отправ посл;жібер
receive received;получ;ал. алды қабылда
keep kept;держ сохран;сақта ұста
put;полож став;қой. қойды
make made;дела сдела;жаса
do did done;дела сдела;істе жаса
build built construction;стро построй;сал. салын құры
create created;созда;жасад құр жарат
start started begin began beginning;нача начин;баста
end ended finish finished;конч законч оконч заверш конец. конц;аяқта соң. соңы біт
stop stopped;останов прекра;тоқта
continue continued;продолж;жалғас
become became;стал. стала. стали. станет. станов;болды айнал
change changed;измен перемен менял;өзгер
grow growing growth grew;рост раст вырос расш;өс. өсу өсі
rise rose increase increased;повыс увелич рост подня;көтер арт өс. ұлғай
fall fell drop decline decrease;пада упал сниж уменьш;құла төменде азай түс
help helped;помо помога помощ;көмек көмектес
support supported;поддерж;қолда
try tried attempt;пыта попыт стара;тырыс әрекет
work worked worker;работ труд;жұмыс еңбек
play played player;игра игро;ойна ойын
study studied student;учи изуч студент учен;оқы зертте студент
learn learned;узна учи;үйрен біл
teach teacher;учи преподав;үйрет мұғалім
read;чита прочт прочит;оқы
write wrote written writer;пис пиш напис напиш;жаз. жазды жазу жазған
eat food;ед. еда. еду. еды. есть. пищ питан продукт;тамақ азық жеу
drink;пит пью напит;іш. ішу сусын
sleep;сон. спа;ұйқы ұйықта
sit;сид;отыр
stand stood;стоя сто;тұр
walk walked;ход ид пеш;жүр
run ran running;бег беж;жүгір қаш
meet met meeting;встре совещ;кездес жинал
join joined;присоедин вступ;қосыл
follow followed;следо последов;ер. ілес
lead led leader leadership;вед возглав руковод лидер;басқар бас жетекші көшбасшы
decide decision decided;реш;шеш шешім
choose chose choice;выб;таңда
agree agreement agreed;соглас соглаш договор;келіс
refuse reject rejected deny denied;отказ отверг отриц опроверг;қабылдама жоққа.
allow allowed let;позвол разреш дать;рұқсат мүмкіндік
ban banned prohibit;запре;тыйым
force forced;застав вынуд сил;мәжбүр күш
require demand demanded;треб;талап
offer offered;предлож предлаг;ұсын
propose proposed suggest suggested;предлож предполож;ұсын
plan planned;план;жоспар
expect expected;ожид ожида жда;күт
wait waited;жда ожид;күт
remember memory;помн вспом памят запом;есте жад есіне
forget forgot;забы;ұмыт
pay paid payment;плат опла;төле
buy bought purchase;куп поку приобр;сатып.
sell sold sale sales;прода;сат. сату сатты
spend spent;трат потрат расход;жұмса өткіз
cost price prices;сто цен;баға құны құн.
save saved;спас сохран эконом;құтқар сақта
protect protected protection;защи охран;қорға
attack attacked;напад атак напал;шабуыл
fight fought battle;бор бо битв сраж дра;күрес ұрыс шайқас
hit struck strike;удар;соқ соққы ұр
shoot shot shooting;стрел выстрел;ат. атты атыс
die dying;умер умир гиб;өл қайтыс
injure injured wound wounded hurt;ран травм пострад;жарала жарақат
arrest arrested detain detained;арест задерж;тұтқын қамауға ұста
accuse accused charge charged;обвин;айып
claim claimed;утвержд заяв претенд;мәлімде талап
report reported;сообщ доклад отчет отчёт;хабар есеп баянда
publish published;публик опублик изда;жарияла
release released;выпу освобо опублик;шығар босат
use used using;использ примен польз;қолдан пайдалан
hold held;держ провед пров;өткіз ұста
carry;нес вез;алып тасы
cause caused;причин вызв;себеп тудыр
happen happened occur occurred;произо случ происх;бол орын.
appear appeared;появ;пайда көрін
remain remained stay stayed;оста;қал. қалды қалу
live lived resident residents;жи прожив жител;тұр өмір тұрғын
marry married wedding;жен замуж брак свадь;үйлен той тұрмыс неке
born birth;род рожд;туған туыл
call called;назв назыв звон призв;ата. атады шақыр қоңырау
name named;имя. имени. имен назва;аты. атау есім
mean means;знач означ;білдір мағына
prove proved evidence proof;доказ;дәлел
confirm confirmed;подтверд;раста
check;провер;тексер
investigate investigation;расслед;тергеу зертте
discover discovered;обнаруж откры;аш. тап анықта
describe described;опис;сипатта
consider considered;счита рассм;қарастыр деп. сана
warn warned warning;предупре;ескерт
blame;вин обвин;кінәла кінә
criticise criticism criticize critic;критик;сын
praise;похвал хвал;мақта
vote voted voter election elections;голос выбор избир;дауыс сайлау
elect elected;избр избир;сайла
resign resigned;отстав;отставка жұмыстан.
replace replaced;замен;ауыстыр
produce production produced;произв;өндір
develop development developed;разви разраб;дамы дамыт
improve improved;улучш;жақсар
reduce reduced cut;сниж сокра уменьш;азайт қысқарт
destroy destroyed;уничтож разруш;қират жой
break broke broken;слом разб наруш;сын. бұз
throw threw;брос;лақтыр таста
pull;тян тащ;тарт
catch caught;пойм лов;ұста тұт
jump;прыг;секір
fly flew flight plane aircraft;лет полет полёт самолет самолёт;ұш ұшақ
drive driver drove;вод води;жүргіз көлік айда
cross crossed;пересек перех;кес өт
cover covered;покры;жап қамты
include including included;включ;қамти қоса.
`;
