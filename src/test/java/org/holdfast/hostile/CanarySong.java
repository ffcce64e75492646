package org.holdfast.hostile;

/** Looks at the canary without waking it: reading a property initialises no class. */
public final class CanarySong {

    private CanarySong() {}

    public static String heard() {
        return System.getProperty("holdfast.canary");
    }

    public static void forget() {
        System.clearProperty("holdfast.canary");
    }
}
