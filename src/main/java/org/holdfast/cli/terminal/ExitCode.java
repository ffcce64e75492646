package org.holdfast.cli.terminal;

/** What a command returns to the shell; a wrong command line returns 2, which picocli does by itself. */
public final class ExitCode {

    public static final int SUCCESS = 0;
    /** What was checked does not hold, or the command could not do its work. */
    public static final int CHECK_FAILED = 1;

    private ExitCode() {}
}
