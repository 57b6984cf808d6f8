// SPDX-License-Identifier: MIT
// The commonest words of languages in Latin script, folded: by them language.cc tells languages
// apart. A word may stand in several.
#pragma once

#include <string_view>

namespace inkling {

struct LatinLanguage {
  std::string_view code;
  std::string_view words;
};

// What a reader of 4 KiB meets for certain: the function words, not the frequent nouns.
inline constexpr LatinLanguage kLatin[] = {
    {"ca",
     "el la els les de i que en un una per amb es no del dels al va com mes aquest aquesta "
     "pero tambe son ser ha han ho li seva seu entre fins sobre sense quan molt als "
     "aquests aquestes nosaltres vostre nostra nostre mateix despres abans gairebe encara "
     "nomes tots totes alguns ens som fer fet tenir esta estan puc cal doncs perque ara "
     "avui dema any anys"},
    {"da",
     "og i at det er en til af den de pa som for med der ikke et har jeg var men vi blev "
     "fra han kan efter sig om eller skal vil havde hvor ogsaa ogsa mig blive naar nar "
     "mellem hvad hvordan hvis alle andre mange meget mere kun over under ved blevet "
     "skulle kunne deres denne dette disse vores dig dem ind ud op hver hvorfor aldrig mod "
     "uden nogle nogen bliver kom gor siden ar dag"},
    {"de",
     "der die und in den von zu das mit sich des auf fur ist im dem nicht ein eine als "
     "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem "
     "uber einen so zum war haben nur oder aber vor zur bis mehr durch wir ich seine "
     "seinem seinen seiner sein ihre ihren ihrem ihrer ihr jedoch aufgrund anderer andere "
     "anderen wurde wurden worden werde wenn dann kann konnen konnte muss mussen soll "
     "sollen sollte dieser diese dieses diesem diesen alle allem allen was wer wo warum "
     "weil damit beim vom ob ohne gegen unter zwischen wahrend sehr schon immer kein keine "
     "keinen man mich mir uns unser dich dir euch etwas nichts viel viele mehrere sowie "
     "etwa sagte bleiben beispielsweise hatte hatten ware zwei drei jahr jahre heute "
     "morgen gestern bitte nun also denn doch"},
    {"en",
     "the of and to in a is that for it was on with as be by this are from at or an not "
     "have which but his they were has we can will their would you your if when been what "
     "there its who how do should all into than our she him her them then these those "
     "could may might must some any other more most such only also very just so no up out "
     "about over after before between because while where i my me he us one two first each "
     "through during both same"},
    {"es",
     "de la que el en y a los se del las un por con no una su para es al lo como mas pero "
     "sus le ya o fue este ha si porque esta son entre cuando muy sin sobre ser tiene "
     "tambien hasta hay donde desde todo nos durante les eso ese esa esos esas estos estas "
     "aquel ellos ellas nosotros yo tu mi mis hace hacer hizo habia han hemos fueron sido "
     "siendo estaba estaban estan estamos aunque mientras segun ademas despues antes "
     "entonces cual quien cuyo otra otro otros otras algunos algunas mucho muchos mismo "
     "misma cada dos tres ano anos hoy manana ayer puede pueden debe sera seria ella uno "
     "unos unas era eran ni contra ante tras"},
    {"eu",
     "eta da ez bat du ere zen dira baina izan dute egin hau beste edo den zuen oso bere "
     "hori duen ziren dago"},
    {"fi",
     "ja on ei se etta oli han mutta ovat tai kun myos kuin joka mita jos niin sen siita "
     "hanen tama voi ole olla ollut olivat mukaan nyt jotka jossa vain viela sina mina he "
     "me te oliko olen olemme kanssa jalkeen ennen ilman kautta kohti kaikki muut muu "
     "monta paljon vahan vaikka koska kunnes siksi nain tassa tuo nuo nama missa milloin "
     "miten miksi kuka mika jotkut joku ehka aina usein viime vuosi vuonna vuotta paiva "
     "tanaan huomenna eilen kaksi kolme"},
    {"fr",
     "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se "
     "ce il sont avec ou son aux d l s c n qu mais comme on sa cette ses etre ont fait "
     "elle leur deux nous vous tout entre etait apres nos notre votre vos leurs lui moi "
     "toi eux celui celle ceux cela ceci ca avait avaient etaient sera serait suis es "
     "sommes peut peuvent doit faire faut aussi ainsi alors donc car si quand lorsque "
     "pendant depuis avant sans sous chez vers contre plusieurs quelques autres autre meme "
     "tres bien encore toujours jamais rien chaque trois annee annees aujourd hier demain "
     "je j elles ils y dont ni ete"},
    {"ga", "agus an na ar go is ag le de do ata bhi leis sa ach mar sin nach raibh gur aon seo"},
    {"hu",
     "a az es hogy nem is egy ez meg volt de csak van ha mint el mar azt vagy be lesz "
     "lehet minden kell ki mert ezt sem aki amely majd hogyan szerint egyik masik nagyon "
     "mas tobb sok keves itt ott most akkor utan elott nelkul kozott alatt felett miatt "
     "amikor ahol amelyek voltak lett lehetett kellett tud tudja neki nekik nekem ezek "
     "azok ilyen olyan ket harom ev evben ma holnap tegnap"},
    {"id",
     "yang dan di ini itu dengan untuk dari dalam tidak akan pada juga ke adalah oleh ada "
     "bisa saya kami atau sebagai karena telah lebih"},
    {"it",
     "di e il la che in un a per una con non sono del si da al le della i dei nel alla piu "
     "anche come lo se gli ha ma delle o su era l d dell all questo questa nella essere "
     "tra fu dal degli nello nelle negli sul sulla sulle allo agli alle dai dalla dalle "
     "dello quelli quelle quei quello quella questi queste suo sua suoi sue loro noi voi "
     "io tu mio mia nostro nostra stato stata stati sia siamo erano aveva hanno abbiamo "
     "puo possono deve devono fare fatto molto molti ogni altro altri altra altre dopo "
     "prima senza sotto verso contro mentre perche quando dove anno anni oggi domani ieri "
     "poi gia ancora sempre due tre cosi"},
    {"lt",
     "ir yra kad i is su buvo kaip bet ar ne tai o nuo jis apie iki del per kuri buti po "
     "taip jo savo kurie jau"},
    {"nl",
     "de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar "
     "door bij wordt werd uit nog naar heeft was hij ze kan tot over deze worden meer zij "
     "jij wij je we hem haar hen hun mijn jouw uw onze ons dit zo zoals omdat wanneer waar "
     "wat wie hoe waarom geen niets alle alles veel meest andere ander sinds tijdens "
     "zonder tegen onder tussen voordat nadat toch al nu dus want echter zou zouden moet "
     "moeten mag kunnen konden hebben had hadden waren geweest werden zal zullen jaar "
     "vandaag morgen gisteren twee drie eens ooit"},
    {"no",
     "og i det er en til av den pa som for med ikke et har jeg var men vi ble fra han kan "
     "etter seg om eller skal vil hadde hvor ogsa meg mellom bli nar mot ut noe hva "
     "hvordan hvis alle andre mange mye mer bare over under ved blitt skulle kunne deres "
     "denne dette disse vare deg dem inn opp hver hvorfor aldri uten noen blir kom gjor "
     "siden ar dag na enn fordi nei"},
    {"pl",
     "i w na z do sie nie to jest ze o jak a po od za ale przez dla byl co tak czy oraz "
     "jego przy tym bylo ich tylko jako ktory ktore jestem sa byly byli bedzie moze mozna "
     "musi albo lub jesli kiedy gdzie kto dlaczego poniewaz wszystko wszystkie inne inny "
     "wiele bardzo wiecej jeszcze juz teraz dzis jutro wczoraj rok lat dwa trzy swoje swoj "
     "jej im nas was mnie nim nich ktora ktorych ktorego tego tej tych ten ta"},
    {"pt",
     "de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao "
     "ele das seu sua ou foi quando muito nos ja tambem so pelo pela ate isso entre era "
     "depois sem mesmo aos sao seus suas nossa nosso dele dela deles este esta estes estas "
     "esse essa isto aquele aquela eu tu voce voces ela elas eles lhe me minha meu fazer "
     "feito foram sido sendo estava estao estamos tinha tem temos ha havia porque enquanto "
     "segundo alem entao qual quem cujo outra outro outros outras alguns algumas muitos "
     "mesma cada dois duas tres ano anos hoje amanha ontem pode podem deve sera seria "
     "ainda apos nas num numa"},
    {"ro",
     "de si in a la cu pe nu o din care este un ca mai se pentru au fost sau ale al prin "
     "lui dar sunt dupa fi intre cel sa aceasta acest fiind isi ii le va vor avea aveau "
     "era erau fie poate pot trebuie aceste acesta aceea acolo aici cand cum unde cat cine "
     "ceva nimic alt alta alti alte multe multi foarte inainte fara sub peste pana spre "
     "langa doar numai inca deja apoi atunci deoarece an ani azi maine ieri doi doua trei "
     "mea meu noi voi ei ele ea"},
    {"sv",
     "och i att det som en pa ar av for med den till inte har de ett om var jag men sig "
     "fran vi sa kan nar han efter eller skulle hade ska mot vid ocksa under blev mellan "
     "vara vad hur varfor alla andra manga mycket mer bara over blivit kunde deras denna "
     "detta dessa dig dem ut upp in varje aldrig utan nagra nagon blir kom gor sedan dag "
     "nu an darfor nej hon honom hennes hans sin sitt sina man dar"},
    {"tr",
     "ve bir bu da de icin ile olarak cok daha gibi olan en ne ama kadar sonra var degil o "
     "her ancak ya mi veya oldu oldugu tarafindan fakat ise eger bunu buna bunun onu ona "
     "onun biz siz onlar ben sen bizim sizin kendi hem hic bazi tum butun diger baska iki "
     "uc yil gun simdi bugun yarin dun yani gore karsi boyunca yapilan oldugunu olmasi "
     "vardir vardi ediyor etti edilen sadece cunku nasil neden nerede"},
    {"vi", "va la cua co trong cac cho mot nhung khong voi duoc nguoi da nay den khi tu ve"},
};

}  // namespace inkling
