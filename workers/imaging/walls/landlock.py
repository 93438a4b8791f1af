"""No file of this machine is within reach any more, whatever the account might do (landlock(7)); the same numbers on every machine."""

import ctypes
import os
import struct

_CREATE_RULESET, _RESTRICT_SELF = 444, 446
_VERSION_FLAG = 1
_FILES = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""By ABI, how many kinds of access to files the kernel knows; all of them are bits from the lowest on."""
_NETWORK_SINCE, _TCP = 4, 0b11
_SCOPED_SINCE, _SCOPES = 6, 0b11  # sockets by name, and signals, to anybody outside


def shut() -> bool:
    """Refuse this process every file, TCP port and signal that the kernel can refuse it. Needs no_new_privs."""
    libc = ctypes.CDLL(None)
    abi = libc.syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    if abi < 1:
        return False
    files = (1 << _FILES[min(abi, max(_FILES))]) - 1
    asked = struct.pack("=QQQ", files, _TCP if abi >= _NETWORK_SINCE else 0, _SCOPES if abi >= _SCOPED_SINCE else 0)
    # An older kernel takes a longer record if what it does not know in it is zero.
    rules = libc.syscall(_CREATE_RULESET, asked, ctypes.c_size_t(len(asked)), 0)
    if rules < 0:
        return False
    shut = libc.syscall(_RESTRICT_SELF, rules, 0) == 0
    os.close(rules)
    return bool(shut)
