#include "engines/linkage/nicknames.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "engines/linkage/normalise.hpp"

namespace kith::linkage {
namespace {

// One family a line, the full name first.
constexpr std::string_view families = R"(abigail abi abbie abby gail abbey
adam ad adie
agnes aggie nessie
aileen eileen ailene ileen
alan allan allen alun al
albert al bert bertie alb
alexander alex alec alek alick sandy xander lex sasha
alexandra alex sandra lexi sandy alexa lexie sasha ali
alfred alf alfie fred freddie
alice ali allie alys
alison ali allison alyson allie
amanda mandy manda
amelia millie amy milly mia emelia
andrew andy drew andre
angela angie ange
ann anne anna annie nan nancy hannah
annabel bella anna belle annabelle
anthony tony antony ant
antonia toni tonia
archibald archie baldie
arthur art artie
audrey audie
barbara babs barb barbie
barry baz bazza barrie
beatrice bea bee beattie trixie beatrix
benjamin ben benji benny
bernard bernie
bernadette bernie detta
bethany beth
brian bryan
bridget bridie biddy brigid
cameron cam
caroline carol carrie caz carolyn lyn
catherine cath cathy kate katie cat kitty katherine kathryn kathy kath kat kay katy cathryn
cecilia celia cissie
cecil cec
charles charlie chas chuck charley
charlotte lottie charlie char lotte
christine chris chrissie tina christina kirsty
christopher chris kit topher kris
clara clare claire
claire clare clair
clifford cliff
constance connie
cornelius neil con
cynthia cindy
daniel dan danny
danielle dani danni daniella
david dave davy davey dai
deborah deb debbie debs debra
dennis den denny denis
derek del derrick deryck
diana di diane dianne
dominic dom
donald don donny
dorothy dot dottie dolly dora dorothea
douglas doug dougie
duncan dunc
edith edie
edmund ed eddie ted
edward ed eddie ted teddy ned
edwin ed eddie
eleanor ellie nell nellie elle elinor ella nora
elizabeth liz beth betty lizzie eliza bess bessie libby elsie betsy lisa elspeth elisabeth liza
ellen nell nellie helen ellie
emily em emmy millie
emma em emmy
eric rick erik
ernest ernie
esther essie hester
eugene gene
evelyn eve evie lyn
florence flo florrie flossie
frances fran fanny francie frankie
francis frank fran frankie
franklin frank
frederick fred freddie freddy frederic
gabriel gabe
gabrielle gabby gaby
geoffrey geoff jeff jeffrey
george georgie geordie
georgina georgie gina georgia
gerald gerry jerry ged
gerard gerry jerry ged
gertrude gertie trudy
gillian gill jill jillian
glenn glen
gordon gord
grace gracie
graham graeme grahame
gregory greg gregg
gwendoline gwen wendy gwendolen
harold harry hal
harriet hattie harrie
harvey harve
helen nell nellie ellen helena lena
henry harry hal hank
herbert bert herb bertie
hilary hil hillary
horace horry
hubert bert hugh
hugh huw hughie
ian iain
irene rene reenie
isaac zac ike
isabel bella izzy isabella isobel belle isabelle tibby
jacob jake
jacqueline jackie jacqui jaqueline jacky
james jim jimmy jamie jem jimmie
jane janey janie jayne janet
janet jan jannie
janice jan janis
jason jay jase
jean jeanie jeannie
jennifer jen jenny jennie jenifer
jeremy jerry jez
jessica jess jessie
joan joanie
joanna jo joanne joan
john jack johnny jon johnnie ian
jonathan jon jonny johnathan jonty jonathon
joseph joe joey jos
josephine jo josie
joshua josh
joyce joy
judith judy jude
julia julie jules
kenneth ken kenny
kevin kev
kimberley kim kimberly
lawrence larry laurie laurence lol
leonard len lenny leo
leslie les lesley
lewis lew louis lou louie
lillian lily lil lilian lilly
lucy lucie lulu lucinda
madeleine maddie madeline maddy
malcolm mal malc
margaret maggie meg peggy marge margie madge greta rita daisy peg margot marjorie mags
mark marc marcus
martin marty martyn
mary maria molly polly may marie mae moll maureen
matthew matt mat matty mathew
matilda tilly tilda mattie
maurice morris mo
maxwell max maximilian
michael mike mick micky mickey micheal mikey
michelle shelly chelle shell
mohammed muhammad mohamed mohammad muhammed mohamad mo mohd md mahomed
nathaniel nat nathan nate
nicholas nick nicky nicolas nico
nicola nicky nikki nicole
norman norm
oliver ollie olly noll
olivia liv livvy ollie
pamela pam pammy
patricia pat patsy trish tricia patty paddy
patrick pat paddy rick padraig
paul paulie
pauline paula polly
penelope penny pen
peter pete
philip phil phillip pip
philippa pippa pip phil
phyllis phil phyl
priscilla cilla
rachel rach rachael rae
ralph rafe
raymond ray
rebecca becky becca beck rebekah bex
reginald reg reggie
richard dick rick ricky rich richie dickie
robert bob rob bobby robbie bert robin rab
roderick rod roddy rory
rodney rod roddy
roger rodge
ronald ron ronnie
rosemary rose rosie romy
rose rosie rosa rosina rosalie
rupert bert
russell russ
ruth ruthie
sally sarah sal
samantha sam sammy
samuel sam sammy
sandra sandy sandie
sarah sara sal sally sadie
sean shaun shawn shane
sharon shaz sharron
sheila shelagh sheelagh
shirley shirl
sidney sid sydney syd
simon si
sophie sophia soph sofia
stanley stan
stephanie steph stef stevie
stephen steve steven stevie stephan stefan ste
stuart stewart stu
susan sue susie suzanne suzy susanna susannah su suzie
sylvia sylvie syl silvia
terence terry tel terrance
teresa terry tess theresa tessa terri tracy
theodore ted theo teddy
thomas tom tommy thom
timothy tim timmy
tracy tracey traci
valerie val
victor vic
victoria vicky tori vic vicki queenie
vincent vince vinny
violet vi
virginia ginny ginger
walter wally walt wat
wilfred wilf fred
william bill will billy willie liam wills willy
winifred win winnie freda
zachary zac zach zack zachariah)";

using Families = std::unordered_map<std::string, std::vector<std::uint16_t>>;

Families read_families() {
    Families known;
    std::uint16_t family = 0;
    for (std::string_view rest = families; !rest.empty(); ++family) {
        const auto line = rest.substr(0, rest.find('\n'));
        each_word(line, [&](std::string_view name) { known[std::string(name)].push_back(family); });
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return known;
}

}  // namespace

const std::vector<std::uint16_t>& families_of(std::string_view first_name) {
    static const Families known = read_families();
    static const std::vector<std::uint16_t> none;
    const auto found = known.find(std::string(first_name));
    return found == known.end() ? none : found->second;
}

}  // namespace kith::linkage
