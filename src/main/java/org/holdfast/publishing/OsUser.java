package org.holdfast.publishing;

import java.util.Objects;
import org.holdfast.history.rulebooks.Publication;

/** The user of the operating system. */
public final class OsUser {

    private OsUser() {}

    /** Returns the user name, shortened to the maximum length of an author; never empty. */
    public static String me() {
        String name =
                Objects.requireNonNullElse(System.getProperty("user.name"), "").strip();
        return name.isEmpty() ? "unknown" : name.substring(0, Math.min(name.length(), Publication.MAX_AUTHOR));
    }
}
