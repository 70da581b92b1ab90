"""Content-Security-Policy: pages run what we serve and nothing else (https://www.w3.org/TR/CSP3/)."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# data: images are the pictures in the stylesheet and the second factor's QR code.
STRICT = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
# Django's admin and the page of the API's documentation carry styles and a script within the page.
WITHIN_PAGE = f"{STRICT}; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:"
LOOSER = ("/admin/", "/api/v1/docs", "/api/v1/schema")


class ContentSecurityPolicy:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault(
            "Content-Security-Policy", WITHIN_PAGE if request.path.startswith(LOOSER) else STRICT
        )
        return response
