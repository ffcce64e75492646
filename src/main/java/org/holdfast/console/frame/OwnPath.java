package org.holdfast.console.frame;

import java.net.URI;
import java.net.URISyntaxException;

/** Checks where a redirect leads, so that a link cannot use the console to send its reader to another site. */
public final class OwnPath {

    private static final String HOME = "/";

    private OwnPath() {}

    /** Returns the path if it leads to this server, and the home page otherwise. */
    public static String of(String path) {
        try {
            URI uri = new URI(path);
            boolean isOwn = !uri.isAbsolute()
                    && uri.getRawAuthority() == null
                    && path.startsWith(HOME)
                    && !path.startsWith("//")
                    && path.indexOf('\\') < 0;
            return isOwn ? path : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
