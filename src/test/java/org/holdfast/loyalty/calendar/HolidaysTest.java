package org.holdfast.loyalty.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.holdfast.ClassPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    private static final List<String> COUNTRIES = List.of("RO", "DE", "HU", "US", "FR", "PL");

    /** Orthodox Easter 2026 is on 12 April, the Western one on 5 April. */
    @ParameterizedTest
    @CsvSource({
        "RO, 2026-01-01, new-year",
        "RO, 2026-04-12, easter",
        "DE, 2026-12-25, first-christmas-day",
        "de, 2026-04-06, easter-monday",
        "HU, 2026-03-15, national-day",
        "US, 2026-11-26, thanksgiving"
    })
    void everyCountryHasItsOwnHolidays(String country, String day, String holiday) {
        assertThat(Holidays.on(LocalDate.parse(day), country)).contains(holiday);
    }

    @ParameterizedTest
    @CsvSource({"RO, 2026-04-05", "MD, 2026-03-15", "DE, 2026-01-06"})
    void otherDaysAreNotHolidays(String country, String day) {
        assertThat(Holidays.on(LocalDate.parse(day), country))
                .as("Epiphany is a holiday in some German states only")
                .isEmpty();
    }

    @Test
    void aCountryWithoutACalendarIsRejected() {
        assertThat(Holidays.knows("MD")).isTrue();
        assertThat(Holidays.knows("ZZ")).isFalse();
        assertThat(Holidays.knows(null)).isFalse();
        assertThatThrownBy(() -> Holidays.on(LocalDate.parse("2026-01-01"), "ZZ"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The library finds its parts on first use, once for each class loader: here several threads are the first. */
    @Test
    void severalThreadsMayAskFirst() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (URLClassLoader anew = new URLClassLoader(urls(), ClassLoader.getPlatformClassLoader())) {
                Method on = Class.forName(Holidays.class.getName(), true, anew)
                        .getMethod("on", LocalDate.class, String.class);
                CyclicBarrier together = new CyclicBarrier(COUNTRIES.size());
                ExecutorService threads = Executors.newFixedThreadPool(COUNTRIES.size());
                try {
                    List<Future<Object>> found = new ArrayList<>();
                    for (String country : COUNTRIES) {
                        found.add(threads.submit(() -> {
                            Thread.currentThread().setContextClassLoader(anew);
                            together.await();
                            return on.invoke(null, LocalDate.parse("2026-01-01"), country);
                        }));
                    }
                    for (Future<Object> each : found) {
                        assertThat(each.get()).isEqualTo(Optional.of("new-year"));
                    }
                } finally {
                    threads.shutdownNow();
                }
            }
        }
    }

    private static URL[] urls() {
        return Stream.of(ClassPath.ofTheProgram().split(File.pathSeparator))
                .map(each -> {
                    try {
                        return Path.of(each).toUri().toURL();
                    } catch (MalformedURLException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toArray(URL[]::new);
    }
}
