"""A name that a report leaves general is the one body of that report that it can mean, or nobody."""

from firsthand import model
from firsthand.model import Act, Kind, Party
from tests.tracing.witness import COMPANY, MINISTRY, POLICE, POST, TIDE, UNION, VIK, claim, said

OPERATOR = Party("Operator", Kind.ORGANISATION)
REGULATOR = Party("regulator", Kind.GOVERNMENT)
NEWSPAPER = Party("newspaper", Kind.MEDIA)
CAPITAL = Party("Norwegian government", Kind.GOVERNMENT)


def speakers(*told: model.Testimony) -> list[str]:
    return [origin.speaker for origin in claim(*told).origins.each]


def deniers(*told: model.Testimony) -> list[str]:
    return [position.party for position in claim(*told).positions if position.stance.value == "denies"]


def test_headlines_noun_is_who_says_the_same_in_the_text() -> None:
    text = said("r2", COMPANY, Act.DENY, statement="s2")
    assert deniers(said("r1", UNION), said("r2", OPERATOR, Act.DENY), text) == ["Lund Cranes"]


def test_noun_is_the_body_whose_name_holds_its_like() -> None:
    board = Party("Port Safety Authority", Kind.GOVERNMENT)
    told = said("r1", REGULATOR), said("r1", board, statement="s2"), said("r1", POLICE, statement="s3")
    assert speakers(*told) == ["Port Safety Authority", "Elsa police"]


def test_newspaper_is_the_outlet_that_is_passed_on_and_not_the_publisher() -> None:
    assert speakers(said("r1", NEWSPAPER, via=(TIDE,)), said("r2", POST, via=(TIDE,))) == ["Evening Tide", "Elsa Post"]


def test_capital_is_the_service_of_its_state_that_says_the_same() -> None:
    service = Party("Norway's Dam Inspectorate", Kind.GOVERNMENT)
    assert speakers(said("r1", CAPITAL), said("r1", service, statement="s2")) == ["Norway's Dam Inspectorate"]
    assert len(speakers(said("r1", CAPITAL), said("r2", service))) == 2


def test_where_several_fit_nobody_is_meant() -> None:
    told = said("r1", OPERATOR), said("r1", COMPANY, statement="s2"), said("r1", UNION, statement="s3")
    assert speakers(*told) == ["Operator", "Lund Cranes", "Dockers' Union"]


def test_bodies_with_names_of_their_own_mean_themselves() -> None:
    assert speakers(said("r1", COMPANY), said("r1", UNION, statement="s2")) == ["Lund Cranes", "Dockers' Union"]


def test_headlines_expert_is_the_one_who_speaks_in_the_text() -> None:
    assert speakers(said("r1", Party("Expert", Kind.UNNAMED)), said("r1", VIK, statement="s2")) == ["Runa Vik"]
    assert speakers(said("r1", MINISTRY), said("r2", Party("Expert", Kind.UNNAMED))) == [
        "Transport Ministry of Norland",
        "Expert",
    ]
