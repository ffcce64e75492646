package org.holdfast.console;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for the console.
 *
 * @param frameAncestors origins whose pages may show the console in a frame, such as that of a help desk; none by
 *     default
 */
@ConfigurationProperties("holdfast.console")
public record ConsoleSettings(@DefaultValue List<URI> frameAncestors) {

    public ConsoleSettings {
        frameAncestors = List.copyOf(frameAncestors);
        for (URI origin : frameAncestors) {
            boolean isOrigin = origin.getHost() != null
                    && List.of("http", "https").contains(origin.getScheme())
                    && List.of("", "/").contains(origin.getRawPath())
                    && origin.getRawQuery() == null
                    && origin.getRawFragment() == null
                    && origin.getRawUserInfo() == null;
            if (!isOrigin) {
                throw new IllegalArgumentException("holdfast.console.frame-ancestors contains \"" + origin
                        + "\"; expected an origin such as https://desk.example");
            }
        }
    }
}
