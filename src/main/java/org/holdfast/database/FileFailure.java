package org.holdfast.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Describes file system errors, whose exceptions have only the file as their message. */
final class FileFailure {

    private FileFailure() {}

    /** Returns the reason as a sentence without a full stop. */
    static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a folder";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " cannot be accessed by this account";
        }
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
