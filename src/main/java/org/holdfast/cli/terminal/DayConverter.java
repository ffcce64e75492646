package org.holdfast.cli.terminal;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine;

/** Converts options that take a date, such as {@code 2026-03-12}. */
public final class DayConverter implements CommandLine.ITypeConverter<LocalDate> {

    @Override
    public LocalDate convert(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException("\"" + text + "\" is not a date such as 2026-03-12");
        }
    }
}
