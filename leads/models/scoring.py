"""How a lead's score went: a row whenever it changed, with a reason for each part of it (mission B2)."""

from django.db import models

from leads.models.lead import Lead
from leads.models.published import ScoringProfile
from tenants.isolation import TenantForeignKey, TenantModel


class ScoreHistory(TenantModel):
    PERSONAL = {"result": {}, "opinion": None}

    lead = TenantForeignKey(Lead, models.PROTECT, related_name="scores")
    at = models.DateTimeField()
    profile = TenantForeignKey(ScoringProfile, models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(help_text="The one that counts: the given one, else that of the rules.")
    rule_score = models.PositiveSmallIntegerField()
    is_given = models.BooleanField(default=False)
    band = models.CharField(max_length=4, choices=Lead.Band)
    fit = models.PositiveSmallIntegerField()
    intent = models.PositiveSmallIntegerField()
    qualified = models.BooleanField()
    result = models.JSONField(default=dict, help_text="Reasons and what is missing: leads.scoring.score.Score.as_json.")
    opinion = models.JSONField(
        null=True, blank=True, help_text="A model's, beside the rules: leads.scoring.score.Opinion."
    )

    class Meta(TenantModel.Meta):
        abstract = False
        verbose_name_plural = "score history"
        indexes = [models.Index(fields=["tenant", "lead", "-at"], name="score_of_lead")]

    def __str__(self) -> str:
        return f"{self.score} ({self.band}) at {self.at:%Y-%m-%d %H:%M}"
