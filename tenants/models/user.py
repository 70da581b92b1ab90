"""People who sign in: by e-mail address, never by a user name."""

import uuid_utils.compat
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from tenants.working_hours import validate_working_hours


class UserManager(BaseUserManager):
    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Make a person. A missing password makes one nobody can sign in with, until it is reset."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    email = models.EmailField(max_length=254, unique=True, help_text="Kept in lower case.")
    name = models.CharField(max_length=120, blank=True)
    time_zone = models.CharField(
        max_length=60, blank=True, help_text="IANA name, such as Europe/Lisbon; empty: the tenant's."
    )
    daily_digest = models.BooleanField("a mail each morning", default=True, help_text="What is due, client by client.")
    weekly_summary = models.BooleanField(
        "a mail each Monday", default=True, help_text="The week's figures of each client that they manage."
    )
    working_hours = models.JSONField(
        default=dict, blank=True, validators=[validate_working_hours],
        help_text="When they work, by day, on their own clock; empty: Monday to Friday, 9 to 17.",
    )  # fmt: skip
    is_staff = models.BooleanField("may open the admin", default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_lower_case")]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ", 1)[0] or self.email
