"""A list of the system calls that decoding needs, as a filter that the kernel keeps over this process for good (seccomp(2), BPF).

Whatever is not on it does not happen. A decoder's harmless probing gets EPERM and goes on without; what only an intruder asks for ends
the process. On the list is no call that opens, names or changes a file, none that makes a socket, a process or a program.
"""

import ctypes
import errno
import os
import platform
import struct

_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 22, 2
_KILL, _ERRNO, _ALLOW = 0x80000000, 0x00050000, 0x7FFF0000  # linux/seccomp.h: SECCOMP_RET_…
_LOAD, _EQUAL, _ABOVE, _BITS, _RETURN = 0x20, 0x15, 0x25, 0x45, 0x06  # linux/bpf_common.h: LD|W|ABS, JEQ, JGT, JSET, RET; all with K
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16  # bytes into struct seccomp_data

_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # linux/audit.h: AUDIT_ARCH_…
_COLUMN = {"x86_64": 0, "aarch64": 1}
_HIGHEST = 462
"""The newest call that this list was made with (mseal, Linux 6.10): of later ones the kernel is said to know nothing."""

_HARMLESS = {  # name: number on x86_64, on aarch64 (asm/unistd_64.h, asm-generic/unistd.h)
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "munmap": (11, 215),
    "mremap": (25, 216),
    "brk": (12, 214),
    "madvise": (28, 233),
    "futex": (202, 98),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "gettimeofday": (96, 169),
    "getrandom": (318, 278),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "sched_getparam": (143, 121),
    "sched_getscheduler": (145, 120),
    "sched_get_priority_max": (146, 125),
    "sched_get_priority_min": (147, 126),
    "getcpu": (309, 168),
    "membarrier": (324, 283),
    "set_robust_list": (273, 99),
    "set_tid_address": (218, 96),
    "rseq": (334, 293),
    "gettid": (186, 178),
    "getpid": (39, 172),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "getrusage": (98, 165),
    "times": (100, 153),
    "poll": (7, None),
    "ppoll": (271, 73),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_DEADLY = {
    "execve": (59, 221),
    "execveat": (322, 281),
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_getfd": (438, 438),
    "unshare": (272, 97),
    "setns": (308, 268),
    "chroot": (161, 51),
    "pivot_root": (155, 41),
    "mount": (165, 40),
    "open_by_handle_at": (304, 265),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "kexec_load": (246, 104),
}
_MMAP, _MPROTECT, _CLONE, _CLONE3 = (9, 222), (10, 226), (56, 220), (435, 435)
_KILL_CALL, _TGKILL, _PRLIMIT, _FCNTL, _PRCTL = (62, 129), (234, 131), (302, 261), (72, 25), (157, 167)

_PROT_EXEC = 4
_CLONE_THREAD, _CLONE_NEW = 0x00010000, 0x7E020000
_F_GETFD, _F_SETFD, _F_GETFL = 1, 2, 3
_PR_SET_NAME, _PR_SET_VMA = 15, 0x53564D41  # a thread's name, an area's: glibc and threads give them

Line = tuple[int, int, int, int]
"""One instruction: what, where to jump if so, if not, and the constant (struct sock_filter)."""


def watch() -> bool:
    """Put this process under the filter; True if the kernel took it. Needs no_new_privs, and one thread running."""
    if platform.machine() not in _COLUMN:
        return False
    lines = program(platform.machine(), os.getpid())
    code = b"".join(struct.pack("=HBBI", *each) for each in lines)
    held = ctypes.create_string_buffer(code, len(code))
    whole = struct.pack("@HP", len(lines), ctypes.addressof(held))
    return bool(ctypes.CDLL(None).prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, whole, 0, 0) == 0)


def program(machine: str, pid: int) -> list[Line]:
    """The filter for that machine and the one process that may send signals to itself; each of its parts begins with the call's number."""
    column = _COLUMN[machine]
    lines: list[Line] = [(_LOAD, 0, 0, _MACHINE), (_EQUAL, 1, 0, _AUDIT[machine]), _give(_KILL), (_LOAD, 0, 0, _NUMBER)]
    for number in (each[column] for each in _HARMLESS.values()):
        if number is not None:
            lines += _if(number, [_give(_ALLOW)])
    for call, judged in (
        (_MMAP, [_argument(2), (_BITS, 0, 1, _PROT_EXEC), _NO, _give(_ALLOW)]),
        (_MPROTECT, [_argument(2), (_BITS, 0, 1, _PROT_EXEC), _NO, _give(_ALLOW)]),
        (_CLONE, [_argument(0), (_BITS, 2, 0, _CLONE_NEW), (_BITS, 0, 1, _CLONE_THREAD), _give(_ALLOW), _NO]),
        (_CLONE3, [_give(_ERRNO | errno.ENOSYS)]),  # its flags lie in memory, where no filter sees them; glibc then takes clone
        (_KILL_CALL, [_argument(0), *_one_of(pid)]),
        (_TGKILL, [_argument(0), *_one_of(pid)]),
        (_PRLIMIT, [_argument(2), (_EQUAL, 1, 0, 0), _NO, _argument(2, 4), (_EQUAL, 1, 0, 0), _NO, _argument(0), *_one_of(0)]),
        (_FCNTL, [_argument(1), *_one_of(_F_GETFD, _F_SETFD, _F_GETFL)]),
        (_PRCTL, [_argument(0), *_one_of(_PR_SET_NAME, _PR_SET_VMA)]),
    ):
        lines += _if(call[column], judged)
    for call in _DEADLY.values():
        lines += _if(call[column], [_give(_KILL)])
    # x86_64 has every call once more, from 2 to the 30th, for programs of 32-bit addresses (x32).
    return [*lines, (_ABOVE, 0, 1, _HIGHEST), _give(_ERRNO | errno.ENOSYS), _NO]


def _if(number: int, then: list[Line]) -> list[Line]:
    return [(_EQUAL, 0, len(then), number), *then]


def _one_of(*values: int) -> list[Line]:
    """Allow these values of the argument that was loaded, and no other."""
    return [*(line for value in values for line in ((_EQUAL, 0, 1, value), _give(_ALLOW))), _NO]


def _argument(place: int, half: int = 0) -> Line:
    """Load an argument's lower half; both machines are little-endian, and the kernel looks at no more of these than that."""
    return (_LOAD, 0, 0, _ARGUMENTS + 8 * place + half)


def _give(verdict: int) -> Line:
    return (_RETURN, 0, 0, verdict)


_NO = _give(_ERRNO | errno.EPERM)
