"""Network addresses, as limits count them: an IPv6 client has a whole /64 to hop about in, which therefore counts as one (T-P06)."""

import ipaddress

IPV6_PREFIX = 64


def net_of(address: str) -> str:
    """The address itself, or the /64 of an IPv6 one."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped is not None:
        return str(parsed.ipv4_mapped)
    return str(ipaddress.ip_network((parsed, IPV6_PREFIX), strict=False))
