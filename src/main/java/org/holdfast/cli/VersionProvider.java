package org.holdfast.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads the version from the manifest of the jar. */
final class VersionProvider implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"holdfast " + (version == null ? "(development build)" : version)};
    }
}
