// The articles that the layouts print. Made up by us; no outlet, person or place in them exists.

export interface Text {
  title: string;
  standfirst: string;
  paragraphs: string[];
  quote: string;
  facts: string[];
  caption: string;
  comments: string[];
}

export const FERRY: Text = {
  title: "Ferry with 212 passengers runs aground off Velen harbour",
  standfirst: "Nobody was hurt when the Marisol struck a sandbank in fog, the coast guard says.",
  paragraphs: [
    "A ferry with 212 passengers ran aground off Velen harbour on Tuesday morning, the coast guard said.",
    "The Marisol, built in 1994, struck a sandbank at 6:40 a.m. in thick fog, two miles short of the pier.",
    "Three tugs pulled the ship free at noon, after all passengers had been taken ashore in lifeboats.",
    "The harbour master, Ilka Brandt, said that the channel had been dredged to seven metres only last month.",
    "Divers found a crack of about four metres in the hull, but no oil has leaked so far, the ministry said.",
    "The line between Velen and Osterholm will stay closed until Friday, and 1,400 bookings were cancelled.",
    "An inquiry is to establish by the end of March why the pilot had not come aboard, as the rules demand.",
  ],
  quote:
    "We heard a scraping noise, then the lights went out, and everybody stayed quite calm, a passenger said.",
  facts: [
    "The Marisol carries up to 400 passengers and 60 cars",
    "She was last inspected in September, without objection",
    "It is the third grounding off Velen since the year 2015",
  ],
  caption: "The Marisol on the sandbank off Velen on Tuesday morning.",
  comments: [
    "I have taken this ferry for twenty years, and the fog has never been a problem before, so I wonder, honestly, what has changed.",
    "My cousin works at the harbour, and he says that the pilots, all six of them, complained about the new rota in January.",
    "Close the line for good, build the bridge, and be done with it, as the council promised us four years ago already.",
  ],
};

export const BUDGET: Text = {
  title: "Council of Marlow votes for a budget with higher parking fees",
  standfirst: "After nine hours of debate the coalition carried the plan by 27 votes to 24.",
  paragraphs: [
    "The council of Marlow adopted a budget of 318 million crowns early on Wednesday, after nine hours of debate.",
    "Twenty-seven members voted for the plan and 24 against it, with one abstention from the Harbour List.",
    "Parking in the old town will cost three crowns an hour from April, up from two crowns and twenty.",
    "The treasurer, Owen Calloway, called the plan sober, and said that it left no room for new promises.",
    "Two swimming pools stay open for another year, while the library in Eastfield closes on Mondays.",
    "The opposition said that the city spends eight million crowns on consultants, twice as much as in 2022.",
  ],
  quote:
    "A budget is a list of priorities, and this one has cars at the very top, the opposition leader said.",
  facts: [
    "Revenue is put at 311 million crowns for the year",
    "The city will borrow seven million crowns in the spring",
  ],
  caption: "Members of the council during the vote in the town hall.",
  comments: [
    "Three crowns an hour is a joke, and whoever lives in the old town pays for it twice, with taxes and with fees.",
    "At least the pools stay open, which is more than I had expected, to be honest, after last year's debate.",
  ],
};

export const GERMAN: Text = {
  title: "Bergbahn in Oberlinden bleibt nach Steinschlag geschlossen",
  standfirst: "Gutachter prüfen den Hang; der Betreiber rechnet mit einer Sperre bis Ostern.",
  paragraphs: [
    "Die Bergbahn in Oberlinden bleibt nach einem Steinschlag vom Sonntag vorerst geschlossen, teilte der Betreiber mit.",
    "Rund 40 Kubikmeter Fels hatten sich oberhalb der Mittelstation gelöst, verletzt wurde nach Angaben der Polizei niemand.",
    "Geschäftsführerin Katrin Föhrer sagte, zwei Gutachter würden den Hang in dieser Woche mit Drohnen vermessen.",
    "Die Bahn befördert im Winter täglich etwa 3.200 Gäste, der Schaden wird auf 1,4 Millionen Kronen geschätzt.",
    "Bis zur Freigabe fahren zwischen Tal und Mittelstation Busse im Abstand von zwanzig Minuten, so die Gemeinde.",
  ],
  quote: "",
  facts: [],
  caption: "Die Mittelstation am Montag.",
  comments: [],
};

export const ARABIC: Text = {
  title: "إغلاق جسر الميناء في مدينة سلوان بعد اصطدام سفينة",
  standfirst: "",
  paragraphs: [
    "أعلنت بلدية سلوان يوم الثلاثاء إغلاق جسر الميناء أمام السيارات بعد اصطدام سفينة شحن بأحد أعمدته، بحسب بيان رسمي.",
    "وقالت رئيسة البلدية ليلى حمدان إن المهندسين سيفحصون الأعمدة الاثني عشر خلال أسبوعين، ولم يصب أحد في الحادث.",
    "ويعبر الجسر نحو ثمانية عشر ألف سيارة كل يوم، وستعمل عبارات مجانية بين الضفتين حتى نهاية شهر آذار، وفق البيان.",
    "وكان طول السفينة مئة وأربعين مترا، وقد قطرت إلى الرصيف الشمالي بعد ست ساعات، كما ذكرت إدارة الميناء.",
  ],
  quote: "",
  facts: [],
  caption: "جسر الميناء يوم الثلاثاء.",
  comments: [],
};

export const JAPANESE: Text = {
  title: "白浜町の水族館、台風で三日間休館へ",
  standfirst: "",
  paragraphs: [
    "白浜町の水族館は火曜日、台風の接近に備えて水曜日から三日間休館すると発表した。職員四十人が泊まり込みで魚の世話を続ける。",
    "館長の森川恵さんによると、停電に備えて発電機を二台増やし、大水槽の酸素は七十二時間分を確保したという。前回の台風では六時間の停電が起きた。",
    "町は海沿いの千二百世帯に避難を呼びかけ、体育館など五か所を開放した。気象台は最大風速を毎秒三十五メートルと予想している。",
    "水族館には年間およそ十八万人が訪れる。入館券を買った人には、来月末まで払い戻しか日付の変更を受け付けると説明した。",
    "鉄道会社も水曜日の午後から全線で運転を見合わせる予定で、再開は土曜日の朝になる見込みだと明らかにした。",
  ],
  quote: "",
  facts: [],
  caption: "台風に備える水族館の職員。",
  comments: [],
};
