package org.holdfast.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.LanguageService;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.Cancellation;

/**
 * Measures what an author waits for while typing: completion, the problems of the file, its examples, and the check of
 * the whole rule book, for the shipped rule book and for a generated one of 1 000 rules, in one run.
 */
public final class Typing {

    private static final int WARM_UP = 40;
    private static final int EDITS = 60;

    private Typing() {}

    public static void main(String[] args) {
        double[] shipped =
                measure("shipped", BookSource.read(Path.of("rules")), "areas/delivery/warn-late-delivery.dslr");
        BookSource generated = book(GeneratedBook.texts(1_000));
        double[] large = measure("1000 rules", generated, "areas/bench/rules-00500.dslr");
        System.out.printf("%-12s", "ratio");
        for (int i = 0; i < shipped.length; i++) {
            System.out.printf(" %18.1f", large[i] / shipped[i]);
        }
        System.out.println();
    }

    private static BookSource book(Map<String, String> texts) {
        Map<String, byte[]> files = new HashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return BookSource.ofBytes(files);
    }

    private static double[] measure(String name, BookSource book, String path) {
        LanguageService service = new LanguageService(
                new DecisionModel.Assumptions("EUR", "en", ZoneId.of("Europe/Chisinau")),
                new Decider(Guardrails.all()));
        String text = book.text(path, new Problems());
        String begun = text.substring(0, text.indexOf("when") + 4) + "\n    The customer ";
        double[] medians = {
            median(i -> service.complete(new OpenFile(book, path, begun), begun.length(), "en")),
            median(i -> service.problems(edited(book, path, text, i), "en")),
            median(i -> service.examples(edited(book, path, text, i), "en", Cancellation.NEVER)),
            median(i -> service.check(edited(book, path, text, i).edited(), "en", Cancellation.NEVER))
        };
        if (name.equals("shipped")) {
            System.out.printf(
                    "%-12s %18s %18s %18s %18s%n", "median, ms", "completion", "file", "its examples", "whole book");
        }
        System.out.printf("%-12s %18.1f %18.1f %18.1f %18.1f%n", name, medians[0], medians[1], medians[2], medians[3]);
        return medians;
    }

    /** Each edit changes a comment, so that the file has to be read again. */
    private static OpenFile edited(BookSource book, String path, String text, int edit) {
        return new OpenFile(book, path, "# " + edit + "\n" + text);
    }

    private static double median(IntConsumer work) {
        double[] millis = new double[EDITS];
        for (int i = -WARM_UP; i < EDITS; i++) {
            long start = System.nanoTime();
            work.accept(i);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis[EDITS / 2];
    }
}
