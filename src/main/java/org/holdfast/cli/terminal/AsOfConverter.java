package org.holdfast.cli.terminal;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import picocli.CommandLine;

/** Converts {@code --as-of}: an instant, or a date, which means noon UTC on that day. */
public final class AsOfConverter implements CommandLine.ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            DateOrInstant time = DateOrInstant.parse(text);
            return time instanceof DateOrInstant.Day day
                    ? day.date().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC)
                    : time.start(ZoneOffset.UTC);
        } catch (InvalidInput e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
