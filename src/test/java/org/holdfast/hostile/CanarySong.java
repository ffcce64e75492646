package org.holdfast.hostile;

/** Reads what the canary has recorded without initialising it: reading a system property initialises no class. */
public final class CanarySong {

    private CanarySong() {}

    public static String heard() {
        return System.getProperty("holdfast.canary");
    }

    public static void forget() {
        System.clearProperty("holdfast.canary");
    }
}
