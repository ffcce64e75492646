package org.holdfast.people.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** Network addresses as attempts are counted by. */
final class NetworkAddress {

    /** One customer of a provider has at least the lower half of an IPv6 address to choose from. */
    private static final int PREFIX_BYTES = 8;

    private NetworkAddress() {}

    /** Returns an IPv4 address, or the network of an IPv6 address. */
    static String network(String address) {
        try {
            // A numeric address, so there is no DNS lookup.
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(parsed.getAddress(), PREFIX_BYTES)) + "/64"
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
