package org.holdfast.hostile;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Records when it is called, constructed or only initialised. Hostile rule files try to cause this. */
public final class Canary implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final String KEY = "holdfast.canary";
    /** Names a file that also records it, so that another process can read it. */
    private static final String NEST = "holdfast.canary.nest";
    /** Read by rules that only try to initialise a class. */
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

    /** Records a call from a separate process, to prove that such a call can be detected. */
    public static void main(String[] words) {
        sing("started");
    }
}
