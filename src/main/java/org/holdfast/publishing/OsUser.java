package org.holdfast.publishing;

import java.util.Objects;
import org.holdfast.history.Publication;

/** Who sits at this machine. */
public final class OsUser {

    private OsUser() {}

    /** The name the operating system knows; never empty. */
    public static String me() {
        String name =
                Objects.requireNonNullElse(System.getProperty("user.name"), "").strip();
        return name.isEmpty() ? "somebody" : name.substring(0, Math.min(name.length(), Publication.MAX_AUTHOR));
    }
}
