package org.holdfast.cli.editor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisions.Decider;
import org.holdfast.editor.LanguageService;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.lsp.LspServer;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.RuleBookValidator;
import picocli.CommandLine.Command;

/** {@code holdfast lsp}. */
@Command(
        name = "lsp",
        mixinStandardHelpOptions = true,
        description = {
            "Serve an editor: completion, problems with corrections, hover and examples while a rule book is written.",
            "Speaks the language server protocol on standard input and output. Needs no server and no database."
        })
public final class LspCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    LspCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() throws InterruptedException {
        // Anything else on standard output would break the protocol.
        PrintStream console = System.out;
        System.setOut(System.err);
        HoldfastSettings settings = springLauncher.settings();
        Decider decider = new Decider(Guardrails.all());
        RuleBookValidator validator = new RuleBookValidator(
                settings.assumptions(), decider, settings.messages().unsubscribeLink());
        LanguageService service = new LanguageService(settings.assumptions(), decider, validator::check);
        try {
            LspServer.serve(service, System.in, new FileOutputStream(FileDescriptor.out));
        } finally {
            System.setOut(console);
        }
        return ExitCode.SUCCESS;
    }
}
