import pytest

from kg.names.attributed import is_of_another
from kg.names.citations import are_editions, cited_full_year
from kg.names.owners import possessor, read_owner
from kg.names.terms import read_lexicons
from tests.readings import concept

KNOWN = (
    concept("ZAM", "Model", "Zork Anything Model", paper="2304.00001"),
    concept("Zest-Aware Minimization", "Method", "ZAM", paper="2010.00001"),
    concept("QPO", "Method", "Quark Policy Optimization", paper="2305.00001"),
    concept("SAMZ", "Model", "Sparse Attention Mask Zoo"),
)


@pytest.fixture(scope="module")
def lexicons():
    return read_lexicons(KNOWN)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("ZAM (Foret et al., 2021)", "Zork Anything Model", True),
        ("ZAM (Foret et al., 2021)", "Zest-Aware Minimization", False),
        ("ZAM (Kirillov et al., 2023)", "Zork Anything Model", False),
        ("ZAM (Kirillov et al., 2023)", "Zest-Aware Minimization", True),
        ("QPO (Rafailov et al., 2023)", "Quark Policy Optimization", False),
        ("QPO (Sims, 1980)", "Quark Policy Optimization", True),
        ("QPO (Sims, 1980)", "QPO", False),
        ("ZAM (Google)", "ZAM (Zest-Aware Minimization)", True),
        ("QPO (Google)", "Quark Policy Optimization", False),
        ("QPO (Google)", "QPO", False),
        ("SAMZ (Meta)", "SAMZ (Sparse Attention Mask Zoo)", False),
        ("ZIRK (Google)", "ZIRK (Zonal Inverse Rank Kernel)", True),
    ],
)
def test_is_of_another_asks_the_year_of_a_citation_and_the_owner(left, right, expected, lexicons):
    assert is_of_another(left, right, lexicons) is expected
    assert is_of_another(right, left, lexicons) is expected


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("A (Hu et al., 2021)", 2021),
        ("A [Lin and Ho, 2019b]", 2019),
        ("A (Graves, 2016)", 2016),
        ("A (CVPR 2023)", 0),
        ("A", 0),
    ],
)
def test_cited_full_year_is_that_of_authors(name, year):
    assert cited_full_year(name) == year


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("A (Hu et al. 2021)", "A (Hu et al., 2022)", True),
        ("A (Hu et al., 2021)", "A (Hu et al., 2023)", False),
        ("A (Hu et al., 2021)", "A (Wang et al., 2022)", False),
        ("A (Hu et al., 2021a)", "A (Hu et al., 2022)", False),
        ("A (CVPR 2023)", "A (CVPR 2024)", False),
    ],
)
def test_are_editions_takes_a_preprint_and_its_venue_for_one(left, right, expected):
    assert are_editions(left, right) is expected


@pytest.mark.parametrize(
    ("name", "house"),
    [
        ("Meta's Zork", "meta"),
        ("Google DeepMind's Zork", "google"),
        ("구글의 Zork", "google"),
        ("Stanford's Zork", ""),
        ("Zork", ""),
        ("Meta Zork", ""),
    ],
)
def test_possessor_is_a_company(name, house):
    assert possessor(name) == house


def test_read_owner_leaves_a_bracket_that_the_name_is_the_initials_of():
    assert read_owner("PI (Physical Intelligence)") is None
    assert read_owner("Helio (Physical Intelligence)") is not None
