package org.holdfast.console.frame;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.jspecify.annotations.Nullable;

/** An entry of the navigation, in the order of the pages. */
public enum NavigationEntry {
    TODAY("/", "t", Role.READ, Role.AGENT),
    RULES("/rules", "r", Role.READ),
    DESK("/desk", "d", Role.AGENT),
    CHANGES("/changes", "c", Role.AUTHOR),
    OPERATIONS("/operations", "o", Role.ADMIN);

    private final String path;
    private final String shortcut;
    private final Role[] roles;

    /** @param shortcut the letter that opens the page after {@code g} */
    NavigationEntry(String path, String shortcut, Role... roles) {
        this.path = path;
        this.shortcut = shortcut;
        this.roles = roles;
    }

    static List<NavigationEntry> of(@Nullable Caller caller) {
        return Arrays.stream(values())
                .filter(entry -> caller != null && caller.may(entry.roles))
                .toList();
    }

    public String path() {
        return path;
    }

    public String shortcut() {
        return shortcut;
    }

    /** Returns the key of its text. */
    public String text() {
        return "navigation." + name().toLowerCase(Locale.ROOT);
    }
}
