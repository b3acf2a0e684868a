"""From which address a request comes, as everything that counts by address names it."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

UNKNOWN = "unknown"
_ONE_HOUSEHOLD = 64  # bits of an IPv6 address; whoever has one has all that begin like it


def address_of(client: tuple[str, int] | None) -> str:
    """The address that a client is counted by.

    An IPv6 address counts as the network of its household, an IPv4 address in the clothes of IPv6
    as itself. Whatever is no address, such as what somebody made up in `X-Forwarded-For`, is one
    and the same.
    """
    written = client[0] if client else ""
    try:
        found: IPv4Address | IPv6Address = ip_address(written.partition("%")[0])
    except ValueError:
        return UNKNOWN
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(IPv6Network((int(found), _ONE_HOUSEHOLD), strict=False))
    return str(found)
