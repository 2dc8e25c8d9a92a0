"""Word lists for figures: what can be counted, what ends a noun phrase, what tells what became of those counted."""

__all__ = [
    "ADVERBS",
    "AUXILIARIES",
    "COMPOUNDING",
    "COMPOUNDS",
    "DAYS",
    "DETERMINERS",
    "JOINING",
    "MEASURES",
    "MONTHS",
    "NOT_PLURAL",
    "PLURALS",
    "PRONOUNS",
    "SINGULAR",
    "STATUS",
    "STOPS",
    "TIME_UNITS",
    "words",
]


def words(listed: str) -> frozenset[str]:
    """The words of a list separated by white space."""
    return frozenset(listed.split())


MONTHS = words(
    """jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december"""
)
DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])

TIME_UNITS = words(
    """second seconds minute minutes hour hours day days week weeks month months year years decade decades"""
)

# Plurals that do not end in s, and words that are counted without a plural.
PLURALS = words(
    """people men women children troops police personnel staff crew aircraft cattle sheep livestock fish feet teeth
    mice geese infantry artillery youth clergy faculty spacecraft hovercraft watercraft servicemen servicewomen
    policemen policewomen policewoman gunmen firemen fishermen lawmen businessmen seamen airmen horsemen tribesmen
    clansmen countrymen chairmen congressmen spokesmen workmen craftsmen schoolchildren grandchildren congresswomen
    businesswomen schoolgirls offspring deer swine oxen media data criteria phenomena bacteria alumni nuclei yen
    yuan baht ringgit rand euro zloty rupiah dong hryvnia shekel naira birr taka celsius hertz kph mph bpd knots
    headquarters series species barracks"""
)
STATUS = words(
    """dead killed wounded injured hurt missing arrested detained captured displaced homeless infected hospitalised
    hospitalized dying drowned unaccounted abducted kidnapped executed rescued evacuated freed released deported
    affected stranded trapped sick ill unhurt uninjured alive casualties drunk poisoned burned burnt shot slain
    martyred"""
)
SINGULAR = words(
    """person man woman boy girl child baby infant teenager soldier civilian officer policeman policewoman serviceman
    fighter militant gunman guard prisoner captive hostage detainee passenger pilot driver worker doctor nurse medic
    journalist reporter student pupil teacher protester demonstrator resident villager firefighter rescuer police
    official lawmaker candidate suspect attacker victim survivor patient death fatality casualty injury drone
    missile rocket tank aircraft plane helicopter warship vessel boat ship building house body crew north korean
    kilometre kilometer metre meter mile tonne ton kilogram hectare acre inch vote seat goal case bodyguard
    peacekeeper paramedic migrant refugee"""
) - {"north", "korean"}

MEASURES = words(
    """km m cm mm kg g t kt mi ft lb lbs oz ha mw gw kw tw mwh gwh twh kwh mph kph kmh knots c f hp hz mhz ghz gb tb mb
    db l ml cc pts kpa hpa bpd sqm mg"""
)
COMPOUNDS = words(
    """second minute hour day week month year decade kilometre kilometer km metre meter mile foot inch centimetre
    centimeter ton tonne kg kilogram kilo pound gram litre liter gallon barrel acre hectare megawatt gigawatt
    kilowatt member person man woman strong seat page percent point dollar euro magnitude storey story bed room
    vehicle vote degree seater mm cm m mw gw car truck ship crew delegate nation"""
)
COMPOUNDING = words(
    """sports arms goods sales customs savings operations systems communications rights states nations games forces
    services affairs parents women men drugs weapons veterans materials teachers police staff crew data media
    troops personnel works artillery infantry aircraft youth airlines airways times series armed guards marines
    emirates headquarters"""
)
JOINING = frozenset(["square", "cubic", "nautical", "metric", "percentage", "basis", "short", "long"])

AUXILIARIES = words(
    """am is are was were be been being has have had having will would can could may might must shall should do does
    did"""
)
ADVERBS = words(
    """also already so far now reportedly later since then not still yet all either both believed thought said feared
    confirmed reported known subsequently"""
)
PRONOUNS = frozenset(["them", "whom", "which", "us", "you", "these", "those"])
DETERMINERS = words("the these those our his her their its my your this that all")
STOPS = AUXILIARIES | DETERMINERS | PRONOUNS | MONTHS | DAYS | words(
    """a an of in on at by for from to into onto with without within over under above below after before during since
    until till than as and or but nor if while when where because so that who whose whoever what how why there here
    it he she they we i him me himself itself themselves per through across against among between around about near
    towards toward off out up down via despite amid along beside besides except like unlike not no only also already
    still yet now then too very just even ever never again back away ago earlier later said says say told tells adds
    added wrote writes announced reported reports claimed claims warned warns argued insisted denied met agreed
    agree spoke held began went came saw got took gave made left found thought knew lost died fled fell rose
    stood sat ran felt kept put set sent built bought brought fought taught caught wore drew grew flew drove rode
    broke chose spent became remain remained live lived stay stayed sold today yesterday tomorrow tonight overnight
    apiece each every some any few many much both either neither one two three four five six seven eight nine ten
    eleven twelve instead"""
)  # fmt: skip
NOT_PLURAL = words(
    """perhaps always sometimes afterwards besides towards yes thus plus less was has his its this does news us
    downwards upwards"""
)
