package org.holdfast.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Resolves host names, but only to addresses on the public internet. The connection is made to exactly the resolved
 * address, so changing the DNS entry between check and connection (DNS rebinding) is ineffective.
 */
public final class PublicAddresses implements DnsResolver {

    /**
     * Addresses that the IANA registries of special-purpose addresses (RFC 6890) do not list as globally reachable, and
     * IPv6 ranges that can embed one of them: mapped, compatible, NAT64, 6to4, Teredo.
     */
    private static final List<String> NOT_PUBLIC = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "::/96",
            "::ffff:0:0:0/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private static final InetAddressMatcher PUBLIC =
            InetAddressMatchers.builder().excludeAddresses(NOT_PUBLIC).build();

    static boolean isPublic(InetAddress address) {
        return PUBLIC.matches(address);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        InetAddress[] allowed =
                Arrays.stream(all).filter(PublicAddresses::isPublic).toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new NotPublic(host + " is at " + all[0].getHostAddress() + ", which is not on the public internet; "
                    + "allow-private-addresses=true permits it");
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return InetAddress.getByName(host).getCanonicalHostName();
    }

    /** Thrown if a host has no public address. */
    public static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        NotPublic(String message) {
            super(message);
        }
    }
}
