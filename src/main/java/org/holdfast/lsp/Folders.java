package org.holdfast.lsp;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.jspecify.annotations.Nullable;

/** Finds the folder of a rule book. */
final class Folders {

    private Folders() {}

    /** Returns the rule book of the folders that an editor has opened, or {@code null} if there is none. */
    @SuppressWarnings("deprecation") // Older editors send only the root.
    static @Nullable Path of(InitializeParams params) {
        List<WorkspaceFolder> folders = params.getWorkspaceFolders();
        Stream<String> opened = folders == null ? Stream.of() : folders.stream().map(WorkspaceFolder::getUri);
        return Stream.concat(opened, Stream.ofNullable(params.getRootUri()))
                .map(Folders::path)
                .filter(Objects::nonNull)
                .flatMap(folder -> Stream.of(folder, folder.resolve("rules")))
                .filter(Folders::isRuleBook)
                .findFirst()
                .orElse(null);
    }

    /** Returns the rule book that a file is in, or {@code null} if it is in none. */
    static @Nullable Path around(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (isRuleBook(folder)) {
                return folder;
            }
        }
        return null;
    }

    private static boolean isRuleBook(Path folder) {
        return Files.isDirectory(folder.resolve("areas")) && Files.isDirectory(folder.resolve("language"));
    }

    /** Returns the path of a file on this machine, or {@code null} for any other address. */
    static @Nullable Path path(String uri) {
        try {
            return Path.of(URI.create(uri)).toAbsolutePath().normalize();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }
}
