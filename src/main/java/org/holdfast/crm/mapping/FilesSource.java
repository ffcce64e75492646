package org.holdfast.crm.mapping;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * CSV files of a folder.
 *
 * @param separator between cells; {@code null} to detect it in the header
 * @param charset the encoding; {@code null} for UTF-8, or what a byte order mark says
 */
public record FilesSource(
        @Nullable Character separator, @Nullable Charset charset) implements MappingSource {

    @Override
    public String shown() {
        return "files";
    }
}
