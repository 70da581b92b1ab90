"""Pages by cursor: stable while rows are added, and as quick on the last page as on the first."""

from rest_framework.pagination import CursorPagination


class CursorPaging(CursorPagination):
    page_size = 50
    max_page_size = 200
    page_size_query_param = "limit"
    ordering = "-id"  # UUIDv7: newest first
