"""The database backend: Django's PostgreSQL backend with tenant keys, which starts the embedded server when it is needed.

Starting lazily, on the first refused connection, keeps settings free of side effects, lets commands that need no
database run without one, and brings a dead server back on the next connection.
"""

from pathlib import Path

from django.db.backends.postgresql import base, features

from config import embedded
from config.database.schema import TenantSchemaEditor, is_tenant_model
from tenants.restricted_role import refuse_unrestricted_role

NOT_RUNNING = ("No such file", "refused", "not exist", "starting up", "shutting down")


class DatabaseFeatures(features.DatabaseFeatures):
    def allows_group_by_selected_pks_on_model(self, model):
        # GROUP BY may be collapsed to Django's pk only where that is the table's key; here it is (tenant_id, id).
        return super().allows_group_by_selected_pks_on_model(model) and not is_tenant_model(model)


class DatabaseWrapper(base.DatabaseWrapper):
    SchemaEditorClass = TenantSchemaEditor
    features_class = DatabaseFeatures

    def init_connection_state(self):
        super().init_connection_state()
        # Every connection, whatever opened it: a role that row-level security does not hold serves nobody.
        if not self.settings_dict.get("IS_OWNER"):
            refuse_unrestricted_role(self)

    def get_new_connection(self, conn_params):
        try:
            return super().get_new_connection(conn_params)
        except base.Database.OperationalError as error:
            data_dir = self.settings_dict.get("EMBEDDED")
            if (
                not data_dir
                or error.sqlstate not in (None, "57P03")
                or not any(text in str(error) for text in NOT_RUNNING)
            ):
                raise
            embedded.ensure_running(Path(data_dir), throwaway=bool(self.settings_dict.get("THROWAWAY")))
            return super().get_new_connection(conn_params)
