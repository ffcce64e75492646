package org.holdfast.console.frame;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.console.text.Formats;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds the content of a page, and how its reader reads. Templates know it as {@code frame}.
 *
 * @param caller who looks at the page; {@code null} on pages that need no sign-in
 * @param readerName how the reader is addressed; empty without a caller
 * @param language language of the page (ISO 639)
 * @param theme {@code light}, {@code dark}, or empty to follow the system
 * @param path path and query of the page, to which a change of language returns
 * @param panel whether the page is shown in a narrow panel of another program, without navigation
 * @param nonce the nonce of the content security policy
 */
public record Frame(
        @Nullable Caller caller,
        String readerName,
        String language,
        String theme,
        String path,
        boolean panel,
        String nonce,
        Formats formats) {

    /** Name of the request attribute, and of the variable in templates. */
    public static final String ATTRIBUTE = "frame";

    /** Returns whether the reader has one of these roles. Templates ask so before they offer an act. */
    public boolean may(String... roles) {
        for (String role : roles) {
            if (caller != null && caller.may(Role.valueOf(role.toUpperCase(Locale.ROOT)))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the reader signed in. */
    public boolean isPerson() {
        return caller != null && caller.origin() instanceof Caller.Origin.Person;
    }

    public boolean isLocalOperator() {
        return caller != null && caller.isLocalOperator();
    }

    /** Returns the entries of the navigation that the reader's roles allow. */
    public List<NavigationEntry> navigation() {
        return NavigationEntry.of(caller);
    }

    /** Returns whether the search field of the header finds rules: on their pages, and for readers without a desk. */
    public boolean findsRules() {
        boolean aboutRules = Stream.of("/rules", "/changes", "/versions").anyMatch(path::startsWith);
        return may("read") && (aboutRules || !may("agent"));
    }

    /** Returns the address of the desk with a customer; in a panel it stays in the panel. */
    public String desk(String customerId) {
        return CustomerPaths.desk(customerId) + (panel ? "?panel=1" : "");
    }

    /** Returns whether the page belongs to an entry of the navigation. */
    public boolean isCurrent(NavigationEntry entry) {
        return entry.path().equals("/") ? path.equals("/") || path.startsWith("/?") : path.startsWith(entry.path());
    }
}
