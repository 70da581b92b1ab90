"""People and where they work. Only owners manage them, nobody their own role; accounts are closed, not deleted."""

from allauth.account.models import EmailAddress
from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.html import format_html_join

from tenants.models import Absence, Membership, Role, User
from tenants.models.agency import validate_time_zone
from tenants.reach import (
    agencies_where,
    colleagues_of,
    covers,
    covers_agency,
    may_manage,
    may_manage_person,
    memberships_of,
    tenants_where,
)

FOR_OPERATORS = ("is_staff", "is_superuser", "groups", "user_permissions")


def refuse_place(user: User, agency, tenant) -> None:
    """ValidationError where the person may not decide who works there: a whole agency is its owners' to give away."""
    if tenant is None and not covers_agency(user, agency, Role.OWNER):
        raise ValidationError({"tenant": "Choose a client: only an owner of the whole agency gives access to all."})
    if tenant is not None and not covers(user, tenant, Role.OWNER):
        raise ValidationError({"tenant": "Only its owner decides who works for this client."})


class PlaceFields:
    """Mixin of a page with a form of `agency` and `tenant`: offers those that are the person's to give."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        mine = tenants_where(request.user, Role.OWNER)
        if db_field.name == "tenant":
            kwargs["queryset"] = mine.order_by("name")
        elif db_field.name == "agency":
            whole = agencies_where(request.user, Role.OWNER)
            kwargs["queryset"] = (whole | whole.model.objects.filter(pk__in=mine.values("agency_id"))).order_by("name")
        elif db_field.name == "user":
            kwargs["queryset"] = colleagues_of(request.user).order_by("name", "email")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class MembershipForm(forms.ModelForm):
    def clean(self) -> dict:
        given = super().clean()
        person = given.get("user") or (self.instance.user_id and self.instance.user)
        if person == self.at_desk and not self.at_desk.is_superuser:
            raise ValidationError("Nobody sets their own role. Ask another owner.")
        agency = given.get("agency") or (self.instance.agency_id and self.instance.agency)
        tenant = given.get("tenant") if "tenant" in self.fields else self.instance.tenant
        if agency and "tenant" not in self.errors:
            refuse_place(self.at_desk, agency, tenant)
        return given


@admin.register(Membership)
class MembershipAdmin(PlaceFields, admin.ModelAdmin):
    form = MembershipForm
    fields = ("user", "agency", "tenant", "role")
    list_display = ("user", "agency", "tenant_or_all", "role", "created_at")
    list_filter = ("role",)
    list_select_related = ("user", "agency", "tenant")
    list_per_page = 50
    search_fields = ("user__name", "user__email", "tenant__name")
    ordering = ("agency__name", "user__email", "pk")
    actions = None  # one at a time: each is somebody's access

    @admin.display(description="client", ordering="tenant__name")
    def tenant_or_all(self, row: Membership) -> str:
        return row.tenant.name if row.tenant else "every client"

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=memberships_of(request.user).values("pk"))

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.at_desk = request.user
        return form

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None else ("user", "agency", "tenant")

    def has_add_permission(self, request) -> bool:
        return super().has_add_permission(request) and tenants_or_agencies(request.user)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or may_manage(request.user, obj))

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or may_manage(request.user, obj))


def tenants_or_agencies(user: User) -> bool:
    """Whether there is any place whose members the person manages."""
    return tenants_where(user, Role.OWNER).exists() or agencies_where(user, Role.OWNER).exists()


class PersonForm(forms.ModelForm):
    def clean_email(self) -> str:
        """Kept in lower case; one account for each address, whichever agency made it."""
        email = self.cleaned_data["email"].strip().lower()
        if User.objects.filter(email=email).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Somebody has an account with this address. An operator can make them a member.")
        return email

    def clean_time_zone(self) -> str:
        name = self.cleaned_data["time_zone"]
        if name:
            validate_time_zone(name)
        return name


class NewPersonForm(PersonForm):
    """A new account, with the first place to work in: without one its maker would not see it again."""

    agency = forms.ModelChoiceField(None)
    tenant = forms.ModelChoiceField(None, required=False, label="Client", help_text="Empty: every client.")
    role = forms.ChoiceField(choices=Role.choices)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        mine, whole = tenants_where(self.at_desk, Role.OWNER), agencies_where(self.at_desk, Role.OWNER)
        some = whole.model.objects.filter(pk__in=mine.values("agency_id"))
        self.fields["agency"].queryset = (whole | some).order_by("name")
        self.fields["tenant"].queryset = mine.order_by("name")

    def clean(self) -> dict:
        given = super().clean()
        agency, tenant = given.get("agency"), given.get("tenant")
        if agency and "tenant" not in self.errors:
            if tenant and tenant.agency_id != agency.pk:
                raise ValidationError({"tenant": "This client belongs to another agency."})
            refuse_place(self.at_desk, agency, tenant)
        return given


class AbsenceInline(admin.TabularInline):
    """Days on which the person gets no new leads; who may change the person may set them."""

    model = Absence
    extra = 0
    fields = ("first_day", "last_day")

    def has_view_permission(self, request, obj=None) -> bool:
        return True

    def has_change_permission(self, request, obj=None) -> bool:
        return obj is not None and (obj == request.user or may_manage_person(request.user, obj))

    has_add_permission = has_delete_permission = has_change_permission


@admin.register(User)
class UserAdmin(admin.ModelAdmin):
    """No password is given: the person sets one by “forgot password”, which shows that the address is theirs."""

    list_display = ("email", "name", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    list_per_page = 50
    search_fields = ("email", "name")
    ordering = ("email",)
    filter_horizontal = ("groups", "user_permissions")
    actions = None

    def get_inlines(self, request, obj=None):
        return (AbsenceInline,) if obj else ()

    def get_queryset(self, request):
        return super().get_queryset(request).filter(pk__in=colleagues_of(request.user).values("pk"))

    def get_form(self, request, obj=None, change=False, **kwargs):
        kwargs["form"] = PersonForm if obj else type("NewPersonForm", (NewPersonForm,), {"at_desk": request.user})
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request, obj=None):
        person = (None, {"fields": ("email", "name", "time_zone", *(("working_hours",) if obj else ()))})
        if obj is None:
            say = "They sign in after setting a password: “Forgot your password?” on the page to sign in."
            return [person, ("Works in", {"fields": ("agency", "tenant", "role"), "description": say})]
        account = {
            "fields": ("is_active", "last_login", "date_joined", *(FOR_OPERATORS if self._operator(request) else ()))
        }
        return [person, ("Works in", {"fields": ("works_in",)}), ("Account", account)]

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        own = ("email", "is_active") if obj == request.user and not self._operator(request) else ()
        return ("works_in", "last_login", "date_joined", *own)

    @admin.display(description="works in")
    def works_in(self, person: User) -> str:
        """Only what the reader sees, too: a person may work for another agency as well."""
        return format_html_join(
            "", "{}: {}<br>", ((row.tenant or row.agency, row.get_role_display()) for row in person.seen)
        )

    def get_object(self, request, object_id, from_field=None):
        person = super().get_object(request, object_id, from_field)
        if person is not None:
            person.seen = memberships_of(request.user).filter(user=person).select_related("tenant", "agency")
        return person

    def has_add_permission(self, request) -> bool:
        return super().has_add_permission(request) and tenants_or_agencies(request.user)

    def has_change_permission(self, request, obj=None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj == request.user or may_manage_person(request.user, obj))

    def has_delete_permission(self, request, obj=None) -> bool:
        """The journal names people for good; an account is closed instead."""
        return False

    def save_model(self, request, obj: User, form, change) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        # What the sign-in goes by. Unconfirmed: setting a password by mail shows that the address is theirs.
        if not change or "email" in form.changed_data:
            EmailAddress.objects.filter(user=obj).delete()
            EmailAddress.objects.create(user=obj, email=obj.email, primary=True, verified=False)
        if not change:
            place = {name: form.cleaned_data[name] for name in ("agency", "tenant", "role")}
            Membership.objects.create(user=obj, **place)

    @staticmethod
    def _operator(request: HttpRequest) -> bool:
        return request.user.is_superuser
