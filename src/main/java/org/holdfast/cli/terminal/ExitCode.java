package org.holdfast.cli.terminal;

/** The exit codes of commands. Picocli itself returns 2 for a usage error. */
public final class ExitCode {

    public static final int SUCCESS = 0;
    /** A check failed, or the command could not complete. */
    public static final int CHECK_FAILED = 1;

    private ExitCode() {}
}
