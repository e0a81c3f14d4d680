"""Runs a program and says what it took: processor seconds and resident memory, of it alone.

The kernel's peak for a child begins with what its parent held when it was forked, so a small interpreter stands
between: what is said is at least that interpreter's own 10 MiB or so. Limits are in processor seconds, so that a
busy machine changes little; a program that only waits is ended after ten times the limit by the clock.
"""
import json
import os
import subprocess
import sys
import tempfile

LAUNCHER = """
import json, os, resource, signal, sys
limit, report = int(sys.argv[1]), sys.argv[2]
pid = os.fork()
if pid == 0:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    signal.alarm(limit * 10)
    try:
        os.execvp(sys.argv[3], sys.argv[3:])
    except OSError:
        os._exit(127)
_, status, usage = os.wait4(pid, 0)
with open(report, "w") as out:
    json.dump([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024], out)
"""
ENDED_BY_LIMIT = (-24, -9, -14)  # SIGXCPU, SIGKILL, SIGALRM
NOT_FOUND = 127


class Run:
    def __init__(self, code, seconds, memory):
        self.code, self.seconds, self.memory = code, seconds, memory  # memory in bytes

    @property
    def late(self):
        return self.code in ENDED_BY_LIMIT


def measured_run(command, limit, stdout=subprocess.DEVNULL):
    """Runs the command to its end, or to the limit in processor seconds; what it says on stderr is dropped."""
    with tempfile.NamedTemporaryFile("r", suffix=".json") as report:
        subprocess.run([sys.executable, "-I", "-S", "-c", LAUNCHER, str(int(limit)), report.name, *command],
                       stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.DEVNULL, check=True)
        return Run(*json.load(report))
