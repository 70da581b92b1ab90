"""The database roles, as SQL that may be run any number of times on a PostgreSQL 16 or later.

The owner role owns every table and only migrates. The app role serves requests and jobs and owns nothing, so row-level
security holds for it. It may *become* the agency role, and the owner the dispatch role, but inherits from neither:
policies are chosen by inherited membership, and an inherited agency policy would open every tenant to every query.
"""

OWNER = "followthrough_owner"
APP = "followthrough_app"
AGENCY = "followthrough_agency"
DISPATCH = "followthrough_dispatch"
DATABASE = "followthrough"


def _role(name: str, options: str) -> str:
    return (
        f"DO $$ BEGIN CREATE ROLE {name} {options}; "
        "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
    )


# One line each: the single-user mode, in which the embedded server runs them, ends a statement at the end of a line.
ROLES = [
    _role(OWNER, "LOGIN CREATEDB"),
    _role(APP, "LOGIN"),
    _role(AGENCY, "NOLOGIN"),
    _role(DISPATCH, "NOLOGIN"),
    f"GRANT {AGENCY} TO {APP} WITH INHERIT FALSE, SET TRUE",
    f"GRANT {DISPATCH} TO {OWNER} WITH INHERIT FALSE, SET TRUE",
]
CREATE_DATABASE = f"CREATE DATABASE {DATABASE} OWNER {OWNER}"
