/** The commonest nouns of news; see `lexicon.ts` for how to read a row. */
export const nouns = `
people person human;люд человек;адам халық кісі
man men;мужчин человек;ер. еркек адам
woman women;женщин;әйел
boy;мальчик пар;ұл. бала
girl daughter;дев дочь. дочер;қыз
child children kid;дет ребен ребён;бала
baby babies infant;младен ребен малыш;нәресте сәби бала
family families;семь семе;отбас
parent;родител;ата.
father dad;отец. отц пап;әке
mother mum mom;мать. матер мам;ана. анасы шеше
son;сын;ұлы ұл.
brother;брат;аға іні бауыр
sister;сестр;апа сіңлі қарындас
husband;муж. мужа. мужу. мужем.;күйеу
wife;жен;әйелі жұбай
friend;друг. друз подруг;дос
guest;гост;қонақ
neighbour neighbor;сосед;көрші
citizen;гражд;азамат
government;правительств власт;үкімет
state;государств штат;мемлекет штат
country countries nation national;стран наци государств;ел. елді елде елі ұлт мемлекет
president;президент;президент
minister ministry;министр;министр
king queen royal prince princess;корол принц;король патша ханша
law laws legal;закон прав;заң
court;суд;сот
judge justice;судь правос;сот төреші әділ
lawyer attorney;адвокат юрист прокурор;адвокат заңгер прокурор
police officer;полиц офицер сотрудн;полиц офицер
prison jail;тюрьм тюрем;түрме абақты
crime criminal;преступ;қылмыс
murder;убий;өлтір
victim;жертв потерпев;құрбан жәбірлен
suspect suspected;подозр;күдік
trial case;процесс дел. дело;іс. сот
war;войн воен;соғыс
army military soldier troops;арм воен солдат войск;әскер сарбаз армия
weapon gun;оруж пистолет;қару
enemy;враг;жау
peace;мир;бейбіт
security safety safe;безопас;қауіпсіз
danger dangerous;опасн;қауіп
threat threatened threaten;угроз угрож;қауіп қоқан
terrorist terrorism;террор;террор лаңкес
border;границ погран;шекара
party;парти вечерин;партия
power powers;власт сил мощн;билік күш қуат
politics political politician policy;полит;саяси саясат
official;чиновник официальн должност представит;ресми шенеунік
authority authorities;власт орган;билік орган
deal;сделк договор;келісім мәміле
treaty;договор;шарт келісім
sanction;санкц;санкция
trade;торг;сауда
tariff tax taxes;тариф налог пошлин;тариф салық баж
money;деньг денег денеж;ақша
bank;банк;банк
business company companies firm;бизнес компани предпр фирм;бизнес компания кәсіп
market;рын;нарық базар
economy economic;эконом;экономика
job employee staff;работ сотрудник персонал;жұмыс қызметкер
industry;промышл отрасл индустр;өнеркәсіп сала индустрия
customer client;клиент покупат;клиент тұтынушы
shop store;магазин;дүкен
house home;дом. дома. дому. домой. доме. домов;үй. үйі үйде үйге
building;здани;ғимарат
room;комнат;бөлме
door;двер;есік
street road;улиц дорог;көше жол
city town;город;қала
village;дерев сел;ауыл
area region district;район област регион;аймақ аудан облыс өңір
place;мест;жер. орын
world global;мир. мира. миру. мире. миров всемир;әлем дүние
land ground earth;земл;жер. жері
sea ocean;море. моря. морск океан;теңіз мұхит
river;рек;өзен
lake;озер;көл.
mountain;гор;тау
island;остров;арал
water;вод;су. суы суға сумен
fire;огонь. огня. пожар;өрт от.
air;воздух;ауа
weather;погод;ауа. ауасы
rain;дожд;жаңбыр
snow;снег;қар.
wind;ветер. ветр;жел.
storm hurricane;шторм ураган бур;дауыл
earthquake quake;землетряс;сілкін
flood;наводн затоп;тасқын су.
sun;солнц;күн.
light;свет;жарық
animal;живот;жануар хайуан
dog;собак пес. пса.;ит. иті
cat;кош кот;мысық
horse;лошад кон;ат. жылқы
fish;рыб;балық
bird;птиц;құс
tree forest;дерев лес;ағаш орман
plant;растен завод;өсімдік зауыт
school;школ;мектеп
university college;университет колледж;университет колледж
education;образован;білім
research researcher scientist science study;исслед учен учён наук;зерттеу ғалым ғылым
health healthy;здоров;денсаулық
hospital;больниц госпитал;аурухана
doctor;врач доктор;дәрігер
patient;пациент больн;пациент науқас
disease illness sick ill;болезн заболев больн;ауру науқас сырқат
medicine drug;лекарств препарат медицин наркот;дәрі есірткі
cancer;рак. рака. раком. онколог;қатерлі обыр рак
blood;кров;қан
body;тел;дене
head;голов глав;бас. басы басшы
face;лиц;бет. жүз.
hand arm;рук;қол
foot feet leg;ног фут;аяқ фут
eye;глаз. глаза. глаз;көз
heart;серд;жүрек
mind;ум. разум мнен;ақыл ой.
voice;голос;дауыс
word;слов;сөз
language;язык;тіл
book;книг;кітап
story;истор рассказ;оқиға әңгіме тарих
history historic historical;истор;тарих
news newspaper;новост газет;жаңалық газет
media press journalist;сми. пресс журналист медиа;бақ. баспасөз журналист
letter;письм букв;хат әріп
film movie;фильм кино;фильм кино
music song singer;музык песн пев;музыка ән
art artist;искусств художн артист;өнер суретші
show;шоу программ;шоу бағдарлама
game;игр матч;ойын матч
team;команд;команда топ
player;игрок;ойыншы
match;матч;матч ойын кездес
goal;гол цел;гол мақсат
score;счет счёт;есеп ұпай
point;очк пункт точк;ұпай тармақ
league;лиг;лига
cup;куб чаш;кубок
club;клуб;клуб
coach manager;тренер менедж;бапкер жаттық менеджер
fan supporter;фанат болельщ поклон;жанкүйер
ball;мяч;доп
race;гон;жарыс
champion championship title;чемпион титул;чемпион титул
number;числ номер количеств;сан. саны нөмір
group;групп;топ
member;член участник;мүше
part;част;бөлік бөлім
side;сторон;жақ тарап
way;пут способ;жол әдіс
thing;вещ дел;нәрсе зат
problem issue;проблем;мәселе проблема
reason;причин;себеп
result;результат итог;нәтиже
fact;факт;факт дерек
idea;иде мысл;идея ой.
example;пример;мысал
chance opportunity;шанс возможн;мүмкіндік
system;систем;жүйе
service;служб услуг сервис;қызмет
programme program;программ;бағдарлама
project;проект;жоба
event;событ мероприят;оқиға шара
meeting summit;встреч саммит;кездесу саммит
visit;визит посе;сапар
relation relationship;отношен;қатынас қарым
member;член;мүше
role;рол;рөл
position;позиц должн;ұстаным лауазым орын
level;уров;деңгей
rate;уров ставк курс;деңгей мөлшер
amount sum;сумм колич;сома мөлшер
value;цен стоим;құн
oil gas;нефт газ;мұнай газ
energy;энерг;энергия қуат
car vehicle;машин автомоб;көлік автокөлік
train railway;поезд железнодор;пойыз темір
ship boat;кораб суд лод;кеме қайық
phone telephone;телефон;телефон
computer;компьютер;компьютер
internet online website site;интернет онлайн сайт;интернет онлайн сайт
picture photo photograph image;фото картин изображ снимок. снимк;сурет фото
video;видео;бейне видео
camera;камер;камера
key;ключ;кілт
clothes dress;одежд плать;киім көйлек
colour color;цвет;түс
church;церк;шіркеу
god;бог;құдай тәңір
religion religious faith;религ вер;дін
north northern;север;солтүстік
south southern;юг. юга. юге. юж;оңтүстік
east eastern;восток восточ;шығыс
west western;запад;батыс
centre center central;центр;орталық
capital;столиц капитал;астана капитал
britain british uk united;британ великобрит соединен;британ ұлыбритан құрама
english england;англи;ағылшын англия
america american us usa;америк сша.;америка ақш
russia russian;росси русск;ресей орыс
kazakhstan kazakh;казах;қазақ
china chinese;кита;қытай
japan japanese;япон;жапон
germany german;герман немец;герман неміс
france french;франц;франц
turkey turkish;турц турец;түрк
europe european;европ;еуроп
eu;ес. евросоюз;ео.
union;союз;одақ
un;оон.;бұұ.
`;
