package org.holdfast.console.people;

import jakarta.servlet.http.HttpServletRequest;
import org.holdfast.people.PersonLink;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The complete address of a link: at the public address if one is set, otherwise as the admin reaches the console. */
@Component
class LinkAddress {

    private static final String PUBLIC_URL = "holdfast.public-url";

    private final Environment environment;

    LinkAddress(Environment environment) {
        this.environment = environment;
    }

    String of(PersonLink link, HttpServletRequest request) {
        String set = environment.getProperty(PUBLIC_URL);
        String base = set == null
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString()
                : set.replaceAll("/+$", "");
        return base + link.path();
    }
}
