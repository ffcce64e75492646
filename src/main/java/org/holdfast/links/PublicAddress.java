package org.holdfast.links;

import java.net.URI;

/** The address at which customers reach this server. */
record PublicAddress(String url) {

    PublicAddress(URI url) {
        this(url.toString().replaceFirst("/+$", ""));
    }

    String link(String path, String token) {
        return url + path + token;
    }
}
