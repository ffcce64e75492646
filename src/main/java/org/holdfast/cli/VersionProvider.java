package org.holdfast.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Reads the version of the jar. */
final class VersionProvider implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
        @Nullable String version = VersionProvider.class.getPackage().getImplementationVersion();
        return new String[] {"holdfast " + (version == null ? "(not from a jar)" : version)};
    }
}
