"""The embedded server against the accidents that befall a process on a desk: each test runs the real programs."""

import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import psutil
import psycopg
import pytest

from config import embedded, embedded_place, roles

ROOT = Path(__file__).resolve().parents[2]
START = "import sys; from config import embedded; print(embedded.ensure_running(sys.argv[1], throwaway=True))"
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root, for whom PostgreSQL runs as another user")


@pytest.fixture
def home():
    """A folder that every user may enter; servers started below it are stopped and their places removed."""
    folder = Path(tempfile.mkdtemp(prefix="ft-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    for lock in folder.rglob("*.lock"):
        if lock.name.startswith(".s.PGSQL"):
            continue
        data = lock.with_suffix("")
        embedded.stop(data)
        place = embedded_place.place_of(embedded_place.canonical(data))
        if place.is_relative_to(embedded_place.ELSEWHERE):
            for made in (place, place.with_name(place.name + ".old")):
                shutil.rmtree(made, ignore_errors=True)
    shutil.rmtree(folder)


def start(data: Path) -> Path:
    return embedded.ensure_running(data, throwaway=True)


def ask(socket: Path, query: str, *, user: str = "postgres", database: str = roles.DATABASE) -> list[tuple]:
    with psycopg.connect(host=str(socket), user=user, dbname=database, autocommit=True) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def place(data: Path) -> Path:
    return embedded_place.place_of(embedded_place.canonical(data))


def postmaster(data: Path) -> int:
    return int((place(data) / "postmaster.pid").read_text().split()[0])


def postmasters(data: Path) -> list[int]:
    """The first processes (not the children) of every server started for this place."""
    found = [p for p in psutil.process_iter(["name", "cmdline"]) if p.info["name"] == "postgres"]
    return [p.pid for p in found if str(place(data)) in (p.info["cmdline"] or [])]


def test_it_creates_roles_that_can_become_others_but_inherit_nothing(home):
    socket = start(home / "pg")
    grants = """SELECT granted.rolname, member.rolname, inherit_option, set_option, admin_option FROM pg_auth_members
                JOIN pg_roles granted ON granted.oid = roleid JOIN pg_roles member ON member.oid = member
                WHERE member.rolname LIKE 'followthrough%' ORDER BY 1"""
    assert ask(socket, grants) == [
        ("followthrough_agency", "followthrough_app", False, True, False),
        ("followthrough_dispatch", "followthrough_owner", False, True, False),
    ]
    rights = """SELECT rolname, rolcanlogin, rolcreatedb, rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles
                WHERE rolname LIKE 'followthrough%' ORDER BY 1"""
    assert ask(socket, rights) == [
        ("followthrough_agency", False, False, False),
        ("followthrough_app", True, False, False),
        ("followthrough_dispatch", False, False, False),
        ("followthrough_owner", True, True, False),
    ]
    owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"
    assert ask(socket, owner, user=roles.APP) == [(roles.OWNER,)]


def test_it_creates_the_roles_again_without_complaint(home):
    socket = start(home / "pg")
    for statement in roles.ROLES:
        ask(socket, statement)
    assert ask(socket, "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'followthrough%'") == [(4,)]


def test_it_listens_in_a_private_directory_and_on_no_network(home):
    socket = start(home / "pg")
    assert socket == embedded.socket_dir(home / "pg")
    assert stat.S_IMODE(socket.stat().st_mode) == 0o700
    assert ask(socket, "SHOW listen_addresses") == [("",)]
    assert not psutil.Process(postmaster(home / "pg")).net_connections("inet")


def test_six_first_starts_at_once_give_one_server(home):
    command = [sys.executable, "-c", START, str(home / "pg")]
    starts = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    said = [process.communicate(timeout=60)[0].strip() for process in starts]
    assert [process.returncode for process in starts] == [0] * 6
    assert set(said) == {str(embedded.socket_dir(home / "pg"))}
    assert postmasters(home / "pg") == [postmaster(home / "pg")]


def test_threads_of_one_process_start_one_server(home):
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(start(home / "pg"))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [embedded.socket_dir(home / "pg")] * 4
    assert len(postmasters(home / "pg")) == 1


def test_it_recovers_when_the_server_is_killed_and_keeps_what_was_committed(home):
    socket = embedded.ensure_running(home / "pg")
    ask(socket, "CREATE TABLE kept AS SELECT 7 AS n")
    killed = postmaster(home / "pg")
    os.kill(killed, signal.SIGKILL)
    assert ask(embedded.ensure_running(home / "pg"), "SELECT n FROM kept") == [(7,)]
    assert postmaster(home / "pg") != killed


def test_it_leaves_an_innocent_process_alone_whose_number_a_stale_file_names(home):
    start(home / "pg")
    lines = (place(home / "pg") / "postmaster.pid").read_text().splitlines()
    lock = (embedded.socket_dir(home / "pg") / ".s.PGSQL.5432.lock").read_text().splitlines()
    assert embedded.stop(home / "pg") is True
    innocent = subprocess.Popen(["sleep", "60"])
    try:
        embedded.socket_dir(home / "pg").mkdir(mode=0o700, exist_ok=True)
        who = embedded_place.account(embedded_place.canonical(home / "pg"))
        os.chown(embedded.socket_dir(home / "pg"), who.uid, who.gid)
        (place(home / "pg") / "postmaster.pid").write_text("\n".join([str(innocent.pid), *lines[1:]]) + "\n")
        stale = embedded.socket_dir(home / "pg") / ".s.PGSQL.5432.lock"
        stale.write_text("\n".join([str(innocent.pid), *lock[1:]]) + "\n")
        assert embedded.stop(home / "pg") is False
        assert ask(start(home / "pg"), "SELECT 1") == [(1,)]
        assert embedded.stop(home / "pg") is True
        assert innocent.poll() is None
    finally:
        innocent.kill()
        innocent.wait()


def test_it_works_below_a_path_too_long_for_a_socket(home):
    data = home / ("a" * 100) / ("b" * 100) / "pg"
    socket = start(data)
    assert len(str(socket)) < 60
    assert ask(socket, "SELECT 1") == [(1,)]


def test_it_works_below_a_path_with_spaces_quotes_and_letters_beyond_ascii(home):
    data = home / 'Ümläut, it\'s "here" $HOME' / "pg"
    assert ask(start(data), "SELECT 1") == [(1,)]


def test_a_moved_checkout_keeps_its_data_while_the_server_runs(home):
    ask(embedded.ensure_running(home / "one" / "pg"), "CREATE TABLE kept AS SELECT 7 AS n")
    (home / "one").rename(home / "two")
    assert ask(start(home / "two" / "pg"), "SELECT n FROM kept") == [(7,)]
    assert len(postmasters(home / "two" / "pg")) == 1
    ask(start(home / "one" / "pg"), "CREATE TABLE fresh AS SELECT 1")  # a new checkout in the old place
    assert ask(embedded.socket_dir(home / "two" / "pg"), "SELECT to_regclass('fresh')") == [(None,)]


def test_a_copied_checkout_gets_a_server_of_its_own(home):
    socket = start(home / "one" / "pg")
    ask(socket, "CREATE TABLE kept AS SELECT 7 AS n; CHECKPOINT")
    subprocess.run(["cp", "-a", str(home / "one"), str(home / "two")], check=True)
    copy = start(home / "two" / "pg")
    assert copy != socket
    assert postmaster(home / "one" / "pg") != postmaster(home / "two" / "pg")
    assert ask(socket, "SELECT n FROM kept") == [(7,)]
    embedded.stop(home / "two" / "pg")
    assert embedded.is_running(home / "one" / "pg")


def test_a_removed_data_directory_begins_anew_although_its_server_still_runs(home):
    ask(start(home / "pg"), "CREATE TABLE gone AS SELECT 7 AS n")
    shutil.rmtree(place(home / "pg"))
    assert ask(start(home / "pg"), "SELECT to_regclass('gone')") == [(None,)]


def test_a_first_start_that_was_killed_leaves_nothing_that_a_second_would_take_for_a_cluster(home):
    (home / "pg.new").mkdir()
    (home / "pg.new" / "PG_VERSION").write_text("18\n")
    assert ask(start(home / "pg"), "SELECT 1") == [(1,)]
    assert not (home / "pg.new").exists()


def test_it_refuses_a_folder_with_other_content(home):
    (home / "pg").mkdir()
    (home / "pg" / "letter.txt").write_text("mine")
    with pytest.raises(embedded.EmbeddedDatabaseError) as refused:
        start(home / "pg")
    assert str(refused.value) == (
        f"{home / 'pg'} is neither empty nor a PostgreSQL data directory: move it away or set DATA_DIR to another"
    )


def test_a_throwaway_server_gives_up_durability_and_a_lasting_one_does_not(home):
    assert ask(start(home / "quick"), "SHOW fsync") == [("off",)]
    assert ask(embedded.ensure_running(home / "safe"), "SHOW fsync") == [("on",)]


def test_the_callers_postgresql_variables_do_not_reach_the_server(home, monkeypatch):
    for name, value in {"PGDATA": "/nowhere", "PGPORT": "1", "PGOPTIONS": "-c nonsense=1", "PGUSER": "x"}.items():
        monkeypatch.setenv(name, value)
    assert embedded.ensure_running(home / "pg") == embedded.socket_dir(home / "pg")


@as_root
def test_root_keeps_the_data_elsewhere_where_the_servers_user_cannot_go(home):
    closed = home / "closed"
    closed.mkdir(mode=0o700)
    data = closed / ".data" / "pg"
    ask(start(data), "CREATE TABLE kept AS SELECT 7 AS n")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert place(data) == embedded_place.ELSEWHERE / f"followthrough-{embedded_place.digest(data)}"
    assert pwd.getpwuid(place(data).stat().st_uid).pw_name == "nobody"

    subprocess.run(["cp", "-a", str(closed), str(home / "copied")], check=True)
    assert ask(start(home / "copied" / ".data" / "pg"), "SELECT to_regclass('kept')") == [(None,)]

    closed.rename(home / "moved")
    moved = home / "moved" / ".data" / "pg"
    assert ask(start(moved), "SELECT n FROM kept") == [(7,)]
    assert ask(embedded.socket_dir(home / "copied" / ".data" / "pg"), "SELECT to_regclass('kept')") == [(None,)]

    shutil.rmtree(home / "moved" / ".data")
    assert ask(start(moved), "SELECT to_regclass('kept')") == [(None,)]


@as_root
def test_root_takes_the_data_along_when_a_checkout_moves_to_where_the_servers_user_cannot_go(home):
    ask(embedded.ensure_running(home / "open" / "pg"), "CREATE TABLE kept AS SELECT 7 AS n")
    (home / "closed").mkdir(mode=0o700)
    (home / "open").rename(home / "closed" / "open")
    assert ask(start(home / "closed" / "open" / "pg"), "SELECT n FROM kept") == [(7,)]


def start_as(user: str, data: Path) -> str:
    """Start the server from a process of another user; what it answered or raised."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        someone = pwd.getpwnam(user)
        os.setgroups([])
        os.setgid(someone.pw_gid)
        os.setuid(someone.pw_uid)
        try:
            said = str(start(data))
        except BaseException as error:  # noqa: BLE001 - whatever it is, the parent compares it
            said = repr(error)
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        return pipe.read()


@as_root
def test_an_ordinary_users_server_serves_root_too_and_stays_his(home):
    someone = pwd.getpwnam("daemon")
    if not embedded_place.Account("daemon", someone.pw_uid, someone.pw_gid, stand_in=False).can_enter(ROOT):
        pytest.skip("an ordinary user cannot read this checkout")
    os.chown(home, someone.pw_uid, someone.pw_gid)
    assert start_as("daemon", home / "pg") == str(home / "pg")
    assert start(home / "pg") == home / "pg"
    assert embedded.stop(home / "pg") is True
    assert start(home / "pg") == home / "pg"
    assert psutil.Process(postmaster(home / "pg")).username() == "daemon"
    assert start_as("daemon", home / "pg") == str(home / "pg")
    assert embedded.stop(home / "pg") is True
    assert start_as("daemon", home / "pg") == str(home / "pg")


@as_root
def test_an_ordinary_user_is_told_that_the_data_belongs_to_another(home):
    start(home / "pg")
    os.chown(home, pwd.getpwnam("daemon").pw_uid, -1)
    assert start_as("daemon", home / "pg") == (
        f"EmbeddedDatabaseError('no permission for {home}/pg/.s.PGSQL.5432: the data belongs to another user (it may "
        "have been made by root); use that user, remove the directory, or set DATA_DIR to another')"
    )
