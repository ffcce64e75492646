package org.holdfast.cli.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Whether a person is watching. */
public final class Terminal {

    private Terminal() {}

    /**
     * Since JDK 22 there is a console also where there is no terminal, and a method to ask; before, the console is the
     * answer.
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

    /** A bar for long work over customers; {@code null} where nobody is watching. */
    public static @Nullable ProgressBar progress(String task, long customers) {
        return !isInteractive()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(customers)
                        .setUnit(" customers", 1)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .build();
    }
}
