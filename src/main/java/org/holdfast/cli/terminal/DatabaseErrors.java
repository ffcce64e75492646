package org.holdfast.cli.terminal;

import java.sql.SQLException;
import org.holdfast.database.DatabaseFailure;

/** Explains database errors and suggests what to do about them. */
final class DatabaseErrors {

    /** H2: "Database may be already in use". */
    private static final int H2_IN_USE = 90_020;
    /** H2: file system errors, with and without a path. */
    private static final int H2_IO = 90_028;

    private static final int H2_IO_WITH_PATH = 90_031;
    /** H2: "Error while creating file". */
    private static final int H2_CREATE = 90_062;
    /** H2: general error, also reported for a read-only folder. */
    private static final int H2_GENERAL = 50_000;

    private DatabaseErrors() {}

    static String describe(SQLException e) {
        String first =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        return switch (e.getErrorCode()) {
            case H2_IN_USE ->
                "The database file is locked by another program that does not share it, probably because it was"
                        + " opened without AUTO_SERVER=TRUE. Close that program, or use the same URL.";
            case H2_IO, H2_IO_WITH_PATH, H2_CREATE, H2_GENERAL ->
                "Cannot write the database file: " + first
                        + " Check whether the data folder is read-only or the disk is full, or choose another folder"
                        + " with --spring.datasource.url=jdbc:h2:file:FOLDER/holdfast"
                        + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;AUTO_SERVER=TRUE";
            default -> otherwise(e, first);
        };
    }

    private static String otherwise(SQLException e, String first) {
        DatabaseFailure failure = DatabaseFailure.in(e).orElseThrow();
        return failure.isUnavailable()
                ? "The database is unavailable: " + first + " Check --spring.datasource.url, the user and the password."
                : "Internal error. " + failure + ". Please report this line.";
    }
}
