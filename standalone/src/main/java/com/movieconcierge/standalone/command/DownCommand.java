package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.product.Refusal;
import com.movieconcierge.standalone.product.RunState;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/** {@code concierge down}: what Ctrl-C does, from another shell. */
@Command(name = "down", description = "Stops what ./concierge up started; the data stays.")
public final class DownCommand extends ProductCommand {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Override
    public Integer call() throws InterruptedException, ExecutionException {
        ProcessHandle process = RunState.running(dataDirectory())
                .flatMap(RunState::process)
                .orElseThrow(() -> new Refusal(
                        Refusal.NOT_RUNNING, "Nothing is running with its data in " + dataDirectory() + "."));
        process.destroy();
        try {
            process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new Refusal("Process " + process.pid() + " has not stopped within " + LIMIT.toSeconds()
                    + " s; kill -9 " + process.pid() + " is safe for the data.");
        }
        System.out.println("Stopped.");
        return 0;
    }
}
