package org.holdfast.hostile;

/** Sings when anybody calls it, constructs it or only initialises it. Hostile rule files try to make it sing. */
public final class Canary implements java.io.Serializable {

    private static final long serialVersionUID = 1L;
    private static final String KEY = "holdfast.canary";
    /** Read by rules that only want a class initialised. */
    public static final String FEATHER = sing("initialised");

    public Canary() {
        sing("constructed");
    }

    public static String sing(String how) {
        System.setProperty(KEY, how);
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

}
