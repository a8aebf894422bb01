"""What error pages call themselves, and what papers do."""

import pytest

from enrich.links.phrases import says_missing, says_trouble


@pytest.mark.parametrize(
    "heading",
    [
        "Page Not Found (404)",
        "Object not found!",
        "Sorry, this page isn't available.",
        "404: This page could not be found",
        "Whoops, that page is gone.",
        "Uh oh, page not found",
        "Sorry! We can't seem to find the page you're looking for.",
        "Die angeforderte Seite wurde nicht gefunden",
        "Diese Seite existiert nicht",
        "La page que vous recherchez n'existe pas",
        "No se ha encontrado la página",
        "404 Страница не найдена",
        "无法找到该页",
        "요청하신 페이지를 찾을 수 없습니다",
    ],
)
def test_the_title_of_an_error_page_says_so_in_many_languages(heading):
    assert says_missing(heading)
    assert says_missing(heading.upper())
    assert says_missing(f"{heading} | Site")
    assert not says_missing(f"{heading} and what became of it")


@pytest.mark.parametrize(
    "heading",
    [
        "500 Internal Server Error",
        "503 Service Temporarily Unavailable",
        "Site under maintenance",
        "Bad Gateway | x.org",
    ],
)
def test_a_site_in_trouble_is_known_by_its_title(heading):
    assert says_trouble(heading)


@pytest.mark.parametrize("heading", ["Maintenance of Deep Networks", "Internal Errors", "The Site of Memory"])
def test_a_paper_about_trouble_is_none(heading):
    assert not says_trouble(heading)
    assert not says_missing(heading)
