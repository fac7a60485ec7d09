"""A real browser, with the network cut."""

import os
import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
SCREENS = {
    "desk": {"viewport": {"width": 1200, "height": 800}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
}


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM and not os.environ.get("KG_REQUIRE_BROWSER"):
        pytest.skip("Chromium is not installed (KG_REQUIRE_BROWSER=1 makes this an error)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def opened(browser):
    """A function that opens a page offline and returns it with the requests and the troubles that it had."""
    contexts = []

    def open_page(path, tail="", screen="desk"):
        context = browser.new_context(offline=True, **SCREENS[screen])
        contexts.append(context)
        page = context.new_page()
        requests, troubles = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
        page.goto(path.as_uri() + tail)
        page.wait_for_selector("body[data-ready=yes]", timeout=60_000)
        return page, requests, troubles

    yield open_page
    for context in contexts:
        context.close()
