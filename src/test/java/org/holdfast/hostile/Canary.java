package org.holdfast.hostile;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sings when anybody calls it, constructs it or only initialises it. Hostile rule files try to make it sing. */
public final class Canary implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String KEY = "holdfast.canary";
    /** Names a file into which it sings too, so that another process can hear it. */
    private static final String NEST = "holdfast.canary.nest";
    /** Read by rules that only want a class initialised. */
    public static final String FEATHER = sing("initialised");

    public Canary() {
        sing("constructed");
    }

    public static String sing(String how) {
        System.setProperty(KEY, how);
        String nest = System.getProperty(NEST);
        if (nest != null) {
            try {
                Files.writeString(Path.of(nest), how);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return how;
    }

    public static boolean sing() {
        sing("called");
        return true;
    }

    public static int number() {
        sing("called for a number");
        return 1;
    }

    /** Sings in a process of its own, to prove that it can be heard from there. */
    public static void main(String[] words) {
        sing("started");
    }
}
