package com.movieconcierge.standalone;

import com.movieconcierge.standalone.command.DeadLettersCommand;
import com.movieconcierge.standalone.command.DownCommand;
import com.movieconcierge.standalone.command.EnrichCommand;
import com.movieconcierge.standalone.command.EvaluateCommand;
import com.movieconcierge.standalone.command.ExportCommand;
import com.movieconcierge.standalone.command.FaultsCommand;
import com.movieconcierge.standalone.command.ImportCommand;
import com.movieconcierge.standalone.command.ModelsCommand;
import com.movieconcierge.standalone.command.PromptCommand;
import com.movieconcierge.standalone.command.RateCommand;
import com.movieconcierge.standalone.command.RecommendCommand;
import com.movieconcierge.standalone.command.RepartitionCommand;
import com.movieconcierge.standalone.command.StatusCommand;
import com.movieconcierge.standalone.command.TracesCommand;
import com.movieconcierge.standalone.command.UpCommand;
import com.movieconcierge.standalone.command.VerifyCommand;
import com.movieconcierge.standalone.product.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line of the product. */
@Command(
        name = "concierge",
        description = "Film recommendations that explain themselves, live from the ratings.",
        mixinStandardHelpOptions = true,
        version = "Movie Concierge 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ImportCommand.class,
            EnrichCommand.class,
            RateCommand.class,
            RecommendCommand.class,
            PromptCommand.class,
            ModelsCommand.class,
            ExportCommand.class,
            EvaluateCommand.class,
            FaultsCommand.class,
            VerifyCommand.class,
            TracesCommand.class,
            RepartitionCommand.class,
            DeadLettersCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:refused or failed; the sentence says why",
            "2:not understood; the usage says what there is",
            "3:nothing is running to be asked"
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The commands, to be run on arguments; a refusal becomes its sentence and its exit code. */
    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::failed);
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof Refusal refusal) {
            command.getErr().println(refusal.getMessage());
            return refusal.exitCode();
        }
        command.getErr().println("This is a fault of the program, please report it:");
        failure.printStackTrace(command.getErr());
        return Refusal.FAILED;
    }
}
