"""HTML read strictly: tags nest, and what tests ask for is kept."""

from html.parser import HTMLParser

_VOID = {"meta", "br", "link", "img", "input"}


class Tree(HTMLParser):
    """Checks that tags nest and keeps ids, links, tags, attributes, words and the texts of paragraphs."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.paragraphs: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(given)
        self.ids += [given["id"]] if "id" in given else []
        self.hrefs += [given["href"]] if "href" in given else []
        if tag not in _VOID:
            self.open.append((tag, given.get("class", "")))
        if given.get("class", "").split()[:1] == ["text"]:
            self.paragraphs.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag in ("style", "script") for tag, _ in self.open):
            return
        self.words += data
        classes = [name.split()[:1] for _, name in self.open]
        if ["text"] in classes and ["ref"] not in classes:
            self.paragraphs[-1] += data
