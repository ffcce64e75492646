package org.holdfast.console.workshop;

import java.util.UUID;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the pages on which a file of a draft is edited. */
final class EditAddress {

    private EditAddress() {}

    /** Returns the address that opens a line of a file; 0 for none. */
    static String line(UUID draft, String path, int line) {
        return address(draft, "/edit", path) + (line > 0 ? "&line=" + line : "");
    }

    /** Returns the address that opens a rule with its first number selected. */
    static String rule(UUID draft, String path, String rule) {
        return address(draft, "/edit", path) + "&rule=" + encoded(rule);
    }

    /** Returns the address that opens a table as a grid. */
    static String table(UUID draft, String path) {
        return address(draft, "/table", path);
    }

    private static String address(UUID draft, String page, String path) {
        return "/changes/" + draft + page + "?path=" + encoded(path);
    }

    private static String encoded(String value) {
        return UriComponentsBuilder.newInstance()
                .queryParam("v", "{v}")
                .encode()
                .buildAndExpand(value)
                .toUriString()
                .substring("?v=".length());
    }
}
