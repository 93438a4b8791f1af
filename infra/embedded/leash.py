"""Ties a server to the life of its launcher, then becomes the server.

Runs as a program of its own (``python -I -S leash.py ...``) and not as a preexec_fn, because forking Python code out
of a process with threads can deadlock. Arguments: the launcher's pid, the signal that ends an orphan, uid and gid to
drop to (-1: stay), then the command. prctl(2): the death signal is cleared by setuid, hence the order below.
"""

import ctypes
import os
import sys

PR_SET_PDEATHSIG = 1


def main() -> None:
    launcher, orphan_signal, uid, gid = (int(word) for word in sys.argv[1:5])
    command = sys.argv[5:]
    if uid >= 0:
        os.setgroups([])
        os.setgid(gid)
        os.setuid(uid)
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, orphan_signal, 0, 0, 0)
        if os.getppid() != launcher:  # the launcher died before the leash was on
            raise SystemExit(1)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
