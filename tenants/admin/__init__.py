"""The operator's desk (mission N4): each app brings the pages of its own rows, on the ground laid here."""

from django.contrib import admin

from tenants.admin import agencies, keys, operators_only, people

__all__ = ["agencies", "keys", "operators_only", "people"]

admin.site.site_header = "Followthrough"
admin.site.site_title = "Followthrough"
admin.site.index_title = "The operator's desk"
