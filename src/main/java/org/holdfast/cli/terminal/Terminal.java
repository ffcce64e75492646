package org.holdfast.cli.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The terminal that a command runs in. */
public final class Terminal {

    private Terminal() {}

    /**
     * Returns whether standard output is a terminal. Since JDK 22, {@link System#console()} also returns a console
     * without a terminal, which only {@code Console.isTerminal} reveals.
     */
    public static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }

    /** Returns a progress bar that counts customers, or {@code null} without a terminal. */
    public static @Nullable ProgressBar progress(String task, long customers) {
        return progress(task, " customers", () -> customers);
    }

    /**
     * Returns a progress bar, or {@code null} without a terminal.
     *
     * @param maximum counted only if there is a terminal
     */
    public static @Nullable ProgressBar progress(String task, String unit, LongSupplier maximum) {
        if (!isInteractive()) {
            return null;
        }
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(maximum.getAsLong())
                .setUnit(unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
    }
}
