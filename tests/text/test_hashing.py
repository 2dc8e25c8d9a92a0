"""Hashes of bytes and texts."""

from firsthand.text.hashing import id_of, sha256, sha256_of_text


def test_sha256_is_the_published_one() -> None:
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_the_same_text_has_the_same_id_and_another_text_another() -> None:
    assert id_of("The bridge is closed.") == id_of("The bridge is closed.") != id_of("The bridge is open.")
    assert sha256_of_text("The bridge is closed.").startswith(id_of("The bridge is closed."))


def test_half_a_surrogate_pair_is_hashed_too() -> None:
    assert id_of("\ud83d") != id_of("\ude00")
